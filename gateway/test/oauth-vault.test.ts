import { spawn } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import type { ServerResponse } from 'node:http';
import { type AddressInfo, connect } from 'node:net';
import { text } from 'node:stream/consumers';
import { startRedis } from '@bookmarks/dev/redis';
import { createUpstreamTokenOpener, UPSTREAM_TOKEN_HEADER, upstreamTokenKeys } from '@bookmarks/upstream';
import { describe, expect, test } from '@jest/globals';
import { newEncryptionKey } from '../../dev/stack/encryption-key.ts';
import { newProxySigningKeys } from '../../dev/stack/proxy-signing-keys.ts';
import { recordAccess } from '../src/oauth-proxy/state/sealed-record.ts';
import { createEnvelope } from '../src/oauth-proxy/vault/envelope.ts';
import { bearer, HOST, until } from './support/gateway.ts';
import { headOf, open } from './support/http-client.ts';
import { json, ProxyClient } from './support/proxy-client.ts';
import { Browser, type ProxyGateway, startProxyGateway } from './support/proxy-gateway.ts';
import { json as answer, RenewableUpstream } from './support/renewable-upstream.ts';

/** A command of the gateway's, and what it logged. */
async function run(command: string, env: Record<string, string>) {
  const file = new URL(`../src/${command}.ts`, import.meta.url).pathname;
  const child = spawn(process.execPath, [file], { env, stdio: ['ignore', 'pipe', 'inherit'] });
  const [output, [code]] = await Promise.all([text(child.stdout), once(child, 'exit')]);
  const lines = output
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line));
  return { code, lines };
}

const tokenKeys = upstreamTokenKeys(newEncryptionKey('hop-1'));
const openToken = createUpstreamTokenOpener(tokenKeys);
/** Sooner than the gateway lets a token go that far. */
const ABOUT_TO_EXPIRE = 30;

/** Two replicas, an upstream, and a person who signs in there. */
async function aDeployment(changes: { readonly url?: string; readonly vaultKeys?: string } = {}) {
  const resources = new AsyncDisposableStack();
  const person = randomUUID();
  const upstream = resources.use(await RenewableUpstream.start(person));
  const setup = { upstream: upstream.upstream, keys: newProxySigningKeys('proxy-1'), tokenKeys, ...changes };
  const start = async (more: object = {}) => resources.use(await startProxyGateway({ ...setup, ...more }));
  const one = await start();
  const other = await start();
  return {
    ...{ upstream, one, other, start, sub: `whoop|${person}` },
    [Symbol.asyncDispose]: () => resources.disposeAsync(),
  };
}

async function signIn(gateway: ProxyGateway, name = 'Poke') {
  const client = new ProxyClient(gateway);
  const client_id = await client.registered(name);
  const browser = new Browser(gateway);
  const page = await browser.visit(client.authorization(client_id));
  const { url } = await browser.submit(page, 'decision', 'allow');
  const code = new URL(url).searchParams.get('code') ?? '';
  const tokens = json(await client.exchange(code, { client_id }));
  return { client_id, code, access: String(tokens.access_token), refresh: String(tokens.refresh_token) };
}

type SignedIn = Awaited<ReturnType<typeof signIn>>;

const HOST_AND_TYPE = ['Host: gateway.example', 'Content-Type: application/json'];
const RECOVERY = { name: 'get_recovery', arguments: {} };
const callOf = (params: object) => JSON.stringify({ jsonrpc: '2.0', id: 1, method: 'tools/call', params });
const callTool = (gateway: ProxyGateway, token: string, params: object, headers: [string, string][] = []) =>
  gateway.send({
    ...{ method: 'POST', path: '/mcp', body: callOf(params) },
    headers: [bearer(token), ['content-type', 'application/json'], ...headers],
  });
const callInChunks = ({ server }: ProxyGateway, token: string) => {
  const headers = [HOST, bearer(token), ['transfer-encoding', 'chunked']] as const;
  return open(server, { method: 'POST', path: '/mcp', headers });
};
const renew = (gateway: ProxyGateway, { client_id, refresh }: SignedIn) =>
  new ProxyClient(gateway).refresh(refresh, { client_id });

const arrived = ({ upstream }: ProxyGateway) => {
  const header = upstream.last.req.headers[UPSTREAM_TOKEN_HEADER];
  return typeof header === 'string' ? header : undefined;
};

