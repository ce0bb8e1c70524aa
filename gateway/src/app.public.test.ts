import { createHash } from 'node:crypto';
import { IDENTITY_HEADER } from '@bookmarks/identity';
import { createMetrics } from '@bookmarks/telemetry';
import { describe, expect, test } from '@jest/globals';
import { bearer, HOST, startGateway } from '../test/support/gateway.ts';
import { headOf, open, type Sent } from '../test/support/http-client.ts';
import type { AppDeps } from './app.ts';
import type { Decision } from './audit/audit-log.ts';
import { createInProcessAdmit } from './limits/in-process.ts';

const PUBLIC = { method: 'POST', path: '/public/mcp', body: '{}' } as const;
const HUGE = { quota: 1000, windowSeconds: 1 };

const aGateway = (overrides: Partial<AppDeps> = {}) => startGateway({ isPublicMcpOn: true, ...overrides });

/** One whose addresses have so many requests, of which none comes back while a test runs. */
const aLimitedGateway = (quota: number, overrides: Partial<AppDeps> = {}) =>
  aGateway({
    admit: createInProcessAdmit({ clock: () => new Date(0) }),
    limits: {
      ...{ address: HUGE, caller: HUGE, key: HUGE, tools: HUGE },
      public: { quota, windowSeconds: 86_400 },
    },
    ...overrides,
  });

test('is served where the operator has said so, and else there is nothing', async () => {
  await using off = await startGateway();
  expect((await off.send(PUBLIC)).status).toBe(404);
  await using on = await aGateway();
  expect((await on.send(PUBLIC)).status).toBe(200);
});

test('hands on no credential and no identity, whatever comes', async () => {
  await using gateway = await aGateway();
  const headers: Sent['headers'] = [
    bearer(await gateway.aToken()),
    [IDENTITY_HEADER, 'forged'],
    ['cookie', 'a=b'],
    ['mcp-protocol-version', '2026-07-28'],
  ];
  for (const given of [headers, [bearer('nonsense')], []]) {
    expect((await gateway.send({ ...PUBLIC, headers: given })).status).toBe(200);
    const arrived = gateway.upstream.last.req.headers;
    expect(arrived.authorization ?? arrived[IDENTITY_HEADER] ?? arrived.cookie).toBeUndefined();
  }
  expect(gateway.upstream.arrived[0]?.req.headers).toMatchObject({ 'mcp-protocol-version': '2026-07-28' });
  expect(gateway.upstream.arrived.map(({ req }) => req.url)).toEqual(Array(3).fill('/public/mcp'));
});

test('is not among the resources that can be signed in to, nor is anything of it', async () => {
  await using gateway = await aGateway();
  const path = '/.well-known/oauth-protected-resource/public/mcp';
  expect((await gateway.send({ path })).status).toBe(404);
  expect((await gateway.send({ method: 'POST', path: '/mcp', body: '{}' })).status).toBe(401);
  expect((await gateway.send({ ...PUBLIC, path: '/public/mcp/x' })).status).toBe(404);
});

describe('an answer', () => {
  test('is named by its bytes, and may be kept by everybody who asks again each time', async () => {
    await using gateway = await aGateway();
    const answer = await gateway.send(PUBLIC);
    expect(answer.headers).toMatchObject({
      etag: `"${createHash('sha256').update(answer.body).digest('base64url')}"`,
      'cache-control': 'public, max-age=0, must-revalidate',
      vary: 'Accept, Mcp-Protocol-Version',
      'content-length': String(answer.body.length),
      'access-control-allow-origin': '*',
    });
    expect(answer.headers['access-control-allow-credentials']).toBeUndefined();
  });

  test.each([202, 400, 404, 500])('of the status %d is not kept', async (status) => {
    await using gateway = await aGateway();
    gateway.upstream.answer = (_req, res) => void res.status(status).json({});
    const answer = await gateway.send(PUBLIC);
    expect(answer).toMatchObject({ status, headers: { 'cache-control': 'no-store' } });
    expect(answer.headers.etag).toBeUndefined();
  });

  test.each([401, 403])('never asks to sign in: %d of the services behind is their fault', async (status) => {
    await using gateway = await aGateway();
    gateway.upstream.answer = (_req, res) => void res.status(status).json({});
    const answer = await gateway.send(PUBLIC);
    expect(answer).toMatchObject({ status: 502, headers: { 'cache-control': 'no-store' } });
    expect(answer.headers['www-authenticate']).toBeUndefined();
  });

  test('that is too large, or breaks off, is none', async () => {
    await using gateway = await aGateway();
    gateway.upstream.answer = (_req, res) => void res.end('x'.repeat(600 * 1024));
    expect((await gateway.send(PUBLIC)).status).toBe(502);
    gateway.upstream.answer = (_req, res) => {
      res.writeHead(200, { 'content-length': '100' }).write('half', () => res.destroy());
    };
    expect((await gateway.send(PUBLIC)).status).toBe(503);
  });
});

