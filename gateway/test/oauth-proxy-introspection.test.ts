import { randomUUID } from 'node:crypto';
import { appId } from '@bookmarks/protos';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { decodeJwt } from 'jose';
import { newProxySigningKeys } from '../../dev/stack/proxy-signing-keys.ts';
import { RedisClientDenials } from '../src/redis/redis-client-denials.ts';
import { RedisDisconnections } from '../src/redis/redis-disconnections.ts';
import { RESOURCE } from './support/gateway.ts';
import { ProofKey } from './support/proof-key.ts';
import { INTROSPECTION_SECRET, json, ProxyClient } from './support/proxy-client.ts';
import {
  PROXY_ISSUER,
  type ProxyGateway,
  type ProxySetup,
  startProxyGateway,
  startUpstream,
} from './support/proxy-gateway.ts';
import { RedisOutage } from './support/redis.ts';

const METADATA = '/.well-known/oauth-authorization-server/oauth';

const resources = new AsyncDisposableStack();
let setup: ProxySetup;
let one: ProxyGateway;
let other: ProxyGateway;
let client: ProxyClient;

beforeAll(async () => {
  const { upstream } = resources.use(await startUpstream());
  // Whose people no other test knows: they are signed out here.
  setup = {
    upstream: { ...upstream, name: `test-${randomUUID().slice(0, 8)}` },
    keys: newProxySigningKeys('proxy-1'),
    introspectionSecret: INTROSPECTION_SECRET,
  };
  one = resources.use(await startProxyGateway(setup));
  other = resources.use(await startProxyGateway(setup));
  client = new ProxyClient(one);
});
afterAll(() => resources.disposeAsync());

const ask = (
  token: string | undefined,
  authorization: string | undefined = `Bearer ${INTROSPECTION_SECRET}`,
  at = other,
) =>
  new ProxyClient(at).post(
    '/oauth/introspect',
    token === undefined ? {} : { token },
    authorization === '' ? {} : { authorization },
  );
const isActive = async (token: string | undefined) => json(await ask(token)).active;

async function signedIn() {
  const client_id = await client.registered(randomUUID());
  const { access_token: access, refresh_token: refresh } = await client.tokens(client_id);
  const sub = String(decodeJwt(String(access)).sub);
  return { client_id, access: String(access), refresh: String(refresh), sub };
}
const areActive = async ({ access, refresh }: { access: string; refresh: string }) => [
  await isActive(access),
  await isActive(refresh),
];

describe('a service that asks about', () => {
  test('an access token hears what it says', async () => {
    const { access, client_id, sub } = await signedIn();
    const answer = await ask(access);
    expect([answer.status, answer.headers['cache-control']]).toEqual([200, 'no-store']);
    const { jti, iat, exp } = decodeJwt(access);
    expect(json(answer)).toEqual({
      ...{ active: true, token_type: 'Bearer', iss: PROXY_ISSUER, sub, aud: RESOURCE, client_id },
      ...{ scope: 'bookmarks:read bookmarks:write', jti, iat, exp },
    });
  });

  test('a refresh token hears whose it is', async () => {
    const { refresh, client_id, sub } = await signedIn();
    expect(json(await ask(refresh))).toMatchObject({ active: true, iss: PROXY_ISSUER, sub, client_id });
  });

  test('tokens that are bound to a key hears to which', async () => {
    const key = await ProofKey.make();
    const client_id = await client.registered();
    const dpop = await key.proof(undefined, { claims: { htu: `${PROXY_ISSUER}/token` } });
    const tokens = json(await client.exchange(await client.code(client_id), { client_id }, { dpop }));
    const cnf = { jkt: key.thumbprint };
    expect(json(await ask(tokens.access_token))).toMatchObject({ token_type: 'DPoP', cnf });
    expect(json(await ask(tokens.refresh_token))).toMatchObject({ active: true, cnf });
  });

  test.each(['x', 'a.b.c', 'A'.repeat(43)])('%s hears no more than that it is not active', async (token) => {
    expect(json(await ask(token))).toEqual({ active: false });
  });

  test("a token of AuthKit's hears the same", async () => {
    expect(json(await ask(await one.aToken()))).toEqual({ active: false });
  });
});

describe('tokens are not active any more', () => {
  test('after a revocation', async () => {
    const tokens = await signedIn();
    expect(await areActive(tokens)).toEqual([true, true]);
    const { client_id, access, refresh } = tokens;
    await client.post('/oauth/revoke', { client_id, token: access });
    expect(await areActive(tokens)).toEqual([false, true]);
    await client.post('/oauth/revoke', { client_id, token: refresh });
    expect(await areActive(tokens)).toEqual([false, false]);
  });

  test('after a renewal, of which the refresh token was used up', async () => {
    const { client_id, refresh } = await signedIn();
    const renewed = json(await client.refresh(refresh, { client_id }));
    expect([await isActive(refresh), await isActive(renewed.refresh_token)]).toEqual([false, true]);
  });

  test('while their client is denied', async () => {
    const tokens = await signedIn();
    await new RedisClientDenials(one.redis).deny(tokens.client_id);
    expect(await areActive(tokens)).toEqual([false, false]);
  });

  test('while their app is disconnected, but that refresh tokens could be renewed', async () => {
    const tokens = await signedIn();
    await new RedisDisconnections(one.redis).disconnect(tokens.sub, appId(tokens.client_id));
    expect(await areActive(tokens)).toEqual([false, true]);
  });

  test('after a sign-out everywhere', async () => {
    const tokens = await signedIn();
    await one.revocations.signOutEverywhere(tokens.sub);
    expect(await areActive(tokens)).toEqual([false, false]);
    // Or the next test would have to wait for the next second.
    await one.redis.del(`gateway:revoked:sub:${tokens.sub}`);
  });
});

describe('nobody hears anything', () => {
  test.each([
    '',
    'Bearer wrong',
    `Bearer ${INTROSPECTION_SECRET}x`,
    `Basic ${INTROSPECTION_SECRET}`,
    INTROSPECTION_SECRET,
  ])('who says %j', async (authorization) => {
    const { access } = await signedIn();
    const answer = await ask(access, authorization);
    expect([answer.status, json(answer)]).toEqual([401, { error: 'invalid_client' }]);
    expect(other.audited.at(-1)).toMatchObject({ operation: 'oauth:introspect', decision: 'refused' });
  });

  test('but what can be done there', async () => {
    const { status, headers } = await one.send({ method: 'OPTIONS', path: '/oauth/introspect' });
    expect([status, headers.allow]).toEqual([204, 'POST, OPTIONS']);
  });

  test('who asks about nothing', async () => {
    expect((await ask(undefined)).status).toBe(400);
  });

  test('from a gateway without the secret, which does not say that there is such an address', async () => {
    const { introspectionSecret: _none, ...without } = setup;
    await using gateway = await startProxyGateway(without);
    expect((await ask('x', undefined, gateway)).status).toBe(404);
    expect(json(await gateway.send({ path: METADATA }))).not.toHaveProperty('introspection_endpoint');
    expect(json(await one.send({ path: METADATA }))).toHaveProperty('introspection_endpoint');
  });

  test('while Redis is away, which is not the same as that a token is not active', async () => {
    await using outage = await RedisOutage.start();
    await using gateway = await startProxyGateway({ ...setup, url: outage.url });
    const { refresh } = await signedIn();
    outage.begin();
    const answer = await ask(refresh, undefined, gateway);
    expect([answer.status, answer.headers['retry-after']]).toEqual([503, '5']);
  });
});
