import { IDENTITY_HEADER, SCOPES } from '@bookmarks/identity';
import { createLogger } from '@bookmarks/telemetry';
import { UPSTREAM_TOKEN_HEADER } from '@bookmarks/upstream';
import { describe, expect, test } from '@jest/globals';
import { aService, assertionFor, PUBLIC_URL } from './helpers/service.ts';
import { anUpstreamServer, sendJson } from './helpers/upstream-server.ts';
import { ACCESS_TOKEN, anUpstreamSession, aServiceWith, tokenHeader } from './helpers/upstream-session.ts';

const ping = JSON.stringify({ jsonrpc: '2.0', id: 1, method: 'ping' });
const NOWHERE = new URL('http://127.0.0.1:9');

describe('a token of the upstream', () => {
  test('is not needed by who asks nothing of it', async () => {
    await using service = await aServiceWith('github', NOWHERE, { headersOf: async () => ({}) });
    expect((await service.post(ping)).status).toBe(200);
  });

  test('is taken with the identity of its user', async () => {
    await using service = await aServiceWith('github', NOWHERE);
    expect((await service.post(ping)).status).toBe(200);
  });

  test.each([
    ['that is none', async () => ({ [UPSTREAM_TOKEN_HEADER]: 'gho_token' })],
    ['that is empty', async () => ({ [UPSTREAM_TOKEN_HEADER]: '' })],
    ['of somebody else', () => tokenHeader('github', 'ben')],
  ])('%s is refused with 401, like an identity', async (_what, headersOf) => {
    await using service = await aServiceWith('github', NOWHERE, { headersOf });
    const response = await service.post(ping);
    expect(response.status).toBe(401);
    expect(await response.text()).not.toContain('gho_token');
  });

  test('is no identity', async () => {
    await using service = await aServiceWith('github', NOWHERE);
    expect((await service.post(ping, { [IDENTITY_HEADER]: '' })).status).toBe(401);
  });

  test('is not looked at where there is no upstream', async () => {
    await using service = await aService();
    expect((await service.post(ping, { [UPSTREAM_TOKEN_HEADER]: 'x' })).status).toBe(200);
  });
});

describe.each([
  ['that brings none', async () => ({})],
  ['whose token is of another provider', () => tokenHeader('raindrop')],
])('a call %s', (_what, headersOf) => {
  test.each([
    ['github', 'GitHub', 'import_bookmarks', { source: 'github' }],
    ['whoop', 'WHOOP', 'get_recovery', {}],
  ] as const)('is told where to connect: %s', async (provider, name, tool, args) => {
    await using session = await anUpstreamSession(provider, NOWHERE, { headersOf });
    const { isError, text } = await session.call(tool, args);
    expect(isError).toBe(true);
    expect(text).toContain(`at ${PUBLIC_URL} and choose ${name}`);
  });
});

test('the token goes to the upstream, and into no log and no answer', async () => {
  const written: string[] = [];
  const log = createLogger('test', 'trace', { write: (line) => void written.push(line) });
  const told: (string | undefined)[] = [];
  await using upstream = await anUpstreamServer((request, response) => {
    told.push(request.headers.authorization);
    if (told.length === 1) return sendJson(response, []);
    response.writeHead(500).end(request.headers.authorization);
  });
  await using session = await anUpstreamSession('github', upstream.url, { log });
  const answers = [
    await session.call('import_bookmarks', { source: 'github' }),
    await session.call('import_bookmarks', { source: 'github' }),
  ];
  expect(answers.map(({ isError }) => isError)).toEqual([false, true]);
  expect(told).toEqual([`Bearer ${ACCESS_TOKEN}`, `Bearer ${ACCESS_TOKEN}`]);
  await using service = await aServiceWith('github', NOWHERE, { log });
  const { [UPSTREAM_TOKEN_HEADER]: sealed = '' } = await tokenHeader('github', 'ben');
  const refused = await service.post(ping, { [UPSTREAM_TOKEN_HEADER]: sealed });
  expect(refused.status).toBe(401);
  expect(written.join()).toContain('upstream_token_invalid');
  expect(written.join()).toContain('the upstream did not answer as asked');
  for (const secret of [ACCESS_TOKEN, sealed]) {
    expect([written.join(), JSON.stringify(answers)].filter((text) => text.includes(secret))).toEqual([]);
  }
});

test('two users at once get what is theirs', async () => {
  const told: string[] = [];
  await using upstream = await anUpstreamServer((request, response) => {
    told.push(request.headers.authorization ?? '');
    sendJson(response, []);
  });
  await using service = await aServiceWith('github', upstream.url);
  const clients = await Promise.all(['anna', 'ben'].map((user) => service.connectV2(user, SCOPES)));
  await Promise.all(
    clients.map((client) => client.callTool({ name: 'import_bookmarks', arguments: { source: 'github' } })),
  );
  expect(told).toHaveLength(2);
  // The token of the one is not opened for the other.
  const mixed = { ...(await tokenHeader('github', 'anna')), [IDENTITY_HEADER]: await assertionFor('ben') };
  expect((await service.post(ping, mixed)).status).toBe(401);
});
