import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { createServer } from 'node:net';
import { describe, expect, test } from '@jest/globals';
import { aStack, request, untilReady } from './support/process-stack.ts';

describe('the process', () => {
  test('becomes ready by itself, and serves a caller', async () => {
    await using stack = await aStack();
    await untilReady(stack);
    const answer = await request(stack, '/mcp', { authorization: `Bearer ${await stack.token()}` });
    expect(answer.statusCode).toBe(200);
    expect(stack.upstream.last.req.headers['x-user-sub']).toMatch(/^eyJ/);
  });

  test('says that the local stack is insecure', async () => {
    await using stack = await aStack();
    const line = await stack.gateway.line('INSECURE_LOCAL_STACK is on: never where others can reach it');
    expect(line.level).toBe('warn');
  });

  test('serves every request while Redis is away', async () => {
    await using stack = await aStack();
    await untilReady(stack);
    stack.outage.begin();
    await stack.gateway.line('Redis is not reachable; going on without it');
    const headers = { authorization: `Bearer ${await stack.token()}` };
    expect((await request(stack, '/mcp', headers)).statusCode).toBe(200);
    expect((await request(stack, '/.well-known/openid-configuration')).statusCode).toBe(200);
    expect((await request(stack, '/readyz')).statusCode).toBe(200);
  });

  test.each([
    ['Redis', {}],
    ['the process alone', { REDIS_URL: '' }],
  ])('limits callers as its settings say, counting in %s', async (_what, changes) => {
    await using stack = await aStack({ RATE_LIMIT_CALLER: '2/86400', ...changes });
    await untilReady(stack);
    const headers = { authorization: `Bearer ${await stack.token(randomUUID())}` };
    const statuses = [];
    for (let index = 0; index < 3; index += 1)
      statuses.push((await request(stack, '/mcp', headers)).statusCode);
    expect(statuses).toEqual([200, 200, 429]);
  });

  test('refuses tokens while Redis is away where its settings say so', async () => {
    await using stack = await aStack({ REVOCATION_WHEN_REDIS_IS_AWAY: 'refuse' });
    await untilReady(stack);
    const headers = { authorization: `Bearer ${await stack.token()}` };
    // On a busy machine Redis may be away for a moment, too.
    while ((await request(stack, '/mcp', headers)).statusCode !== 200);
    stack.outage.begin();
    expect((await request(stack, '/mcp', headers)).statusCode).toBe(503);
  });

  test.each(['SIGTERM', 'SIGINT'] as const)(
    'lets a running request finish after %s, then exits with 0',
    async (signal) => {
      await using stack = await aStack();
      await untilReady(stack);
      const begun = Promise.withResolvers<() => void>();
      stack.upstream.answer = (_req, res) => begun.resolve(() => res.json({ done: true }));
      const answer = request(stack, '/mcp', { authorization: `Bearer ${await stack.token()}` });
      const finish = await begun.promise;
      stack.gateway.stop(signal);
      await stack.gateway.line('draining');
      finish();
      expect((await answer).statusCode).toBe(200);
      expect(await stack.gateway.exit).toBe(0);
    },
  );

  test('serves on after SIGTERM for as long as its settings say, though it is not ready', async () => {
    await using stack = await aStack({ SHUTDOWN_DELAY_SECONDS: '60' });
    await untilReady(stack);
    const headers = { authorization: `Bearer ${await stack.token()}` };
    stack.gateway.stop('SIGTERM');
    await stack.gateway.line('draining');
    expect((await request(stack, '/readyz')).statusCode).toBe(503);
    const answer = await request(stack, '/mcp', headers);
    expect([answer.statusCode, answer.headers.connection]).toEqual([200, 'close']);
  });

  test('stops while it still looks for the keys', async () => {
    await using stack = await aStack({ AUTHKIT_DOMAIN: 'http://127.0.0.1:1' });
    await stack.gateway.line('the keys of the authorization server are not known yet');
    expect((await request(stack, '/readyz')).statusCode).toBe(503);
    stack.gateway.stop('SIGTERM');
    expect(await stack.gateway.exit).toBe(0);
  });

  test('ends with 1 and one fatal line when the configuration is wrong', async () => {
    await using stack = await aStack({ INSECURE_LOCAL_STACK: 'off' });
    expect(await stack.gateway.exit).toBe(1);
    expect(stack.gateway.lines).toMatchObject([{ level: 'fatal' }]);
    expect(stack.gateway.lines[0]?.msg).toMatch(/PUBLIC_URL: must start with https:/);
  });

  test('ends with 1 and a fatal line when its port is taken', async () => {
    const taken = createServer().listen(0);
    await once(taken, 'listening');
    const address = taken.address();
    await using stack = await aStack({ PORT: String(typeof address === 'object' ? address?.port : '') });
    expect(await stack.gateway.exit).toBe(1);
    expect(stack.gateway.lines).toContainEqual(
      expect.objectContaining({ level: 'fatal', msg: expect.stringContaining('EADDRINUSE') }),
    );
    taken.close();
  });
});