test('a person reads what an app can do with it, before they let it in', async () => {
  await using deployment = await aDeployment();
  const client = new ProxyClient(deployment.one);
  const { body } = await client.visit(await client.registered());
  expect(body).toContain('read your recovery at WHOOP');
  expect(body).toContain('You then sign in at WHOOP.');
});

describe("the upstream's token", () => {
  test('goes with the one call that needs it, sealed for its caller, and the body arrives as it was sent', async () => {
    await using deployment = await aDeployment();
    const { one, sub } = deployment;
    const { access } = await signIn(one);
    expect((await callTool(one, access, RECOVERY)).status).toBe(200);
    expect(await openToken(arrived(one) ?? '', sub)).toEqual({
      provider: 'whoop',
      accessToken: 'upstream-access-1',
    });
    await expect(openToken(arrived(one) ?? '', 'whoop|another')).rejects.toThrow();
    expect(JSON.parse(one.upstream.last.body)).toMatchObject({ method: 'tools/call', params: RECOVERY });
  });

  test('goes with a call that needs no arguments and has none', async () => {
    await using deployment = await aDeployment();
    const { access } = await signIn(deployment.one);
    await callTool(deployment.one, access, { name: 'get_recovery' });
    expect(arrived(deployment.one)).toBeDefined();
  });

  test('goes with a call that does not say how long it is, and comes in pieces', async () => {
    await using deployment = await aDeployment();
    const { one } = deployment;
    const { access } = await signIn(one);
    const call = callInChunks(one, access);
    const answered = headOf(call);
    const isRead = once(one.server, 'request');
    call.write(callOf(RECOVERY).slice(0, 20));
    await isRead;
    call.end(callOf(RECOVERY).slice(20));
    expect((await answered).statusCode).toBe(200);
    expect(arrived(one)).toBeDefined();
    expect(one.upstream.last.body).toBe(callOf(RECOVERY));
  });

  test.each<[string, object, [string, string][]]>([
    ['another tool', { name: 'list_bookmarks', arguments: { source: 'whoop' } }, []],
    ['a call with a name of another kind', { name: 7 }, []],
    ['a call too large to be one', { ...RECOVERY, arguments: { filler: 'x'.repeat(70_000) } }, []],
    [
      'a call whose headers name another tool',
      RECOVERY,
      [
        ['mcp-protocol-version', '2026-07-28'],
        ['mcp-method', 'tools/call'],
        ['mcp-name', 'list_bookmarks'],
      ],
    ],
  ])('does not go with %s', async (_what, params, headers) => {
    await using deployment = await aDeployment();
    const { one } = deployment;
    const { access } = await signIn(one);
    expect((await callTool(one, access, params, headers)).status).toBe(200);
    expect(arrived(one)).toBeUndefined();
    expect(JSON.parse(one.upstream.last.body).params).toEqual(params);
  });

  test.each([
    ['one too large to be such a call', callOf({ ...RECOVERY, arguments: { filler: 'x'.repeat(70_000) } })],
    ['none at all', ''],
  ])('does not go with a body in chunks that is %s, which arrives as it was sent', async (_what, body) => {
    await using deployment = await aDeployment();
    const { one } = deployment;
    const { access } = await signIn(one);
    const call = callInChunks(one, access).end(body);
    expect((await headOf(call)).statusCode).toBe(200);
    expect(arrived(one)).toBeUndefined();
    expect(one.upstream.last.body).toBe(body);
  });

  test.each([
    ['its call', ['Content-Length: 500'], '{"method"'],
    ['a call in chunks', ['Transfer-Encoding: chunked'], '9\r\n{"method"\r\n'],
  ])('is no fault of ours where the client breaks off in the middle of %s', async (_what, framing, sent) => {
    await using deployment = await aDeployment();
    const { one } = deployment;
    const { access } = await signIn(one);
    const socket = connect((one.server.address() as AddressInfo).port, '127.0.0.1');
    const head = [...HOST_AND_TYPE, `Authorization: Bearer ${access}`, ...framing];
    const isRead = once(one.server, 'request');
    socket.write(`POST /mcp HTTP/1.1\r\n${head.join('\r\n')}\r\n\r\n${sent}`);
    await isRead;
    socket.destroy();
    await until(() => one.lines.some((line) => JSON.parse(line).status === 499));
    expect(one.lines.join()).not.toMatch(/"level":"error"/);
  });

  test('does not go with what others send, and none that a client sends arrives', async () => {
    await using deployment = await aDeployment();
    const { one, sub } = deployment;
    await signIn(one);
    const forged: [string, string] = ['X-Upstream-Token', 'forged'];
    expect((await callTool(one, await one.aToken({ sub: 'user_anna' }), RECOVERY, [forged])).status).toBe(
      200,
    );
    expect(arrived(one)).toBeUndefined();
    // AuthKit cannot speak of the proxy's people.
    expect((await callTool(one, await one.aToken({ sub }), RECOVERY)).status).toBe(401);
  });

  test('never goes to the client, and is in no log', async () => {
    await using deployment = await aDeployment();
    const { one } = deployment;
    const { access, ...signedIn } = await signIn(one);
    const answers = [await callTool(one, access, RECOVERY), await renew(one, { access, ...signedIn })];
    const seen = JSON.stringify([answers, one.lines, one.logged(), one.audited]);
    expect(seen).not.toMatch(/upstream-(access|refresh)/);
  });
});

