import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { type AddressInfo, createServer } from 'node:net';
import { text } from 'node:stream/consumers';
import { fileURLToPath } from 'node:url';
import { generateKeyPair } from '@bookmarks/identity';
import { expect, test } from '@jest/globals';

const MAIN = fileURLToPath(new URL('../src/main.ts', import.meta.url));
const VALID = {
  PORT: '0',
  METRICS_PORT: '0',
  BOOKMARK_SERVICE_ADDRESS: '127.0.0.1:1',
  IDENTITY_VERIFICATION_KEYS: generateKeyPair('test').publicJwkSet,
  CONFIRMATION_KEY: 'c'.repeat(32),
};

/** How the service ends with these settings, and its last line. */
async function endOf(settings: NodeJS.ProcessEnv) {
  const child = spawn(process.execPath, [MAIN], {
    env: { ...VALID, ...settings },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const [output, [code]] = await Promise.all([text(child.stdout), once(child, 'exit')]);
  return { code, last: JSON.parse(output.trimEnd().split('\n').at(-1) ?? '') };
}

test('ends with 1 and one sentence that names every wrong setting', async () => {
  const { code, last } = await endOf({
    BOOKMARK_SERVICE_ADDRESS: '',
    CONFIRMATION_KEY: 'example-confirmation-key-for-the-local-stack-only',
  });
  expect(code).toBe(1);
  expect(last).toMatchObject({ level: 'fatal' });
  expect(last).not.toHaveProperty('err');
  expect(last.msg).toContain('BOOKMARK_SERVICE_ADDRESS: is required');
  expect(last.msg).toContain('CONFIRMATION_KEY: is the example key');
});

test('ends with 1 and one sentence when its port is taken', async () => {
  await using taken = createServer();
  await once(taken.listen(0, '::'), 'listening');
  const { port } = taken.address() as AddressInfo;
  const { code, last } = await endOf({ PORT: String(port) });
  expect([code, last.level]).toEqual([1, 'fatal']);
  expect(last.msg).toContain(`Port ${port} is taken`);
  expect(last).not.toHaveProperty('err');
});
