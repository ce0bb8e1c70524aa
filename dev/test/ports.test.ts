import { once } from 'node:events';
import { createServer } from 'node:net';
import { describe, expect, test } from '@jest/globals';
import { assertPortsFree, freePort } from '../processes/ports.ts';

describe('assertPortsFree', () => {
  test.each(['127.0.0.1', '0.0.0.0'])('says what to do when something listens on %s', async (host) => {
    const port = await freePort();
    await using server = createServer().listen(port, host);
    await once(server, 'listening');
    await expect(assertPortsFree({ PORT: port })).rejects.toThrow(
      `Port ${port} is taken: stop what uses it, or choose another with PORT=${port + 1000}.`,
    );
  });

  test('accepts ports that nothing listens on', async () => {
    await expect(
      assertPortsFree({ PORT: await freePort(), AUTHKIT_PORT: await freePort() }),
    ).resolves.toBeUndefined();
  });
});
