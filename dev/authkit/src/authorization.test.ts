import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { createRemoteJWKSet, decodeJwt, jwtVerify } from 'jose';
import { RESOURCE, startTestAuthkit, tokensIn } from './testing/test-authkit.ts';

const ANNA = 'user_01KANNA0000000000000000001';

let authkit: Awaited<ReturnType<typeof startTestAuthkit>>;
beforeAll(async () => {
  authkit = await startTestAuthkit();
});
afterAll(async () => authkit[Symbol.asyncDispose]());

describe('the authorization code flow', () => {
  test('ends with a token for the resource that verifies against the published keys', async () => {
    const clientId = await authkit.aClientId();
    const request = authkit.authorization(clientId, { scope: 'bookmarks:read', resource: RESOURCE });
    const { location } = await authkit.aBrowser().visit(request);
    expect(location?.href).toMatch(/^poke:\/\/oauth\/callback\?/);
    expect(location?.searchParams.get('state')).toBe('the-state');
    expect(location?.searchParams.get('iss')).toBe(authkit.issuer);

    const code = location?.searchParams.get('code') ?? '';
    const tokens = await tokensIn(await authkit.exchange(clientId, code));
    expect(tokens).toMatchObject({ token_type: 'Bearer', expires_in: 300, scope: 'bookmarks:read' });
    const jwks = createRemoteJWKSet(new URL(authkit.at('/oauth2/jwks')));
    const { payload } = await jwtVerify(tokens.access_token, jwks, {
      issuer: authkit.issuer,
      audience: RESOURCE,
      typ: 'at+jwt',
      algorithms: ['RS256'],
      requiredClaims: ['exp', 'iat', 'jti'],
    });
    expect(payload).toMatchObject({ sub: ANNA, client_id: clientId, scope: 'bookmarks:read' });
  });

  test.each([undefined, '', 'offline_access'])(
    'gives a client that asks for the scope %j a token without one, and a refresh token',
    async (scope) => {
      const tokens = await authkit.tokensFor(await authkit.aClientId(), { scope });
      expect(tokens).not.toHaveProperty('scope');
      expect(tokens).not.toHaveProperty('id_token');
      expect(decodeJwt(tokens.access_token)).not.toHaveProperty('scope');
    },
  );

  test('gives a client that asks for openid the claims about the person', async () => {
    const clientId = await authkit.aClientId();
    const tokens = await authkit.tokensFor(clientId, {
      scope: 'openid email offline_access',
      prompt: 'consent',
    });
    expect(decodeJwt(tokens.id_token ?? '')).toMatchObject({
      sub: ANNA,
      aud: clientId,
      email: 'anna@example.com',
    });

    const headers = { authorization: `Bearer ${tokens.access_token}` };
    const userinfo = await fetch(authkit.at('/oauth2/userinfo'), { headers });
    expect(await userinfo.json()).toEqual({ sub: ANNA, email: 'anna@example.com', email_verified: true });
  });

  test.each([undefined, 'Basic eDp5', 'Bearer nonsense'])('refuses userinfo to %s', async (authorization) => {
    const headers = authorization === undefined ? {} : { authorization };
    const response = await fetch(authkit.at('/oauth2/userinfo'), { headers });
    expect(response.status).toBe(401);
    expect(response.headers.get('www-authenticate')).toMatch(/^Bearer/);
  });

  test('takes any port of a loopback redirect URI', async () => {
    const clientId = await authkit.aClientId({ redirect_uris: ['http://127.0.0.1/cb'] });
    const request = authkit.authorization(clientId, { redirect_uri: 'http://127.0.0.1:43210/cb' });
    const { location } = await authkit.aBrowser().visit(request);
    expect(location?.port).toBe('43210');
    expect(location?.searchParams.has('code')).toBe(true);
  });
});

describe('an authorization request', () => {
  test.each([
    ['has no PKCE', { code_challenge: undefined, code_challenge_method: undefined }],
    ['has plain PKCE', { code_challenge_method: 'plain' }],
    ['names no PKCE method, which means plain', { code_challenge_method: undefined }],
  ])('that %s is refused at the client, with the issuer', async (_what, parameters) => {
    const answer = await authkit.authorize(await authkit.aClientId(), parameters);
    expect(answer.get('error')).toBe('invalid_request');
    expect(answer.get('iss')).toBe(authkit.issuer);
    expect(answer.has('code')).toBe(false);
  });

  test.each([
    'poke://oauth/other',
    'poke://oauth/callback/',
    'https://evil.example/cb',
    'javascript:alert(1)',
  ])('that would answer at %s gets a page', async (redirectUri) => {
    const request = authkit.authorization(await authkit.aClientId(), { redirect_uri: redirectUri });
    const { location, response } = await authkit.aBrowser().visit(request);
    expect(location).toBeUndefined();
    expect(response.status).toBe(400);
    expect(await response.text()).toContain('invalid_redirect_uri');
  });
});

describe('a code', () => {
  test.each([
    ['another code verifier', { code_verifier: 'x'.repeat(43) }],
    ['no code verifier', { code_verifier: undefined }],
    ['another redirect URI', { redirect_uri: 'poke://oauth/other' }],
  ])('is worth nothing with %s', async (_what, parameters) => {
    const clientId = await authkit.aClientId();
    const code = (await authkit.authorize(clientId)).get('code');
    const response = await authkit.exchange(clientId, code, parameters);
    expect(await response.json()).toMatchObject({ error: 'invalid_grant' });
  });

  test('is worth nothing to another client, or a second time', async () => {
    const clientId = await authkit.aClientId();
    const code = (await authkit.authorize(clientId)).get('code');
    const asAnother = await authkit.exchange(await authkit.aClientId(), code);
    expect(await asAnother.json()).toMatchObject({ error: 'invalid_grant' });
    expect((await authkit.exchange(clientId, code)).status).toBe(200);
    expect(await (await authkit.exchange(clientId, code)).json()).toMatchObject({ error: 'invalid_grant' });
  });
});

describe('a refresh token', () => {
  test('is replaced at each use, and the old one ends the whole family', async () => {
    const clientId = await authkit.aClientId();
    const first = await authkit.tokensFor(clientId, { scope: 'bookmarks:write' });
    const second = await tokensIn(await authkit.refresh(clientId, first.refresh_token));
    expect(second.refresh_token).not.toBe(first.refresh_token);
    expect(decodeJwt(second.access_token)).toMatchObject({ sub: ANNA, scope: 'bookmarks:write' });

    for (const spent of [first.refresh_token, second.refresh_token]) {
      const response = await authkit.refresh(clientId, spent);
      expect(response.status).toBe(400);
      expect(await response.json()).toMatchObject({ error: 'invalid_grant' });
    }
  });

  test('is introspected and revoked by its own client only', async () => {
    const [clientId, otherId] = [await authkit.aClientId(), await authkit.aClientId()];
    const { refresh_token: token } = await authkit.tokensFor(clientId);
    const introspect = async (client_id: string) =>
      (await authkit.post('/oauth2/introspection', { client_id, token })).json();
    expect(await introspect(clientId)).toMatchObject({ active: true, sub: ANNA });
    expect(await introspect(clientId)).not.toHaveProperty('scope');
    expect(await introspect(otherId)).toEqual({ active: false });

    await authkit.post('/oauth2/revoke', { client_id: otherId, token });
    expect(await introspect(clientId)).toMatchObject({ active: true });
    await authkit.post('/oauth2/revoke', { client_id: clientId, token });
    expect(await introspect(clientId)).toEqual({ active: false });
  });
});