describe('renewal at the upstream', () => {
  test('happens once for a hundred calls at two replicas, and none of them has an old token', async () => {
    await using deployment = await aDeployment();
    const { one, other, upstream, sub } = deployment;
    upstream.lifetime = ABOUT_TO_EXPIRE;
    const { access } = await signIn(one);
    upstream.lifetime = 3600;
    const replicas = Array.from({ length: 100 }, (_, index) => (index % 2 === 0 ? one : other));
    const answers = await Promise.all(replicas.map((gateway) => callTool(gateway, access, RECOVERY)));
    expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([200]));
    expect(upstream.renewals).toBe(1);
    for (const gateway of [one, other])
      expect((await openToken(arrived(gateway) ?? '', sub)).accessToken).toBe('upstream-access-2');
  });

  test('happens when an app renews its own token, and again with the refresh token that came of it', async () => {
    await using deployment = await aDeployment();
    const { one, other, upstream } = deployment;
    upstream.lifetime = ABOUT_TO_EXPIRE;
    const signedIn = await signIn(one);
    const renewed = json(await renew(other, signedIn));
    const again = await renew(one, { ...signedIn, refresh: String(renewed.refresh_token) });
    expect([again.status, upstream.renewals]).toEqual([200, 2]);
  });

  test.each<[string, (res: ServerResponse) => void]>([
    ['500', (res) => answer(res, 500, {})],
    ['429', (res) => answer(res, 429, { error: 'rate_limited' })],
    ['401 invalid_client', (res) => answer(res, 401, { error: 'invalid_client' })],
    ['a page', (res) => res.writeHead(200, { 'content-type': 'text/html' }).end('<html>')],
    ['nothing', (res) => res.destroy()],
  ])('that is answered by %s is for another try: all is kept', async (_what, fault) => {
    await using deployment = await aDeployment();
    const { one, other, upstream, sub } = deployment;
    upstream.lifetime = ABOUT_TO_EXPIRE;
    const signedIn = await signIn(one);
    upstream.fault = fault;
    const refused = await renew(one, signedIn);
    expect([refused.status, json(refused).error, refused.headers['retry-after']]).toEqual([
      ...[503, 'temporarily_unavailable', '5'],
    ]);
    const call = await callTool(other, signedIn.access, RECOVERY);
    expect([call.status, json(call).code]).toEqual([503, 'provider_unavailable']);
    // Those who wait do not ask an upstream that is down one by one.
    expect(upstream.renewals).toBe(1);
    expect((await callTool(one, signedIn.access, { name: 'list_bookmarks' })).status).toBe(200);
    upstream.fault = undefined;
    // For a moment nobody asks the upstream again.
    while ((await one.redis.exists(recordAccess('VaultTurn', sub).name)) > 0);
    expect((await renew(one, signedIn)).status).toBe(200);
  });

  test('that is answered by invalid_grant ends all that the person has here, and is written down', async () => {
    await using deployment = await aDeployment();
    const { one, other, upstream } = deployment;
    upstream.lifetime = ABOUT_TO_EXPIRE;
    const [first, second] = [await signIn(one, 'First'), await signIn(one, 'Second')];
    upstream.fault = (res) => answer(res, 400, { error: 'invalid_grant' });
    const refused = await renew(one, first);
    expect([refused.status, json(refused).error]).toEqual([400, 'invalid_grant']);
    expect(one.audited.at(-1)).toMatchObject({ operation: 'oauth:token', reason: 'upstream_session_ended' });
    for (const { access } of [first, second])
      expect((await callTool(other, access, { name: 'list_bookmarks' })).status).toBe(401);
    expect((await renew(other, second)).status).toBe(400);
    upstream.fault = undefined;
    expect((await callTool(one, (await signIn(one)).access, RECOVERY)).status).toBe(200);
  });

  test('that is answered by invalid_grant in the middle of a call sends the app to sign in', async () => {
    await using deployment = await aDeployment();
    const { one, upstream } = deployment;
    upstream.lifetime = ABOUT_TO_EXPIRE;
    const { access } = await signIn(one);
    upstream.fault = (res) => answer(res, 400, { error: 'invalid_grant' });
    const call = await callTool(one, access, RECOVERY);
    expect([call.status, json(call).code]).toEqual([401, 'provider_session_ended']);
    expect(call.headers['www-authenticate']).toContain('error="invalid_token"');
    expect((await callTool(one, access, { name: 'list_bookmarks' })).status).toBe(401);
  });
});

