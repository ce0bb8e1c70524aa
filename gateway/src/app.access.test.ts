import { describe, expect, test } from '@jest/globals';
import { exportSPKI, importJWK, SignJWT, UnsecuredJWT } from 'jose';
import { aKey, signToken } from '../test/support/authorization-server.ts';
import { bearer, type Gateway, PUBLIC_URL, RESOURCE, startGateway } from '../test/support/gateway.ts';
import type { Sent } from '../test/support/http-client.ts';

const METADATA = `resource_metadata="${PUBLIC_URL}/.well-known/oauth-protected-resource/mcp"`;
const SCOPE = 'scope="bookmarks:read bookmarks:write"';
const now = () => Math.floor(Date.now() / 1000);

/** A request that must be refused, made with what the gateway of the test has. */
type Attempt = (gateway: Gateway) => Promise<Sent>;

const withToken =
  (makeToken: (gateway: Gateway) => Promise<string>): Attempt =>
  async (gateway) => ({ headers: [bearer(await makeToken(gateway))] });

/** HMAC with the text of the public key as the secret: the classic confusion of algorithms. */
async function hmacWithPublicKey({ key, claims }: Gateway): Promise<string> {
  const publicKey = await importJWK(key.publicJwk, key.alg, { extractable: true });
  if (publicKey instanceof Uint8Array) throw new Error('not a public key');
  const secret = new TextEncoder().encode(await exportSPKI(publicKey));
  return new SignJWT(claims()).setProtectedHeader({ alg: 'HS256', kid: key.kid }).sign(secret);
}

const INVALID: Record<string, [reason: string, attempt: Attempt]> = {
  'two Authorization headers': [
    'credentials_ambiguous',
    async ({ aToken }) => ({ headers: [bearer(await aToken()), bearer(await aToken())] }),
  ],
  'two tokens in one header': [
    'credentials_malformed',
    withToken(async ({ aToken }) => `${await aToken()} x`),
  ],
  'no token after the scheme': [
    'credentials_malformed',
    async () => ({ headers: [['authorization', 'Bearer']] }),
  ],
  'a tab in the token': ['credentials_malformed', withToken(async ({ aToken }) => `${await aToken()}\tx`)],
  'a token in the query': [
    'token_in_query',
    async ({ aToken }) => ({ path: `/mcp?access_token=${await aToken()}` }),
  ],
  'a token in the query and one in the header': [
    'token_in_query',
    async ({ aToken }) => ({ path: '/mcp?x=1&access_token=y', headers: [bearer(await aToken())] }),
  ],
  'a token that is too long': ['token_too_large', withToken(async () => 'a'.repeat(8193))],
  'a token that is no JWT': ['malformed', withToken(async () => 'sk_live_123')],
  'an unsigned token': [
    'alg_not_allowed',
    withToken(async ({ claims }) => new UnsecuredJWT(claims()).encode()),
  ],
  'an HMAC with the public key': ['alg_not_allowed', withToken(hmacWithPublicKey)],
  'a token of another type': ['type_not_allowed', withToken(({ aToken }) => aToken({}, { typ: 'id+jwt' }))],
  'a token signed by a stranger under our key id': [
    'signature_invalid',
    withToken(async ({ claims }) => signToken(await aKey('key-1', 'ES256'), claims())),
  ],
  'a token whose key nobody knows': [
    'kid_unknown',
    withToken(async ({ claims }) => signToken(await aKey('key-2', 'ES256'), claims())),
  ],
  'a token of another issuer': [
    'issuer_mismatch',
    withToken(({ aToken }) => aToken({ iss: 'https://evil.example' })),
  ],
  'a token for another resource': [
    'audience_mismatch',
    withToken(({ aToken }) => aToken({ aud: 'https://other.example/mcp' })),
  ],
  'a token without a lifetime': [
    'expiry_missing',
    withToken(({ key, claims }) => {
      const { exp: _, ...rest } = claims();
      return signToken(key, rest);
    }),
  ],
  'an expired token': ['token_expired', withToken(({ aToken }) => aToken({ exp: now() - 60 }))],
  'a token for later': ['not_yet_valid', withToken(({ aToken }) => aToken({ nbf: now() + 60 }))],
  'a token from the future': ['issued_in_future', withToken(({ aToken }) => aToken({ iat: now() + 60 }))],
  'a token about nobody': ['subject_missing', withToken(({ aToken }) => aToken({ sub: '' }))],
  'a subject with a line break': [
    'subject_invalid',
    withToken(({ aToken }) => aToken({ sub: 'anna\r\nx: y' })),
  ],
  'a token that is bound to a certificate': [
    'confirmation_unsupported',
    withToken(({ aToken }) => aToken({ cnf: { 'x5t#S256': 'A'.repeat(43) } })),
  ],
  'a token that is bound to a key and a certificate': [
    'confirmation_unsupported',
    withToken(({ aToken }) => aToken({ cnf: { jkt: 'A'.repeat(43), 'x5t#S256': 'A'.repeat(43) } })),
  ],
  'a token that is bound to no thumbprint': [
    'confirmation_unsupported',
    withToken(({ aToken }) => aToken({ cnf: { jkt: 'thumbprint' } })),
  ],
};

