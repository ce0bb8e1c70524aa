import { describe, expect, test } from '@jest/globals';
import { bearer, type Gateway, HOST, startGateway } from '../test/support/gateway.ts';
import { headOf, open, type Sent } from '../test/support/http-client.ts';
import { createInProcessAdmit } from './limits/in-process.ts';
import type { Limits } from './limits/limit.ts';

const HUGE = { quota: 1000, windowSeconds: 1 };
const few = (quota: number) => ({ quota, windowSeconds: 86_400 });

/** Time stands still for the buckets, so nothing comes back while a test runs. */
const aCounter = () => createInProcessAdmit({ clock: () => new Date(0) });

const aGateway = (changes: Partial<Record<keyof Limits, ReturnType<typeof few>>> = {}) =>
  startGateway({
    admit: aCounter(),
    limits: { address: HUGE, public: HUGE, caller: HUGE, key: HUGE, tools: HUGE, ...changes },
  });

type Headers = NonNullable<Sent['headers']>;
const post = (gateway: Gateway, headers: Headers) =>
  gateway.send({ method: 'POST', path: '/mcp', headers, body: '{}' });

const modern = (tool: string, revision = '2026-07-28'): Headers => [
  ['mcp-protocol-version', revision],
  ['mcp-method', 'tools/call'],
  ['mcp-name', tool],
];

/** The `r` of a bucket in the RateLimit field. */
const remaining = (field: unknown, bucket: string) =>
  Number(new RegExp(`"${bucket}";r=(\\d+)`).exec(String(field))?.[1]);

describe('a caller', () => {
  test('is told what is left, also when the call succeeds', async () => {
    await using gateway = await aGateway({ caller: few(10) });
    const headers = [bearer(await gateway.aToken())];
    await post(gateway, headers);
    const answer = await post(gateway, headers);
    expect(answer.status).toBe(200);
    expect(answer.headers['ratelimit-policy']).toBe('"caller";q=10;w=86400');
    expect(answer.headers.ratelimit).toBe('"caller";r=8;t=17280');
  });

  test('is limited, with the reason and when to come back, and gets no further', async () => {
    await using gateway = await aGateway({ caller: few(2) });
    const headers = [bearer(await gateway.aToken())];
    expect((await post(gateway, headers)).status).toBe(200);
    expect((await post(gateway, headers)).status).toBe(200);
    const answer = await post(gateway, headers);

    expect(answer.status).toBe(429);
    expect(answer.headers['content-type']).toBe('application/problem+json');
    expect(answer.headers['retry-after']).toBe('43200');
    expect(answer.headers.ratelimit).toBe('"caller";r=0;t=43200');
    expect(JSON.parse(answer.body)).toMatchObject({
      status: 429,
      code: 'rate_limited',
      request_id: answer.headers['x-request-id'],
    });
    expect(gateway.upstream.arrived).toHaveLength(2);
    expect(gateway.lines.map((line) => JSON.parse(line))).toContainEqual(
      expect.objectContaining({
        reason: 'rate_limited',
        limits: ['caller'],
        request_id: answer.headers['x-request-id'],
      }),
    );
  });

  test('is limited before the body is read', async () => {
    await using gateway = await aGateway({ caller: few(1) });
    const authorization = bearer(await gateway.aToken());
    await post(gateway, [authorization]);
    const headers = [HOST, authorization, ['content-length', '1000000']] as const;
    const outgoing = open(gateway.server, { method: 'POST', path: '/mcp', headers });
    outgoing.flushHeaders();
    const answer = await headOf(outgoing);
    expect(answer.statusCode).toBe(429);
    outgoing.destroy();
  });

  test('does not feel the limits of others', async () => {
    await using gateway = await aGateway({ caller: few(1) });
    const [anna, ben] = [await gateway.aToken(), await gateway.aToken({ sub: 'user_ben' })];
    await post(gateway, [bearer(anna)]);
    expect((await post(gateway, [bearer(anna)])).status).toBe(429);
    expect((await post(gateway, [bearer(ben)])).status).toBe(200);
  });

  test('has one bucket, however many tokens there are', async () => {
    await using gateway = await aGateway({ caller: few(1) });
    await post(gateway, [bearer(await gateway.aToken({ client_id: 'client_1' }))]);
    const other = await gateway.aToken({ client_id: 'client_2' });
    expect((await post(gateway, [bearer(other)])).status).toBe(429);
  });

  test('is also counted when the call needs other scopes', async () => {
    await using gateway = await aGateway({ caller: few(1) });
    const headers = [
      bearer(await gateway.aToken({ scope: 'bookmarks:read' })),
      ...modern('add_bookmark'),
    ] as const;
    expect((await post(gateway, headers)).status).toBe(403);
    expect((await post(gateway, headers)).status).toBe(429);
  });
});

