import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { startTestAuthkit } from './testing/test-authkit.ts';

let authkit: Awaited<ReturnType<typeof startTestAuthkit>>;
beforeAll(async () => {
  authkit = await startTestAuthkit();
});
afterAll(async () => authkit[Symbol.asyncDispose]());

test.each(['/.well-known/oauth-authorization-server', '/.well-known/openid-configuration'])(
  'has the metadata at %s, with and without a slash at the end, for any origin',
  async (path) => {
    for (const url of [authkit.at(path), authkit.at(`${path}/`)]) {
      const response = await fetch(url, { headers: { origin: 'http://localhost:6274' } });
      expect(response.headers.get('access-control-allow-origin')).toBe('*');
      expect(await response.json()).toMatchObject({
        issuer: authkit.issuer,
        authorization_endpoint: authkit.at('/oauth2/authorize'),
        token_endpoint: authkit.at('/oauth2/token'),
        registration_endpoint: authkit.at('/oauth2/register'),
        jwks_uri: authkit.at('/oauth2/jwks'),
        userinfo_endpoint: authkit.at('/oauth2/userinfo'),
        introspection_endpoint: authkit.at('/oauth2/introspection'),
        revocation_endpoint: authkit.at('/oauth2/revoke'),
        code_challenge_methods_supported: ['S256'],
        response_types_supported: ['code'],
        grant_types_supported: ['authorization_code', 'refresh_token'],
        token_endpoint_auth_methods_supported: ['none', 'client_secret_post', 'client_secret_basic'],
        authorization_response_iss_parameter_supported: true,
        client_id_metadata_document_supported: true,
        scopes_supported: [
          'openid',
          'profile',
          'email',
          'offline_access',
          'bookmarks:read',
          'bookmarks:write',
        ],
      });
    }
  },
);

test('publishes the public part of its RS256 key only', async () => {
  const response = await fetch(authkit.at('/oauth2/jwks'));
  const { keys } = Object(await response.json());
  expect(keys).toEqual([expect.objectContaining({ kty: 'RSA', alg: 'RS256', use: 'sig' })]);
  for (const secret of ['d', 'p', 'q', 'dp', 'dq', 'qi']) expect(keys[0]).not.toHaveProperty(secret);
});

test.each(['/.well-known/oauth-authorization-server', '/oauth2/register', '/oauth2/token', '/oauth2/jwks'])(
  'answers a browser that asks before it uses %s',
  async (path) => {
    const response = await fetch(authkit.at(path), {
      method: 'OPTIONS',
      headers: {
        origin: 'http://localhost:6274',
        'access-control-request-method': 'POST',
        'access-control-request-headers': 'content-type,mcp-protocol-version',
      },
    });
    expect(response.status).toBe(204);
    expect(response.headers.get('access-control-allow-origin')).toBe('*');
    expect(response.headers.get('access-control-allow-headers')).toBe('content-type,mcp-protocol-version');
  },
);

test('keeps other origins away from the endpoint that answers to cookies', async () => {
  const url = authkit.authorization(await authkit.aClientId());
  const response = await fetch(url, { redirect: 'manual', headers: { origin: 'http://x.example' } });
  expect(response.headers.has('access-control-allow-origin')).toBe(false);
});