describe('a request with a credential', () => {
  test.each(Object.entries(INVALID))('is refused for %s', async (_what, [reason, attempt]) => {
    await using gateway = await startGateway();
    const answer = await gateway.send({ path: '/mcp', ...(await attempt(gateway)) });

    expect(answer.status).toBe(401);
    const problem = JSON.parse(answer.body);
    expect(problem).toMatchObject({ status: 401, code: reason, request_id: answer.headers['x-request-id'] });
    const challenge = answer.headers['www-authenticate'];
    expect(challenge).toMatch(/^Bearer resource_metadata="[^"]+", scope="[^"]+", error="invalid_token", /);
    expect(challenge).toContain(`(${reason}; request ${problem.request_id})"`);
    expect(gateway.upstream.arrived).toEqual([]);
  });

  test('is logged in one line with the reason and the request id, and without the token', async () => {
    await using gateway = await startGateway();
    const token = await gateway.aToken({ aud: 'https://other.example' });
    const answer = await gateway.send({ path: '/mcp', headers: [bearer(token)] });

    const lines = gateway.lines
      .filter((line) => line.includes('"msg":"request"'))
      .map((line) => JSON.parse(line));
    expect(lines).toMatchObject([
      { level: 'info', reason: 'audience_mismatch', request_id: answer.headers['x-request-id'] },
    ]);
    for (const part of token.split('.')) expect(gateway.lines.join()).not.toContain(part);
  });

  test('names the setting in the AuthKit dashboard when the token is meant for another server', async () => {
    await using gateway = await startGateway();
    const answer = await gateway.send({
      path: '/mcp',
      headers: [bearer(await gateway.aToken({ aud: 'client_123' }))],
    });
    expect(answer.headers['www-authenticate']).toContain(`add ${RESOURCE} as a Resource Indicator`);
  });

  test('is answered 503, never 401, when the keys cannot be had', async () => {
    await using gateway = await startGateway();
    gateway.authKit.isDown = true;
    const answer = await gateway.send({ path: '/mcp', headers: [bearer(await gateway.aToken())] });
    expect(answer.status).toBe(503);
    expect(answer.headers['retry-after']).toMatch(/^\d+$/);
    expect(answer.headers['www-authenticate']).toBeUndefined();
    expect(JSON.parse(answer.body)).toMatchObject({ code: 'keys_unavailable' });
  });

  test('is accepted, and again while the authorization server is down', async () => {
    await using gateway = await startGateway();
    const request = { path: '/mcp', method: 'POST', headers: [bearer(await gateway.aToken())], body: '{}' };
    expect((await gateway.send(request)).status).toBe(200);
    gateway.authKit.isDown = true;
    expect((await gateway.send(request)).status).toBe(200);
  });

  test.each(['bearer', 'BEARER'])('may spell the scheme %s', async (scheme) => {
    await using gateway = await startGateway();
    const headers = [['authorization', `${scheme} ${await gateway.aToken()}`]] as const;
    expect((await gateway.send({ path: '/mcp', headers })).status).toBe(200);
  });
});

describe('a request without a credential', () => {
  test.each([
    ['nothing', 'credentials_missing', []],
    ['another scheme', 'scheme_not_supported', [['authorization', 'Basic YTpi']]],
  ] as const)('is challenged without an error when it sends %s', async (_what, code, headers) => {
    await using gateway = await startGateway();
    const answer = await gateway.send({ path: '/mcp', headers });
    expect(answer.status).toBe(401);
    expect(answer.headers['www-authenticate']).toBe(`Bearer ${METADATA}, ${SCOPE}`);
    expect(answer.headers['content-type']).toBe('application/problem+json');
    expect(JSON.parse(answer.body)).toMatchObject({ code });
  });

  test.each(['/mcp', '/mcp/', '/mcp?x', '/mcp/?x=1'])(
    'is challenged at %s whatever it sends',
    async (path) => {
      await using gateway = await startGateway();
      for (const method of ['POST', 'GET', 'DELETE']) {
        for (const type of ['application/json', 'text/plain', 'multipart/form-data; boundary=x', '']) {
          const answer = await gateway.send({ method, path, headers: [['content-type', type]] });
          expect([method, type, answer.status]).toEqual([method, type, 401]);
        }
      }
      expect(gateway.upstream.arrived).toEqual([]);
    },
  );

  test.each(['/mcp/x', '/mcp//', '//mcp', '/MCP', '/mcp%2f', '/mcp/..;/mcp', '/x/../mcp', '/mcp%00'])(
    'finds nothing at %s',
    async (path) => {
      await using gateway = await startGateway();
      const answer = await gateway.send({ method: 'POST', path, headers: [bearer(await gateway.aToken())] });
      expect(answer.status).toBe(404);
      expect(JSON.parse(answer.body)).toMatchObject({ code: 'not_found' });
      expect(gateway.upstream.arrived).toEqual([]);
    },
  );
});

test('whoever is let in is taken note of with where they come from, and nobody else is', async () => {
  const noted: unknown[] = [];
  await using gateway = await startGateway({
    noteAppUse: ({ sub, clientId }, circumstances) =>
      void noted.push([sub, clientId, circumstances().address]),
  });
  const ask = async (token: string) =>
    (await gateway.send({ method: 'POST', path: '/mcp', headers: [bearer(token)], body: '{}' })).status;
  expect(await ask(await gateway.aToken())).toBe(200);
  expect(await ask(await gateway.aToken({ aud: 'https://other.example' }))).toBe(401);
  expect(noted).toEqual([['user_anna', 'client_1', '127.0.0.1']]);
});
