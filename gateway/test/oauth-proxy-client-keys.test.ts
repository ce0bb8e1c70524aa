import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { exportJWK, generateKeyPair, SignJWT } from 'jose';
import { newProxySigningKeys } from '../../dev/stack/proxy-signing-keys.ts';
import { DocumentServer } from './support/document-server.ts';
import type { Answer } from './support/http-client.ts';
import { json, ProxyClient } from './support/proxy-client.ts';
import {
  PROXY_ISSUER,
  type ProxyGateway,
  startProxyGateway,
  startUpstream,
} from './support/proxy-gateway.ts';

const REDIRECT_URI = 'https://claude.ai/api/mcp/auth_callback';
const TYPE = 'urn:ietf:params:oauth:client-assertion-type:jwt-bearer';

const resources = new AsyncDisposableStack();
let documents: DocumentServer;
let one: ProxyGateway;
let other: ProxyGateway;
let client: ProxyClient;

beforeAll(async () => {
  documents = resources.use(await DocumentServer.start());
  const { upstream } = resources.use(await startUpstream());
  const setup = { upstream, keys: newProxySigningKeys('proxy-1') };
  one = resources.use(await startProxyGateway(setup));
  other = resources.use(await startProxyGateway(setup));
  client = new ProxyClient(one, REDIRECT_URI);
});
afterAll(() => resources.disposeAsync());

/** A client that publishes its key, in its document or beside it. */
async function aClientWithKey(alg = 'ES256', isBeside = true) {
  const { privateKey, publicKey } = await generateKeyPair(alg, { extractable: true });
  const name = randomUUID();
  const jwks = { keys: [{ ...(await exportJWK(publicKey)), kid: 'client-1', alg }] };
  const jwks_uri = documents.serve(`/${name}/jwks.json`, { body: JSON.stringify(jwks) });
  const client_id = documents.publish(`/${name}/client.json`, {
    ...{ redirect_uris: [REDIRECT_URI], token_endpoint_auth_method: 'private_key_jwt' },
    ...(isBeside ? { jwks_uri } : { jwks }),
  });
  const now = Math.floor(Date.now() / 1000);
  const claims = { iss: client_id, sub: client_id, aud: PROXY_ISSUER, iat: now, exp: now + 60 };
  const assertion = async (
    changes: Record<string, unknown> = {},
    header = { alg },
    key: Parameters<SignJWT['sign']>[0] = privateKey,
  ) =>
    new SignJWT({ ...claims, jti: randomUUID(), ...changes })
      .setProtectedHeader({ kid: 'client-1', ...header })
      .sign(key);
  return { client_id, assertion, now };
}

const proof = (client_assertion: string) => ({ client_assertion_type: TYPE, client_assertion });
const refusal = (answer: Answer) => [answer.status, json(answer).error];

describe('a client with a key', () => {
  test.each([
    ['ES256', true],
    ['RS256', true],
    ['PS256', false],
    ['EdDSA', false],
  ])('proves by %s that it is there', async (alg, isBeside) => {
    const { client_id, assertion } = await aClientWithKey(alg, isBeside);
    const code = await client.code(client_id);
    const answer = await client.exchange(code, proof(await assertion()));
    expect(answer.status).toBe(200);
    expect((await client.call(json(answer).access_token)).status).toBe(200);
  });

  test('may name the token endpoint as audience', async () => {
    const { client_id, assertion } = await aClientWithKey();
    const code = await client.code(client_id);
    const aud = `${PROXY_ISSUER}/token`;
    expect((await client.exchange(code, proof(await assertion({ aud })))).status).toBe(200);
  });

  test('has a refresh token that is good more than once, at once and later, but with a proof each time', async () => {
    const { client_id, assertion } = await aClientWithKey();
    const tokens = json(await client.exchange(await client.code(client_id), proof(await assertion())));
    const refresh = String(tokens.refresh_token);
    const renewed = await Promise.all(
      Array.from({ length: 5 }, async () => client.refresh(refresh, proof(await assertion()))),
    );
    expect(renewed.map(({ status }) => status)).toEqual([200, 200, 200, 200, 200]);
    expect(refusal(await client.refresh(refresh, { client_id }))).toEqual([401, 'invalid_client']);
    expect((await client.refresh(refresh, proof(await assertion()))).status).toBe(200);
  });

  test('is advertised', async () => {
    const answer = await one.send({ path: '/.well-known/oauth-authorization-server/oauth' });
    expect(json(answer)).toMatchObject({
      token_endpoint_auth_methods_supported: ['none', 'private_key_jwt'],
      token_endpoint_auth_signing_alg_values_supported: ['RS256', 'ES256', 'PS256', 'EdDSA'],
    });
  });
});

