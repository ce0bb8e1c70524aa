import { spawn } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { text } from 'node:stream/consumers';
import { expect, test } from '@jest/globals';
import { bearer } from './support/gateway.ts';
import { redisUrl } from './support/redis.ts';
import { startSharedGateway } from './support/shared-gateway.ts';

const COMMAND = new URL('../src/revoke.ts', import.meta.url).pathname;

async function revoke(args: readonly string[], env: Record<string, string> = { REDIS_URL: redisUrl().href }) {
  const child = spawn(process.execPath, [COMMAND, ...args], { env, stdio: ['ignore', 'pipe', 'inherit'] });
  const [output, [code]] = await Promise.all([text(child.stdout), once(child, 'exit')]);
  return {
    code,
    lines: output
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line)),
  };
}

test('the command signs a person out of a running gateway, or ends one token', async () => {
  await using gateway = await startSharedGateway();
  const [sub, jti] = [randomUUID(), randomUUID()];
  const tokens = [await gateway.aToken({ sub }), await gateway.aToken({ jti, sub: randomUUID() })];
  const statuses = () =>
    Promise.all(
      tokens.map(async (token) => (await gateway.send({ path: '/mcp', headers: [bearer(token)] })).status),
    );
  expect(await statuses()).toEqual([200, 200]);

  expect(await revoke(['--sub', sub])).toMatchObject({ code: 0, lines: [{ msg: 'revoked', sub }] });
  expect(await statuses()).toEqual([401, 200]);
  expect(await revoke(['--jti', jti])).toMatchObject({ code: 0, lines: [{ msg: 'revoked', jti }] });
  expect(await statuses()).toEqual([401, 401]);
});

test('the command lets an app in no more, whoever it acts for, and allows it again', async () => {
  await using gateway = await startSharedGateway();
  const client = randomUUID();
  const token = await gateway.aToken({ client_id: client });
  const answer = () => gateway.send({ path: '/mcp', headers: [bearer(token)] });
  expect(await revoke(['--client', client])).toMatchObject({ code: 0, lines: [{ client }] });
  const refused = await answer();
  expect([refused.status, JSON.parse(refused.body).code]).toEqual([401, 'client_denied']);
  expect(await revoke(['--allow-client', client])).toMatchObject({ code: 0 });
  expect((await answer()).status).toBe(200);
});

test.each([
  ['nothing to revoke', [], { REDIS_URL: redisUrl().href }, /--sub <sub> or --jti <jti> to revoke, --client/],
  ['an unknown option', ['--user', 'x'], { REDIS_URL: redisUrl().href }, /--user/],
  ['no REDIS_URL', ['--sub', 'x'], {}, /REDIS_URL: is required/],
  [
    'a Redis that does not answer',
    ['--sub', 'x'],
    { REDIS_URL: 'redis://127.0.0.1:1' },
    /ECONNREFUSED|closed/,
  ],
] as [string, string[], Record<string, string>, RegExp][])(
  'the command ends with 1 and says why when there is %s',
  async (_what, args, env, reason) => {
    const { code, lines } = await revoke(args, env);
    expect(code).toBe(1);
    expect(lines).toMatchObject([{ level: 'fatal', err: { message: expect.stringMatching(reason) } }]);
  },
);