describe('a tool call', () => {
  test.each([
    ['list_bookmarks', 99],
    ['add_bookmark', 95],
  ])('takes from the tools bucket by its class: %s', async (tool, left) => {
    await using gateway = await aGateway({ tools: few(100) });
    const answer = await post(gateway, [bearer(await gateway.aToken()), ...modern(tool)]);
    expect(answer.status).toBe(200);
    expect(remaining(answer.headers.ratelimit, 'tools')).toBe(left);
  });

  test('that finds one bucket empty takes nothing from the other', async () => {
    await using gateway = await aGateway({ caller: few(10), tools: few(6) });
    const headers = [bearer(await gateway.aToken()), ...modern('add_bookmark')] as const;
    await post(gateway, headers);
    const refused = await post(gateway, headers);
    expect(refused.status).toBe(429);
    expect(remaining(refused.headers.ratelimit, 'caller')).toBe(9);
    expect(remaining(refused.headers.ratelimit, 'tools')).toBe(1);
    const read = await post(gateway, [bearer(await gateway.aToken()), ...modern('list_bookmarks')]);
    expect(read.status).toBe(200);
    expect(remaining(read.headers.ratelimit, 'caller')).toBe(8);
  });

  test.each([
    ['of an older revision, whose headers nobody checks', modern('add_bookmark', '2025-11-25')],
    ['of a tool that nobody knows', modern('no_such_tool')],
    ['without headers', []],
  ])('counts as any request when it is %s', async (_what, headers) => {
    await using gateway = await aGateway({ tools: few(1) });
    const answer = await post(gateway, [bearer(await gateway.aToken()), ...headers]);
    expect(answer.status).toBe(200);
    expect(answer.headers['ratelimit-policy']).toBe('"caller";q=1000;w=1');
  });
});

describe('an address', () => {
  test('is limited when it sends no token or a bad one, and told so like a caller', async () => {
    await using gateway = await aGateway({ address: few(2) });
    const challenged = await post(gateway, []);
    expect([challenged.status, challenged.headers.ratelimit]).toEqual([401, '"address";r=1;t=43200']);
    expect((await post(gateway, [bearer('x.y.z')])).status).toBe(401);
    for (const headers of [[], [bearer('x.y.z')], [bearer(await gateway.aToken({ exp: 1 }))]]) {
      const answer = await post(gateway, headers);
      expect([answer.status, answer.headers['retry-after']]).toEqual([429, '43200']);
      expect(answer.headers['www-authenticate']).toBeUndefined();
    }
  });

  test('is not counted for callers, whom hosted assistants bring from one address', async () => {
    await using gateway = await aGateway({ address: few(1) });
    await post(gateway, []);
    expect((await post(gateway, [])).status).toBe(429);
    for (const sub of ['user_anna', 'user_ben']) {
      const answer = await post(gateway, [bearer(await gateway.aToken({ sub }))]);
      expect([answer.status, remaining(answer.headers.ratelimit, 'address')]).toEqual([200, Number.NaN]);
    }
  });

  test('is not counted when the fault is not the client’s', async () => {
    await using gateway = await aGateway({ address: few(1) });
    gateway.authKit.isDown = true;
    const headers = [bearer(await gateway.aToken())];
    for (let index = 0; index < 3; index += 1) expect((await post(gateway, headers)).status).toBe(503);
  });

  test('is what the proxies of ours say, and not what the client says', async () => {
    const limits = { address: few(1), public: few(1), caller: HUGE, key: HUGE, tools: HUGE };
    await using gateway = await startGateway({ admit: aCounter(), limits, trustedProxies: 1 });
    const from = (forwarded: string) => post(gateway, [['x-forwarded-for', forwarded]]);
    expect((await from('203.0.113.7')).status).toBe(401);
    expect((await from('6.6.6.6, 203.0.113.7')).status).toBe(429);
    expect((await from('203.0.113.8')).status).toBe(401);
    expect((await from('2001:db8:1:2::1')).status).toBe(401);
    expect((await from('2001:db8:1:2:ffff::2')).status).toBe(429);
    expect((await from('2001:db8:1:3::1')).status).toBe(401);
  });

  test('is that of the connection when there are no proxies', async () => {
    await using gateway = await aGateway({ address: few(1) });
    await post(gateway, [['x-forwarded-for', '203.0.113.7']]);
    expect((await post(gateway, [['x-forwarded-for', '203.0.113.8']])).status).toBe(429);
  });
});
