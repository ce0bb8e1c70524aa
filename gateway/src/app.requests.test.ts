import { createMetrics } from '@bookmarks/telemetry';
import { describe, expect, test } from '@jest/globals';
import { bearer, type Gateway, HOST, startGateway } from '../test/support/gateway.ts';
import { headOf, open, type Sent, send } from '../test/support/http-client.ts';
import { type AuditRecord, createAuditLog } from './audit/audit-log.ts';

const MCP = { method: 'POST', path: '/mcp' } as const;
const LARGE = 2 * 1024 * 1024;

async function anObservedGateway(overrides: Parameters<typeof startGateway>[0] = {}) {
  const records: AuditRecord[] = [];
  const metrics = createMetrics('test');
  const audit = createAuditLog(
    (record) => records.push(record),
    () => new Date(),
  );
  const gateway = await startGateway({ audit, metrics, ...overrides });
  const requests = () => gateway.lines.map((line) => JSON.parse(line)).filter(({ msg }) => msg === 'request');
  return { gateway, records, metrics, requests, [Symbol.asyncDispose]: () => gateway[Symbol.asyncDispose]() };
}

/** A line is written when the answer has left, which may be a moment after it was read. */
async function soon(holds: () => boolean): Promise<void> {
  const end = Date.now() + 2_000;
  while (!holds() && Date.now() < end) await new Promise((later) => setImmediate(later));
}

const NO_ROOM = { quota: 1, windowSeconds: 86_400 };
type Refusal = {
  readonly reason: string;
  readonly status: number;
  readonly sent: (gateway: Gateway) => Promise<Sent> | Sent;
  readonly overrides?: Parameters<typeof startGateway>[0];
};

const withToken = async (gateway: Gateway, sent: Sent): Promise<Sent> => ({
  ...sent,
  headers: [HOST, bearer(await gateway.aToken()), ...(sent.headers ?? [])],
});

/** Refusals that decide about access, and so are in the audit log too. */
const DECISIONS: readonly Refusal[] = [
  { reason: 'credentials_missing', status: 401, sent: () => ({ ...MCP, headers: [HOST] }) },
  {
    reason: 'origin_not_allowed',
    status: 403,
    sent: (gateway) => withToken(gateway, { ...MCP, headers: [['origin', 'https://evil.example']] }),
  },
  { reason: 'host_not_allowed', status: 421, sent: () => ({ ...MCP, headers: [['host', 'evil.example']] }) },
  {
    reason: 'rate_limited',
    status: 429,
    sent: async (gateway) => {
      await send(gateway.server, { ...MCP, headers: [HOST] });
      return { ...MCP, headers: [HOST] };
    },
    overrides: {
      limits: { address: NO_ROOM, public: NO_ROOM, caller: NO_ROOM, key: NO_ROOM, tools: NO_ROOM },
    },
  },
];
const PROBLEMS: readonly Refusal[] = [
  {
    reason: 'request_target_not_supported',
    status: 400,
    sent: () => ({ path: 'http://gateway.example/mcp', headers: [HOST] }),
  },
  { reason: 'path_unreadable', status: 400, sent: () => ({ path: '/transfers/%ff', headers: [HOST] }) },
  { reason: 'host_missing', status: 400, sent: () => ({ path: '/mcp' }) },
  {
    reason: 'body_not_expected',
    status: 400,
    sent: (gateway) => withToken(gateway, { method: 'DELETE', path: '/mcp', body: 'x' }),
  },
  { reason: 'not_found', status: 404, sent: () => ({ path: '/nowhere', headers: [HOST] }) },
  { reason: 'method_not_allowed', status: 405, sent: () => ({ ...MCP, method: 'PUT', headers: [HOST] }) },
  {
    reason: 'body_too_large',
    status: 413,
    sent: (gateway) => withToken(gateway, { ...MCP, headers: [['content-length', String(LARGE)]] }),
  },
  {
    reason: 'content_encoding_not_supported',
    status: 415,
    sent: (gateway) => withToken(gateway, { ...MCP, headers: [['content-encoding', 'gzip']] }),
  },
  {
    reason: 'upstream_unavailable',
    status: 503,
    sent: (gateway) => withToken(gateway, MCP),
    overrides: { mcpServiceUrl: new URL('http://127.0.0.1:1') },
  },
];

