import { once } from 'node:events';
import { expect, test } from '@jest/globals';
import express from 'express';
import { send } from '../../test/support/http-client.ts';
import { publicCors } from './cors.ts';

async function allowedHeaders(asked: string): Promise<string[]> {
  const app = express();
  app.use(publicCors('GET'));
  await using server = app.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const answer = await send(server, {
    method: 'OPTIONS',
    headers: [
      ['host', 'x'],
      ['access-control-request-headers', asked],
    ],
  });
  return answer.headers['access-control-allow-headers']?.split(', ') ?? [];
}

test.each(['Mcp-Param-Region', 'mcp-param-x', 'MCP-PARAM-A-1'])(
  'allows the parameter header %s',
  async (name) => {
    expect(await allowedHeaders(`authorization, ${name}`)).toContain(name);
  },
);

test.each(['mcp-param-', 'mcp-param-a_b', `mcp-param-${'a'.repeat(65)}`, 'x-mcp-param-a', '*', 'cookie'])(
  'does not allow %s',
  async (name) => {
    expect(await allowedHeaders(name)).not.toContain(name);
  },
);

test('names Authorization, which * would not cover', async () => {
  expect(await allowedHeaders('authorization')).toEqual(
    expect.arrayContaining(['Authorization', 'Content-Type']),
  );
});

test('allows a bounded number of parameter headers', async () => {
  const many = Array.from({ length: 100 }, (_, index) => `mcp-param-${index}`);
  const echoed = (await allowedHeaders(many.join())).filter((name) => name.startsWith('mcp-param-'));
  expect(echoed).toHaveLength(32);
});