describe('a renewal that is refused', () => {
  test('ends nothing of who has signed in again meanwhile', async () => {
    await using deployment = await aDeployment();
    const { one, other, upstream } = deployment;
    upstream.lifetime = ABOUT_TO_EXPIRE;
    const { access } = await signIn(one);
    const asked = new Promise<ServerResponse>((resolve) => {
      upstream.fault = resolve;
    });
    const call = callTool(one, access, RECOVERY);
    const res = await asked;
    upstream.lifetime = 3600;
    const again = await signIn(other);
    answer(res, 400, { error: 'invalid_grant' });
    expect((await call).status).toBe(200);
    expect((await callTool(other, again.access, RECOVERY)).status).toBe(200);
  });
});

describe('when an app is disconnected', () => {
  const revoke = (gateway: ProxyGateway, { client_id, refresh }: SignedIn) =>
    new ProxyClient(gateway).post('/oauth/revoke', { client_id, token: refresh });
  const revocations = ({ asked }: RenewableUpstream) => asked.filter((what) => what.startsWith('revoke'));

  test('the upstream hears of it with the last one, and not before', async () => {
    await using deployment = await aDeployment();
    const { one, other, upstream } = deployment;
    const [first, second] = [await signIn(one, 'First'), await signIn(other, 'Second')];
    expect((await revoke(one, first)).status).toBe(200);
    expect(revocations(upstream)).toEqual([]);
    expect((await callTool(one, second.access, RECOVERY)).status).toBe(200);
    expect((await revoke(other, second)).status).toBe(200);
    // The newest of the person's tokens.
    expect(revocations(upstream)).toEqual(['revoke Bearer upstream-access-2']);
  });

  test('whose token has run out, the upstream is told with a new one', async () => {
    await using deployment = await aDeployment();
    const { one, upstream } = deployment;
    upstream.lifetime = ABOUT_TO_EXPIRE;
    expect((await revoke(one, await signIn(one))).status).toBe(200);
    expect(revocations(upstream)).toEqual(['revoke Bearer upstream-access-2']);
  });

  test('by a code that came twice, the upstream hears of it too', async () => {
    await using deployment = await aDeployment();
    const { one, other, upstream } = deployment;
    const { client_id, code } = await signIn(one);
    await new ProxyClient(other).exchange(code, { client_id });
    expect(revocations(upstream)).toEqual(['revoke Bearer upstream-access-1']);
  });

  test('and the upstream does not hear of it, it is out here all the same, and no token is in the log', async () => {
    await using deployment = await aDeployment();
    const { one, upstream } = deployment;
    const signedIn = await signIn(one);
    await upstream[Symbol.asyncDispose]();
    expect((await revoke(one, signedIn)).status).toBe(200);
    expect((await callTool(one, signedIn.access, { name: 'list_bookmarks' })).status).toBe(401);
    expect(one.logged().join()).toContain('the upstream was not told');
    expect(JSON.stringify([one.logged(), one.lines])).not.toContain('upstream-access');
  });

  test('by a refresh token that came twice, the upstream hears of it too', async () => {
    await using deployment = await aDeployment();
    const { one, upstream } = deployment;
    const signedIn = await signIn(one);
    await renew(one, signedIn);
    const { client_id, refresh } = signedIn;
    await one.redis.del(...(await one.redis.keys('gateway:oauth:Renewal*')));
    const stolen = await new ProxyClient(one).refresh(refresh, { client_id });
    expect(json(stolen).error).toBe('invalid_grant');
    await until(() => revocations(upstream).length === 1);
  });
});