describe('a refused request', () => {
  test.each([...DECISIONS, ...PROBLEMS])(
    'leaves a line with the reason and its request id, and is counted: $status $reason',
    async ({ reason, status, sent, overrides }) => {
      await using observed = await anObservedGateway(overrides);
      const { gateway, metrics, requests } = observed;
      const answer = await send(gateway.server, await sent(gateway));
      expect([answer.status, JSON.parse(answer.body).code]).toEqual([status, reason]);
      const request_id = answer.headers['x-request-id'];
      await soon(() => requests().some((line) => line.request_id === request_id));
      expect(requests().at(-1)).toMatchObject({ level: 'info', reason, status, request_id });
      const text = await metrics.registry.metrics();
      expect(text).toContain(
        `gateway_problems_total{reason="${reason}",status="${status}",service="test"} 1`,
      );
    },
  );

  test.each(DECISIONS)(
    'leaves exactly one record where it is a decision about access: $reason',
    async ({ reason, sent, overrides }) => {
      await using observed = await anObservedGateway(overrides);
      const { gateway, records, metrics } = observed;
      const answer = await send(gateway.server, await sent(gateway));
      const ofIt = records.filter(({ request_id }) => request_id === answer.headers['x-request-id']);
      expect(ofIt).toMatchObject([{ decision: 'refused', reason }]);
      const text = await metrics.registry.metrics();
      expect(text).toContain(
        `gateway_access_decisions_total{decision="refused",reason="${reason}",service="test"} 1`,
      );
    },
  );

  test('names the caller once the credential held', async () => {
    await using observed = await anObservedGateway({
      limits: { address: NO_ROOM, public: NO_ROOM, caller: NO_ROOM, key: NO_ROOM, tools: NO_ROOM },
    });
    const { gateway, records, requests } = observed;
    const sent = await withToken(gateway, MCP);
    await send(gateway.server, sent);
    await send(gateway.server, sent);
    await soon(() => requests().length === 2);
    expect(records[1]).toMatchObject({ reason: 'rate_limited', sub: 'user_anna', client_id: 'client_1' });
    expect(requests()[1]).toMatchObject({ reason: 'rate_limited', sub: 'user_anna' });
  });
});

describe('a request', () => {
  test('leaves one line when it has ended: what it was, how it ended, how long it took, and whose it was', async () => {
    await using observed = await anObservedGateway();
    const { gateway, requests } = observed;
    const answer = await send(gateway.server, await withToken(gateway, { ...MCP, path: '/mcp/' }));
    await soon(() => requests().length === 1);
    const [line] = requests();
    expect(line).toMatchObject({
      level: 'info',
      method: 'POST',
      route: '/mcp',
      status: 200,
      duration_ms: expect.any(Number),
      request_id: answer.headers['x-request-id'],
      sub: 'user_anna',
    });
    expect(line).not.toHaveProperty('reason');
  });

  test('is named by its route, and never by its path, query, credential or body', async () => {
    await using observed = await anObservedGateway();
    const { gateway, requests } = observed;
    const token = await gateway.aToken();
    const headers = [HOST, bearer(token), ['cookie', 'c=s3cret']] as const;
    await send(gateway.server, { ...MCP, path: '/mcp?access_token=s3cret', headers, body: '"s3cret"' });
    await send(gateway.server, { path: '/s3cret?s3cret', headers });
    await send(gateway.server, { path: '/.well-known/oauth-protected-resource/mcp?s3cret', headers });
    await soon(() => requests().length === 3);
    expect(requests().map(({ route }) => route)).toEqual([
      '/mcp',
      'none',
      '/.well-known/oauth-protected-resource/mcp',
    ]);
    expect(gateway.lines.join()).not.toContain('s3cret');
    for (const part of token.split('.')) expect(gateway.lines.join()).not.toContain(part);
  });

  test('for health leaves no line and is not measured, unless it is refused', async () => {
    await using observed = await anObservedGateway();
    const { gateway, metrics, requests } = observed;
    for (const path of ['/healthz', '/readyz', '/readyz/']) await gateway.send({ path });
    await gateway.send({ method: 'POST', path: '/healthz' });
    await soon(() => requests().length > 0);
    expect(requests()).toMatchObject([{ method: 'POST', status: 404, reason: 'not_found' }]);
    expect(await metrics.registry.metrics()).not.toContain('status="200"');
  });

  test('that its client gave up has the status 499', async () => {
    await using observed = await anObservedGateway({ signIdentity: () => new Promise(() => undefined) });
    const { gateway, records, requests } = observed;
    const outgoing = open(gateway.server, { ...MCP, headers: [HOST, bearer(await gateway.aToken())] });
    const broken = expect(headOf(outgoing)).rejects.toThrow();
    outgoing.end();
    await soon(() => records.length === 1);
    outgoing.destroy();
    await broken;
    await soon(() => requests().length === 1);
    expect(requests()).toMatchObject([{ route: '/mcp', status: 499, sub: 'user_anna' }]);
  });
});