describe('refused, and the code is not used up by', () => {
  type Client = Awaited<ReturnType<typeof aClientWithKey>>;
  const stranger = () => generateKeyPair('ES256');
  test.each<[string, (client: Client) => Promise<string>]>([
    ['another key', async ({ assertion }) => assertion({}, { alg: 'ES256' }, (await stranger()).privateKey)],
    ['a secret', ({ assertion }) => assertion({}, { alg: 'HS256' }, Buffer.alloc(32))],
    ['another server as audience', ({ assertion }) => assertion({ aud: 'https://other.example' })],
    ['two audiences', ({ assertion }) => assertion({ aud: [PROXY_ISSUER, 'https://other.example'] })],
    ['no audience', ({ assertion }) => assertion({ aud: undefined })],
    ['another issuer', ({ assertion }) => assertion({ iss: 'https://other.example/client.json' })],
    ['no end', ({ assertion }) => assertion({ exp: undefined })],
    ['an end in the past', ({ assertion, now }) => assertion({ exp: now - 60 })],
    ['an end in an hour', ({ assertion, now }) => assertion({ exp: now + 3600 })],
    ['an end that is no whole second', ({ assertion, now }) => assertion({ exp: now + 0.5 })],
    ['a beginning in the future', ({ assertion, now }) => assertion({ iat: now + 120, exp: now + 180 })],
    ['no jti', ({ assertion }) => assertion({ jti: undefined })],
    ['a long jti', ({ assertion }) => assertion({ jti: 'x'.repeat(257) })],
    ['no signature', async ({ assertion }) => `${(await assertion()).split('.').slice(0, 2).join('.')}.`],
  ])('%s', async (_what, make) => {
    const published = await aClientWithKey();
    const code = await client.code(published.client_id);
    const answer = await client.exchange(code, proof(await make(published)));
    expect(refusal(answer)).toEqual([401, 'invalid_client']);
    expect((await client.exchange(code, proof(await published.assertion()))).status).toBe(200);
  });

  test('no assertion', async () => {
    const { client_id } = await aClientWithKey();
    const code = await client.code(client_id);
    expect(refusal(await client.exchange(code, { client_id }))).toEqual([401, 'invalid_client']);
  });

  test('an assertion for another client_id', async () => {
    const { client_id, assertion } = await aClientWithKey();
    const code = await client.code(client_id);
    const form = { client_id: 'other', ...proof(await assertion()) };
    expect(refusal(await client.exchange(code, form))).toEqual([400, 'invalid_request']);
  });

  test('an assertion that was used, at any replica, also by many at once', async () => {
    const { client_id, assertion } = await aClientWithKey();
    const tokens = json(await client.exchange(await client.code(client_id), proof(await assertion())));
    const used = proof(await assertion());
    const answers = await Promise.all(
      Array.from({ length: 20 }, (_, index) => {
        const at = new ProxyClient(index % 2 ? one : other, REDIRECT_URI);
        return at.refresh(String(tokens.refresh_token), used);
      }),
    );
    expect(answers.filter(({ status }) => status === 200)).toHaveLength(1);
    const later = await new ProxyClient(other, REDIRECT_URI).refresh(String(tokens.refresh_token), used);
    expect(refusal(later)).toEqual([401, 'invalid_client']);
  });
});
