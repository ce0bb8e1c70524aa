import { describe, expect, test } from '@jest/globals';
import { mcpUrl, post, request, toolCall } from '../helpers/gateway.ts';
import {
  askForTokens,
  authorizationRequest,
  bearer,
  claimsOf,
  discoverAuthorizationServer,
  endpointsAtOrigin,
  jsonOf,
  register,
  signIn,
  tokensOf,
} from '../helpers/oauth-client.ts';
import { sendRaw } from '../helpers/raw-request.ts';
import { reproduces } from './matrix.ts';

const CALLBACK = 'https://claude.ai/api/mcp/auth_callback';
const REGISTRATION = {
  client_name: 'Claude',
  client_uri: 'https://claude.ai',
  redirect_uris: [CALLBACK],
  grant_types: ['authorization_code', 'refresh_token'],
  response_types: ['code'],
  token_endpoint_auth_method: 'none',
  scope: 'bookmarks:read bookmarks:write offline_access',
};
const RESOURCE = mcpUrl().href;
const SHAPE = { registration: REGISTRATION, redirectUri: CALLBACK, resource: RESOURCE };

describe('claude.ai', () => {
  test(reproduces('claude.ai:relative-metadata-url', 'gets an absolute resource_metadata'), async () => {
    const challenge = (await post(toolCall('list_tags', {}))).headers.get('www-authenticate') ?? '';
    const url = /resource_metadata="([^"]+)"/.exec(challenge)?.[1] ?? '';
    expect(new URL(url).origin).toBe(mcpUrl().origin);
  });

  test(
    reproduces('claude.ai:origin-endpoints', 'registers, signs in and refreshes at the origin alone'),
    async () => {
      const mirror = await jsonOf(await request('/.well-known/oauth-authorization-server'));
      expect(mirror).toHaveProperty('token_endpoint');
      const { clientId, tokens } = await signIn(endpointsAtOrigin(), SHAPE);
      expect((await post(toolCall('list_tags', {}), bearer(tokens))).status).toBe(200);
      const refreshed = await askForTokens(endpointsAtOrigin(), {
        grant_type: 'refresh_token',
        refresh_token: tokens.refresh_token,
        client_id: clientId,
        resource: RESOURCE,
      });
      expect((await post(toolCall('list_tags', {}), bearer(await tokensOf(refreshed)))).status).toBe(200);
    },
  );

  test(
    reproduces('claude.ai:origin-endpoints', 'is sent on with every parameter as it was, and by 307'),
    async () => {
      const query = '?client_id=a%20b&state=%2B%2F&scope=x+y&resource=https%3A%2F%2Fe.example%2F';
      const response = await request(`/authorize${query}`, { redirect: 'manual' });
      expect(response.status).toBe(307);
      const { authorization } = await discoverAuthorizationServer();
      expect(response.headers.get('location')).toBe(`${authorization}${query}`);
    },
  );

  test.each(['Claude-User', 'python-httpx/0.28.1', 'node', 'Mozilla/5.0 (compatible; ClaudeBot/1.0)', ''])(
    `${reproduces('claude.ai:silence', 'is answered by what it sends and not by its name')} "%s", with a trace`,
    async (agent) => {
      const { tokens } = await signIn(await discoverAuthorizationServer(), SHAPE);
      const refused = await post(toolCall('list_tags', {}), { 'user-agent': agent });
      expect(await jsonOf(refused)).toMatchObject({
        status: 401,
        code: 'credentials_missing',
        request_id: refused.headers.get('x-request-id'),
      });
      const served = await post(toolCall('list_tags', {}), { 'user-agent': agent, ...bearer(tokens) });
      expect(served.status).toBe(200);
      expect(served.headers.get('x-request-id')).toMatch(/^[\w.-]{8,}$/);
    },
  );

  test(reproduces('claude.ai:silence', 'is told why the token it came with is refused'), async () => {
    const response = await post(toolCall('list_tags', {}), bearer({ access_token: 'a.b.c' }));
    const requestId = response.headers.get('x-request-id') ?? 'none';
    expect(response.headers.get('www-authenticate')).toContain(`(malformed; request ${requestId})`);
  });

  test(
    reproduces('claude.ai:slash', 'calls /mcp and /mcp/ with the same token, and no redirect'),
    async () => {
      const { tokens } = await signIn(await discoverAuthorizationServer(), {
        ...SHAPE,
        resource: `${RESOURCE}/`,
      });
      for (const path of ['/mcp', '/mcp/']) {
        const sent = { path, body: toolCall('list_tags', {}) };
        expect((await sendRaw(sent)).status).toBe(401);
        const answer = await sendRaw({ ...sent, headers: mcpHeaders(tokens.access_token) });
        expect(answer.status).toBe(200);
      }
    },
  );

  test(
    reproduces(
      'claude.ai:refresh',
      'finds offline_access at the authorization server and not at the resource',
    ),
    async () => {
      const { metadata } = await discoverAuthorizationServer();
      expect(metadata.scopes_supported).toContain('offline_access');
      expect(metadata.grant_types_supported).toContain('refresh_token');
      const resource = await jsonOf(await request('/.well-known/oauth-protected-resource/mcp'));
      expect(resource.scopes_supported).not.toContain('offline_access');
      const challenge = (await post(toolCall('list_tags', {}))).headers.get('www-authenticate');
      expect(challenge).not.toContain('offline_access');
    },
  );

  test(
    reproduces('claude.ai:refresh', 'gets a refresh token and a lifetime, with offline_access and without'),
    async () => {
      for (const scope of ['bookmarks:read bookmarks:write', 'bookmarks:read offline_access']) {
        const { tokens } = await signIn(await discoverAuthorizationServer(), { ...SHAPE, scope });
        expect(tokens).toMatchObject({
          refresh_token: expect.any(String),
          expires_in: expect.any(Number),
        });
      }
    },
  );

  test(
    reproduces('claude.ai:metadata', 'finds registration, the method none and PKCE, in the mirror too'),
    async () => {
      const { metadata } = await discoverAuthorizationServer();
      const mirror = await jsonOf(await request('/.well-known/oauth-authorization-server'));
      for (const document of [metadata, mirror]) {
        expect(document).toMatchObject({
          registration_endpoint: expect.any(String),
          client_id_metadata_document_supported: true,
          token_endpoint_auth_methods_supported: expect.arrayContaining(['none']),
          code_challenge_methods_supported: expect.arrayContaining(['S256']),
        });
      }
    },
  );

  test(
    reproduces('claude.ai:foreign-client-id', 'sees a page that says what is wrong, and is not redirected'),
    async () => {
      // The stand-in's page; through the gateway, as this client comes.
      const { authorizationUrl } = authorizationRequest(endpointsAtOrigin().authorization, {
        client_id: 'Iv1.0123456789abcdef',
        redirect_uri: CALLBACK,
        resource: RESOURCE,
      });
      const response = await fetch(authorizationUrl);
      expect(new URL(response.url).origin).not.toBe(new URL(CALLBACK).origin);
      expect(response.status).toBe(400);
      expect(response.headers.get('content-type')).toContain('text/html');
      expect(await response.text()).toContain('invalid_client');
    },
  );

  test(
    reproduces('claude.ai:two-addresses', 'uses one token from several addresses at the same time'),
    async () => {
      // That a refresh token may be used by both at once is AuthKit's part.
      const { tokens } = await signIn(await discoverAuthorizationServer(), SHAPE);
      const addresses = ['160.79.104.10', '160.79.105.200', '2607:6bc0::10'];
      const answers = await Promise.all(
        addresses.flatMap((address) =>
          Array.from({ length: 5 }, () =>
            sendRaw({
              headers: [['x-forwarded-for', address], ...mcpHeaders(tokens.access_token)],
              body: toolCall('list_tags', {}),
            }),
          ),
        ),
      );
      expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([200]));
    },
  );
});

describe('Claude, hosted', () => {
  test(
    reproduces('claude:registers-again', 'registers 58 times in a row and is never turned away'),
    async () => {
      for (const endpoints of [await discoverAuthorizationServer(), endpointsAtOrigin()]) {
        const answers = await Promise.all(
          Array.from({ length: 58 }, () => register(endpoints, REGISTRATION)),
        );
        expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([201]));
      }
      // Whichever of them is used afterwards works.
      const { tokens } = await signIn(endpointsAtOrigin(), SHAPE);
      expect(claimsOf(tokens.access_token).aud).toBe(RESOURCE);
    },
  );
});

function mcpHeaders(token: string): [string, string][] {
  return [
    ['authorization', `Bearer ${token}`],
    ['content-type', 'application/json'],
    ['accept', 'application/json, text/event-stream'],
  ];
}