describe('a browser', () => {
  test('may ask from a page of any origin, without credentials', async () => {
    await using gateway = await aGateway();
    const headers = [
      ['origin', 'https://anywhere.example'],
      ['access-control-request-method', 'POST'],
      ['access-control-request-headers', 'content-type, mcp-protocol-version'],
    ] as const;
    const preflight = await gateway.send({ method: 'OPTIONS', path: '/public/mcp', headers });
    expect(preflight).toMatchObject({
      status: 204,
      headers: {
        'access-control-allow-origin': '*',
        'access-control-allow-methods': 'GET, POST, OPTIONS',
        'access-control-allow-headers': expect.stringMatching(/Content-Type.*MCP-Protocol-Version/),
      },
    });
    expect(preflight.headers['access-control-allow-credentials']).toBeUndefined();
    const answer = await gateway.send({ ...PUBLIC, headers: [['origin', 'https://anywhere.example']] });
    expect(answer).toMatchObject({ status: 200, headers: { 'access-control-allow-origin': '*' } });
  });

  test.each(['DELETE', 'PUT'])('cannot %s', async (method) => {
    await using gateway = await aGateway();
    const answer = await gateway.send({ method, path: '/public/mcp' });
    expect(answer).toMatchObject({ status: 405, headers: { allow: 'GET, POST, OPTIONS' } });
  });
});

describe('an address', () => {
  test('has its own share, whatever credential comes with a request, and is told when to come back', async () => {
    const metrics = createMetrics('test');
    await using gateway = await aLimitedGateway(2, { metrics });
    const headers = [bearer(await gateway.aToken())];
    await gateway.send({ ...PUBLIC, headers });
    expect((await gateway.send(PUBLIC)).headers.ratelimit).toMatch(/"public";r=0/);
    const refused = await gateway.send({ ...PUBLIC, headers });
    expect(refused).toMatchObject({
      status: 429,
      headers: {
        'retry-after': '43200',
        'cache-control': 'no-store',
        'access-control-allow-origin': '*',
        'access-control-expose-headers': expect.stringContaining('Retry-After'),
      },
    });
    expect(gateway.upstream.arrived).toHaveLength(2);
    expect((await gateway.send({ method: 'POST', path: '/mcp', headers, body: '{}' })).status).toBe(200);
    expect(await metrics.registry.metrics()).toContain(
      'gateway_public_refusals_total{reason="rate_limited",service="test"} 1',
    );
  });

  test('is counted by its first 64 bits', async () => {
    await using gateway = await aLimitedGateway(1, { trustedProxies: 1 });
    const from = (address: string) => gateway.send({ ...PUBLIC, headers: [['x-forwarded-for', address]] });
    expect((await from('2001:db8::1')).status).toBe(200);
    expect((await from('2001:db8::2')).status).toBe(429);
    expect((await from('2001:db8:0:1::1')).status).toBe(200);
  });

  test('is refused before its body is read', async () => {
    await using gateway = await aLimitedGateway(1);
    await gateway.send(PUBLIC);
    const headers = [HOST, ['content-length', '60000']] as const;
    const outgoing = open(gateway.server, { ...PUBLIC, headers });
    outgoing.flushHeaders();
    expect((await headOf(outgoing)).statusCode).toBe(429);
    outgoing.destroy();
  });
});

test.each([false, true])('a body has at most 64 KiB; chunked: %s', async (chunked) => {
  await using gateway = await aGateway();
  expect((await gateway.send({ ...PUBLIC, body: 'x'.repeat(64 * 1024), chunked })).status).toBe(200);
  const refused = await gateway.send({ ...PUBLIC, body: 'x'.repeat(64 * 1024 + 1), chunked });
  expect(refused).toMatchObject({ status: 413, headers: { 'cache-control': 'no-store' } });
});

test('a body that says that it is too large, or is packed, is not waited for', async () => {
  await using gateway = await aGateway();
  const refusedBy = async (header: readonly [string, string]) => {
    const outgoing = open(gateway.server, { ...PUBLIC, headers: [HOST, header] });
    outgoing.flushHeaders();
    const { statusCode } = await headOf(outgoing);
    outgoing.destroy();
    return statusCode;
  };
  expect(await refusedBy(['content-length', String(64 * 1024 + 1)])).toBe(413);
  expect(await refusedBy(['content-encoding', 'gzip'])).toBe(415);
  expect(gateway.upstream.arrived).toEqual([]);
});

test('the records say that there was no credential', async () => {
  const decisions: Decision[] = [];
  await using gateway = await aLimitedGateway(1, { audit: (decision) => decisions.push(decision) });
  const headers = [bearer(await gateway.aToken()), ['mcp-name', 'list_bookmarks']] as const;
  await gateway.send({ ...PUBLIC, headers });
  await gateway.send({ ...PUBLIC, headers });
  const facts = { credential: 'none', sub: undefined, client_id: undefined, operation: 'list_bookmarks' };
  expect(decisions).toMatchObject([
    { decision: 'allowed', ...facts },
    { decision: 'refused', reason: 'rate_limited', ...facts },
  ]);
  const requests = gateway.lines.map((line) => JSON.parse(line)).filter(({ msg }) => msg === 'request');
  expect(requests).toMatchObject([
    { route: '/public/mcp', status: 200, credential: 'none' },
    { route: '/public/mcp', status: 429, credential: 'none', reason: 'rate_limited' },
  ]);
});
