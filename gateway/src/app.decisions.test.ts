import { createMetrics } from '@bookmarks/telemetry';
import { expect, test } from '@jest/globals';
import { bearer, startGateway } from '../test/support/gateway.ts';
import { type AuditRecord, auditMistakes, createAuditLog } from './audit/audit-log.ts';

const MCP = { method: 'POST', path: '/mcp' } as const;

async function anObservedGateway() {
  const records: AuditRecord[] = [];
  const metrics = createMetrics('test');
  const audit = createAuditLog(
    (record) => records.push(record),
    () => new Date(),
  );
  const gateway = await startGateway({ audit, metrics });
  return { gateway, records, metrics, [Symbol.asyncDispose]: () => gateway[Symbol.asyncDispose]() };
}

test('every decision is written down: who, by which client, for what, why not, and the request id', async () => {
  await using observed = await anObservedGateway();
  const { gateway, records } = observed;
  const token = await gateway.aToken();
  const headers = [bearer(token), ['mcp-name', 'list_tags'], ['content-type', 'application/json']] as const;
  const allowed = await gateway.send({ ...MCP, headers });
  const refused = await gateway.send({
    ...MCP,
    headers: [bearer(await gateway.aToken({ aud: 'somebody' }))],
  });
  await gateway.send(MCP);

  expect(records).toMatchObject([
    {
      decision: 'allowed',
      sub: 'user_anna',
      client_id: 'client_1',
      credential: 'oauth',
      method: 'POST',
      operation: 'list_tags',
      request_id: allowed.headers['x-request-id'],
    },
    { decision: 'refused', reason: 'audience_mismatch', request_id: refused.headers['x-request-id'] },
    { decision: 'refused', reason: 'credentials_missing' },
  ]);
  expect([...auditMistakes(records)]).toEqual([]);
  expect(JSON.stringify(records)).not.toContain(token.slice(-20));
});

test('what a client invents as an operation does not reach the audit log', async () => {
  await using observed = await anObservedGateway();
  for (const name of ['a b', '"}', 'x'.repeat(200)]) {
    await observed.gateway.send({ ...MCP, headers: [['mcp-name', name]] });
  }
  expect(observed.records.map(({ operation }) => operation)).toEqual([undefined, undefined, undefined]);
});

test('requests and decisions are counted', async () => {
  await using observed = await anObservedGateway();
  const { gateway, metrics } = observed;
  await gateway.send({ ...MCP, headers: [bearer(await gateway.aToken())] });
  await gateway.send(MCP);
  await gateway.send({ method: 'GET', path: '/.well-known/oauth-protected-resource' });
  await gateway.send({ method: 'GET', path: '/anything' });
  const text = await metrics.registry.metrics();
  expect(text).toContain('gateway_access_decisions_total{decision="allowed",reason="",service="test"} 1');
  expect(text).toContain(
    'gateway_access_decisions_total{decision="refused",reason="credentials_missing",service="test"} 1',
  );
  for (const [route, status] of [
    ['mcp', 200],
    ['mcp', 401],
    ['discovery', 200],
    ['other', 404],
  ]) {
    expect(text).toContain(
      `gateway_request_duration_seconds_count{service="test",route="${route}",status="${status}"} 1`,
    );
  }
});
