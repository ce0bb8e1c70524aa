import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { decodeJwt } from 'jose';
import { newProxySigningKeys } from '../../dev/stack/proxy-signing-keys.ts';
import type { Answer } from './support/http-client.ts';
import { ProofKey } from './support/proof-key.ts';
import { INTROSPECTION_SECRET, json, ProxyClient } from './support/proxy-client.ts';
import {
  PROXY_ISSUER,
  type ProxyGateway,
  startProxyGateway,
  startUpstream,
} from './support/proxy-gateway.ts';

const resources = new AsyncDisposableStack();
let one: ProxyGateway;
let other: ProxyGateway;
let client: ProxyClient;
let client_id: string;
let key: ProofKey;

beforeAll(async () => {
  const { upstream } = resources.use(await startUpstream());
  const setup = { upstream, keys: newProxySigningKeys('proxy-1'), introspectionSecret: INTROSPECTION_SECRET };
  one = resources.use(await startProxyGateway(setup));
  other = resources.use(await startProxyGateway(setup));
  client = new ProxyClient(one);
  client_id = await client.registered();
  key = await ProofKey.make();
});
afterAll(() => resources.disposeAsync());

const htu = `${PROXY_ISSUER}/token`;
const proof = async (by = key, claims: object = {}) => ({
  dpop: await by.proof(undefined, { claims: { htu, ...claims } }),
});
const refusal = (answer: Answer) => [answer.status, json(answer).error];

async function boundTokens() {
  const answer = await client.exchange(await client.code(client_id), { client_id }, await proof());
  return json(answer);
}

const call = async (token: string, by = key) =>
  one.send({
    ...{ method: 'POST', path: '/mcp', body: '{}' },
    headers: [
      ['authorization', `DPoP ${token}`],
      ['dpop', await by.proof(token)],
    ],
  });

describe('a client that sends a proof for its tokens', () => {
  test('gets tokens that are bound to its key', async () => {
    const tokens = await boundTokens();
    expect(tokens.token_type).toBe('DPoP');
    expect(decodeJwt(String(tokens.access_token)).cnf).toEqual({ jkt: key.thumbprint });
    expect((await call(String(tokens.access_token))).status).toBe(200);
    expect((await client.call(tokens.access_token)).status).toBe(401);
    expect((await call(String(tokens.access_token), await ProofKey.make())).status).toBe(401);
  });

  test('renews them by that key alone', async () => {
    const tokens = await boundTokens();
    const refresh = String(tokens.refresh_token);
    expect(refusal(await client.refresh(refresh, { client_id }))).toEqual([400, 'invalid_grant']);
    const stranger = await proof(await ProofKey.make());
    expect(refusal(await client.refresh(refresh, { client_id }, stranger))).toEqual([400, 'invalid_grant']);
    const renewed = json(await client.refresh(refresh, { client_id }, await proof()));
    expect(decodeJwt(String(renewed.access_token)).cnf).toEqual({ jkt: key.thumbprint });
    expect((await call(String(renewed.access_token))).status).toBe(200);
    // It is good more than once, at once and later, but never without the key.
    expect(renewed.refresh_token).toBe(refresh);
    const again = await Promise.all(
      Array.from({ length: 5 }, async () => client.refresh(refresh, { client_id }, await proof())),
    );
    expect(again.map(({ status }) => status)).toEqual([200, 200, 200, 200, 200]);
    expect(refusal(await client.refresh(refresh, { client_id }))).toEqual([400, 'invalid_grant']);
    expect(refusal(await client.refresh(refresh, { client_id }, stranger))).toEqual([400, 'invalid_grant']);
  });

  test('keeps them for as long as the grant, since they are not renewed', async () => {
    const { refresh_token: bound } = await boundTokens();
    const { refresh_token: unbound } = await client.tokens(client_id);
    const days = async (token: string | undefined) => {
      const { exp, iat } = json(await client.introspect(String(token)));
      return Math.round((Number(exp) - Number(iat)) / 86_400);
    };
    expect([await days(bound), await days(unbound)]).toEqual([365, 30]);
  });

  test('is refused with a proof for another address, or of another time', async () => {
    const code = await client.code(client_id);
    for (const claims of [{ htu: `${PROXY_ISSUER}/other` }, { htm: 'GET' }, { iat: 1 }])
      expect(refusal(await client.exchange(code, { client_id }, await proof(key, claims)))).toEqual([
        400,
        'invalid_dpop_proof',
      ]);
    expect((await client.exchange(code, { client_id }, await proof())).status).toBe(200);
  });

  test('is refused with a proof that was used, at any replica', async () => {
    const used = await proof();
    expect((await client.exchange(await client.code(client_id), { client_id }, used)).status).toBe(200);
    const again = new ProxyClient(other);
    const answer = await again.exchange(await client.code(client_id), { client_id }, used);
    expect(refusal(answer)).toEqual([400, 'invalid_grant']);
  });

  test('is told that it can', async () => {
    const answer = await one.send({ path: '/.well-known/oauth-authorization-server/oauth' });
    expect(json(answer)).toMatchObject({
      dpop_signing_alg_values_supported: ['RS256', 'ES256', 'PS256', 'EdDSA'],
    });
  });
});
