import { once } from 'node:events';
import { request } from 'node:http';
import { IDENTITY_HEADER } from '@bookmarks/identity';
import { describe, expect, test } from '@jest/globals';
import { aService, assertionFor } from './helpers/service.ts';

const ping = JSON.stringify({ jsonrpc: '2.0', id: 1, method: 'ping' });

describe('a request that the gateway does not vouch for', () => {
  test.each([
    ['no assertion', async () => ''],
    ['a bare name', async () => 'user_anna'],
    ['an expired assertion', () => assertionFor('anna', undefined, new Date(Date.now() - 60_000))],
    ['a damaged assertion', async () => `${await assertionFor('anna')}x`],
  ])('is refused with 401: %s', async (_what, assertion) => {
    await using service = await aService();
    const response = await service.post(ping, { [IDENTITY_HEADER]: await assertion() });
    expect(response.status).toBe(401);
    expect(await response.json()).toMatchObject({ error: { message: expect.any(String) } });
  });

  test('is refused before its body is read, and whatever its method', async () => {
    await using service = await aService();
    expect((await service.post('x'.repeat(2 ** 21), { [IDENTITY_HEADER]: '' })).status).toBe(401);
    for (const method of ['GET', 'DELETE', 'PUT'])
      expect((await fetch(service.url, { method })).status).toBe(401);
  });
});

describe('a body', () => {
  test.each([
    ['larger than 1 MiB', 413, JSON.stringify({ x: 'x'.repeat(2 ** 20) })],
    ['that is not JSON', 400, '{"jsonrpc":'],
    ['that is empty', 400, ''],
    ['with invalid UTF-8', 400, new Uint8Array([0x22, 0xff, 0xfe, 0x22])],
    ['that nests deeply', 400, `${'['.repeat(100_000)}${']'.repeat(100_000)}`],
    ['that nests deeply behind a string', 400, `{"a":"\\\\\\"[","b":${'['.repeat(100)}${']'.repeat(100)}}`],
    ['with strings that never end', 400, '\\"'.repeat(500_000)],
    ['with a long batch', 400, `[${Array.from({ length: 11 }, () => ping).join()}]`],
  ])('%s is refused with %d', async (_what, status, body) => {
    await using service = await aService();
    const response = await service.post(body);
    expect(response.status).toBe(status);
    expect(await response.json()).toMatchObject({ jsonrpc: '2.0', error: { code: expect.any(Number) } });
    expect((await service.post(ping)).status).toBe(200);
  });

  test('of another type is refused with 415', async () => {
    await using service = await aService();
    expect((await service.post(ping, { 'content-type': 'text/plain' })).status).toBe(415);
  });
});

test('a connection lasts no longer than its ends agree to, whatever the SDK says of its streams', async () => {
  await using service = await aService();
  const headers = {
    [IDENTITY_HEADER]: await assertionFor('anna'),
    'content-type': 'application/json',
    accept: 'application/json, text/event-stream',
    connection: 'close',
  };
  const [answer] = await once(request(service.url, { method: 'POST', headers }).end(ping), 'response');
  answer.resume();
  expect(answer.headers).toMatchObject({ 'content-type': 'text/event-stream', connection: 'close' });
});

test('there is no stream to open, no session to end, and nothing at other paths', async () => {
  await using service = await aService();
  const identity = { [IDENTITY_HEADER]: await assertionFor('anna') };
  for (const [method, accept] of [
    ['GET', 'text/event-stream'],
    ['GET', 'application/json, text/event-stream'],
    ['DELETE', '*/*'],
  ] as const) {
    const response = await fetch(service.url, { method, headers: { ...identity, accept } });
    expect([response.status, response.headers.get('allow')]).toEqual([405, 'GET, POST']);
  }
  expect((await fetch(new URL('/other', service.url))).status).toBe(404);
});

test('a GET for anything else is told that it may use the server, and nobody else is', async () => {
  await using service = await aService();
  const response = await fetch(service.url, { headers: { [IDENTITY_HEADER]: await assertionFor('anna') } });
  expect([response.status, await response.text()]).toEqual([200, expect.stringContaining('you may use it')]);
  expect((await fetch(service.url)).status).toBe(401);
});

test('health needs no identity', async () => {
  await using service = await aService();
  for (const path of ['/healthz', '/readyz'])
    expect((await fetch(new URL(path, service.url))).status).toBe(200);
});

test('counts the calls of each tool by outcome', async () => {
  await using service = await aService();
  const client = await service.connectV2();
  await client.callTool({ name: 'list_tags', arguments: {} });
  await client.callTool({ name: 'list_tags', arguments: { limit: -1 } });
  const text = await service.metrics.registry.metrics();
  for (const outcome of ['ok', 'error']) {
    expect(text).toContain(
      `mcp_tool_call_duration_seconds_count{service="test",tool="list_tags",outcome="${outcome}"} 1`,
    );
  }
});

test('answers to two users at once never cross', async () => {
  await using service = await aService();
  const users = ['anna', 'ben'];
  const clients = await Promise.all(
    users.flatMap((user) =>
      [service.connectV1(user), service.connectV2(user)].map(async (client) => ({
        user,
        client: await client,
      })),
    ),
  );
  await Promise.all(
    Array.from({ length: 25 }).flatMap((_, index) =>
      clients.map(async ({ user, client }) => {
        await client.callTool({
          name: 'add_bookmark',
          arguments: { url: `https://example.com/${user}/${index}` },
        });
        const listed = await client.callTool({ name: 'list_bookmarks', arguments: { limit: 100 } });
        const { bookmarks } = listed.structuredContent as { bookmarks: { url: string }[] };
        expect(bookmarks.filter(({ url }) => !url.startsWith(`https://example.com/${user}/`))).toEqual([]);
      }),
    ),
  );
});