describe('the vault', () => {
  test('gives nothing away to whoever steals Redis: neither tokens nor whose they are', async () => {
    await using redis = await startRedis({ report: () => {} });
    await using deployment = await aDeployment({ url: redis.url });
    const { one, sub } = deployment;
    await signIn(one);
    const names = await one.redis.keys('*');
    const values = await Promise.all(names.map((name) => one.redis.dumpBuffer(name)));
    const stolen = Buffer.concat(values.map((value) => value ?? Buffer.of())).toString('latin1');
    expect(names.filter((name) => name.includes(':Vault:'))).toHaveLength(1);
    for (const secret of ['upstream-access', 'upstream-refresh', sub, sub.slice(6)])
      expect(`${names} ${stolen}`).not.toContain(secret);
  });

  test('goes over to a new key while it is used: what is read is put under it, and what is not, when asked for', async () => {
    await using redis = await startRedis({ report: () => {} });
    const [old, young] = [newEncryptionKey('2026-11'), newEncryptionKey('2026-12')];
    await using deployment = await aDeployment({ url: redis.url, vaultKeys: old });
    const { one, start } = deployment;
    const { access } = await signIn(one);
    const both = await start({ vaultKeys: `${young},${old}` });
    expect((await callTool(both, access, RECOVERY)).status).toBe(200);
    // Nobody needs the old key any more for what was read.
    const alone = await start({ vaultKeys: young });
    expect((await callTool(alone, access, RECOVERY)).status).toBe(200);
    expect(arrived(alone)).toBeDefined();
    await signIn(one);
    const rewrap = (keys: string) =>
      run('rewrap-vault', { REDIS_URL: redis.url, OAUTH_PROXY_VAULT_KEYS: keys });
    expect(await rewrap(young)).toMatchObject({
      code: 1,
      lines: expect.arrayContaining([expect.objectContaining({ msg: 'keep the old keys' })]),
    });
    expect(await rewrap(`${young},${old}`)).toMatchObject({ code: 0, lines: [{ records: 1 }] });
    expect(await rewrap(young)).toMatchObject({ code: 0, lines: [{ records: 1 }] });
    expect(await rewrap('')).toMatchObject({ code: 1, lines: [{ level: 'fatal' }] });
  });

  test('that cannot be opened leaves people signed in, and without the API until they sign in again', async () => {
    await using redis = await startRedis({ report: () => {} });
    await using deployment = await aDeployment({ url: redis.url });
    const { one, start } = deployment;
    const signedIn = await signIn(one);
    const lost = await start({ vaultKeys: newEncryptionKey('new') });
    expect((await callTool(lost, signedIn.access, RECOVERY)).status).toBe(200);
    expect(arrived(lost)).toBeUndefined();
    expect((await renew(lost, signedIn)).status).toBe(200);
    expect(lost.logged().join()).toContain('OAUTH_PROXY_VAULT_KEYS');
    await callTool(lost, (await signIn(lost)).access, RECOVERY);
    expect(arrived(lost)).toBeDefined();
  });

  test('opens a record nowhere but where it was kept', async () => {
    const envelope = createEnvelope(upstreamTokenKeys(newEncryptionKey('one')));
    const sealed = await envelope.seal('a place', 'tokens');
    expect(await envelope.open('a place', sealed)).toEqual({ plaintext: 'tokens', isUnderOldKey: false });
    expect(await envelope.open('another place', sealed)).toBeUndefined();
    expect(await envelope.open('a place', `${sealed.slice(0, -2)}AA`)).toBeUndefined();
  });
});
