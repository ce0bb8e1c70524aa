import { beforeAll, describe, expect, test } from '@jest/globals';
import { mcpUrl, post, request, toolCall } from '../helpers/gateway.ts';
import {
  type AuthorizationServer,
  askForTokens,
  authorizationRequest,
  authorize,
  bearer,
  claimsOf,
  discoverAuthorizationServer,
  jsonOf,
  register,
  registeredClient,
  tokensOf,
} from '../helpers/oauth-client.ts';
import { throughTheProxy } from '../helpers/through-the-proxy.ts';
import { regression } from './record.ts';

const CALLBACK = 'https://app.example/callback';
const CLIENT = { redirect_uris: [CALLBACK], client_name: 'An app' };

let server: AuthorizationServer;
let client_id: string;
beforeAll(async () => {
  server = await discoverAuthorizationServer(1);
  client_id = await registeredClient(server, CLIENT);
});

const ask = (parameters: Record<string, string | undefined>) =>
  fetch(
    authorizationRequest(server.authorization, { client_id, redirect_uri: CALLBACK, ...parameters })
      .authorizationUrl,
    { redirect: 'manual' },
  );

/** What the app is told without anybody being asked. */
async function toldAtOnce(parameters: Record<string, string | undefined>): Promise<URLSearchParams> {
  const { status, headers } = await ask(parameters);
  expect([302, 303]).toContain(status);
  const location = headers.get('location') ?? '';
  expect(location.startsWith(`${CALLBACK}?`)).toBe(true);
  return new URL(location).searchParams;
}

/** Anna agrees and signs in. */
async function allowed(parameters: Record<string, string> = {}) {
  const { answer, verifier } = await authorize(
    server,
    { client_id, redirect_uri: CALLBACK, ...parameters },
    'anna',
    throughTheProxy('anna'),
  );
  const exchange = {
    ...{ grant_type: 'authorization_code', code: answer.get('code') ?? '', code_verifier: verifier },
    ...{ client_id, redirect_uri: CALLBACK },
  };
  return { answer, exchange };
}

async function refusedExchange(changes: Record<string, string | undefined>) {
  const { exchange } = await allowed();
  const response = await askForTokens(server, { ...exchange, ...changes });
  return { status: response.status, error: (await jsonOf(response)).error };
}

describe('the OAuth proxy', () => {
  test.each([
    'https://evil.example/callback',
    'https://app.example/callback/',
    'https://app.example/callback?x=1',
    'https://app.example.evil.example/callback',
    'https://app.example/Callback',
    'http://app.example/callback',
    'https://app.example@evil.example/callback',
    'https://app.example/callback#',
  ])(`${regression('CVE-2025-4143', 'never sends an answer of the proxy to')} %s`, async (redirect_uri) => {
    const { status, headers } = await ask({ redirect_uri });
    expect([status, headers.get('location')]).toEqual([400, null]);
  });

  test(
    regression('CVE-2025-4143', 'exchanges a code only with the redirect URI that it was sent to'),
    async () => {
      const other = `${CALLBACK}/other`;
      expect(await refusedExchange({ redirect_uri: other })).toEqual({ status: 400, error: 'invalid_grant' });
    },
  );

  test.each<[string, Record<string, string | undefined>]>([
    ['no challenge', { code_challenge: undefined, code_challenge_method: undefined }],
    ['the method plain', { code_challenge_method: 'plain' }],
    ['no method, which means plain', { code_challenge_method: undefined }],
  ])(`${regression('CVE-2025-4144', 'asks nobody about a request with')} %s`, async (_what, parameters) => {
    const told = await toldAtOnce(parameters);
    expect([told.get('error'), told.get('code')]).toEqual(['invalid_request', null]);
  });

  test.each([undefined, '', 'x'.repeat(43)])(
    `${regression('CVE-2025-4144', 'exchanges no code of the proxy with the verifier')} "%s"`,
    async (code_verifier) => {
      expect(await refusedExchange({ code_verifier })).toEqual({ status: 400, error: 'invalid_grant' });
    },
  );

  test.each(['https://evil.example/mcp', `${mcpUrl().href}x`, `http://${mcpUrl().host}@evil.example/mcp`])(
    `${regression('CVE-2025-69196', 'issues no token of the proxy for')} %s`,
    async (resource) => {
      expect((await toldAtOnce({ resource })).get('error')).toBe('invalid_target');
    },
  );

  test(regression('CVE-2025-69196', 'issues tokens that are good at one endpoint alone'), async () => {
    const { exchange } = await allowed({ resource: `${mcpUrl().href}/readonly` });
    const tokens = await tokensOf(await askForTokens(server, exchange));
    expect(claimsOf(tokens.access_token).aud).toBe(`${mcpUrl().href}/readonly`);
    expect((await post(toolCall('list_tags', {}), bearer(tokens))).status).toBe(401);
  });

  test(
    regression('GHSA-rww4-4w9c-7733', 'refuses a consent page and a callback in another browser'),
    async () => {
      const page = (await ask({})).headers.get('location') ?? '';
      expect(page).toContain('/oauth/consent/');
      const opened = await fetch(new URL(page, server.issuer), { redirect: 'manual' });
      expect([opened.status, opened.headers.getSetCookie()]).toEqual([400, []]);

      let callback: URL | undefined;
      const seen = throughTheProxy('anna');
      const parameters = { client_id, redirect_uri: CALLBACK };
      await authorize(server, parameters, 'anna', async (input, init) => {
        if (new URL(input).pathname !== '/oauth/callback') return seen(input, init);
        callback = new URL(input);
        // Before its own browser: a code that is good.
        const elsewhere = await fetch(callback, { redirect: 'manual' });
        expect([elsewhere.status, elsewhere.headers.get('location')]).toEqual([400, null]);
        return seen(input, init);
      });
      expect(callback?.searchParams.get('code')).toEqual(expect.any(String));
    },
  );

  test(
    regression('Obsidian, June 2025', 'asks about each client by itself, also of who agreed to another'),
    async () => {
      await allowed();
      const evil = await registeredClient(server, {
        ...CLIENT,
        redirect_uris: ['https://evil.example/take'],
      });
      expect(evil).not.toBe(client_id);
      const response = await ask({ client_id: evil, redirect_uri: 'https://evil.example/take' });
      expect(response.headers.get('location')).toContain('/oauth/consent/');
    },
  );
});

describe('of the kinds of flaws that a survey found in such servers, the OAuth proxy has none:', () => {
  test.each([
    'javascript:alert(1)',
    'data:text/html,x',
    'http://app.example/callback',
    'https://app.example/callback#fragment',
    'https://user:password@app.example/callback',
    '//app.example/callback',
    '*',
  ])(
    `${regression('arXiv:2605.22333', 'registers nobody whose answers would go to')} %s`,
    async (redirectUri) => {
      const response = await register(server, { redirect_uris: [redirectUri] });
      expect(response.status).toBe(400);
      expect((await jsonOf(response)).error).toBe('invalid_redirect_uri');
    },
  );

  test(
    regression('arXiv:2605.22333', 'registers no client for more than the code, whatever it asks for'),
    async () => {
      const greedy = {
        ...CLIENT,
        grant_types: ['implicit', 'client_credentials', 'password'],
        response_types: ['token'],
        token_endpoint_auth_method: 'client_secret_basic',
      };
      expect(await jsonOf(await register(server, greedy))).toMatchObject({
        grant_types: ['authorization_code', 'refresh_token'],
        response_types: ['code'],
        token_endpoint_auth_method: 'none',
      });
      for (const grant_type of ['client_credentials', 'password', 'implicit']) {
        const response = await askForTokens(server, {
          grant_type,
          client_id,
          username: 'anna',
          password: 'x',
        });
        expect(response.status).toBe(400);
      }
      const implicit = (await ask({ response_type: 'token' })).headers.get('location') ?? '';
      expect(implicit.startsWith(`${CALLBACK}#`)).toBe(true);
      expect(new URLSearchParams(new URL(implicit).hash.slice(1)).get('error')).toBe(
        'unsupported_response_type',
      );
    },
  );

  test(regression('arXiv:2605.22333', 'a registration that comes a hundred times is one'), async () => {
    const ids = await Promise.all(Array.from({ length: 100 }, () => registeredClient(server, CLIENT)));
    expect(new Set(ids)).toEqual(new Set([client_id]));
  });

  test(
    regression('arXiv:2605.22333', 'a person is asked before the upstream, and of a name as of a claim'),
    async () => {
      const trusted = await registeredClient(server, { ...CLIENT, client_name: 'Bookmarks (official)' });
      const upstream = new URL((await discoverAuthorizationServer()).issuer).origin;
      const visited: string[] = [];
      let question = '';
      const seen = throughTheProxy('anna');
      await authorize(server, { client_id: trusted, redirect_uri: CALLBACK }, 'anna', async (input, init) => {
        const url = new URL(input);
        visited.push(url.origin === upstream ? 'upstream' : url.pathname);
        if (url.pathname.startsWith('/oauth/consent/')) question = await (await fetch(url, init)).text();
        return seen(input, init);
      });
      expect(visited.findIndex((place) => place.startsWith('/oauth/consent/'))).toBeGreaterThan(-1);
      expect(visited.indexOf('upstream')).toBeGreaterThan(
        visited.findIndex((place) => place.startsWith('/oauth/consent/')),
      );
      expect(question).toMatch(
        /app\.example[\s\S]*Bookmarks \(official\)[\s\S]*Nobody has verified that name/,
      );
    },
  );

  test(
    regression('arXiv:2605.22333', 'the question cannot be framed, and no address leaks from it'),
    async () => {
      const { headers } = await request(
        new URL((await ask({})).headers.get('location') ?? '', mcpUrl()).pathname,
      );
      expect(headers.get('content-security-policy')).toMatch(/frame-ancestors 'none'/);
      expect(headers.get('content-security-policy')).not.toMatch(/unsafe-inline/);
      expect(headers.get('referrer-policy')).toBe('same-origin');
      expect(headers.get('cache-control')).toBe('no-store');
    },
  );

  test(regression('arXiv:2605.22333', 'an answer says what it answers to, and who gave it'), async () => {
    const { answer } = await allowed({ state: 'of this app' });
    expect([answer.get('state'), answer.get('iss')]).toEqual(['of this app', server.issuer]);
  });

  test(
    regression('arXiv:2605.22333', 'a client gets tokens of the gateway and none of the upstream'),
    async () => {
      const { exchange } = await allowed();
      const answer = await jsonOf(await askForTokens(server, exchange));
      expect(Object.keys(answer).toSorted()).toEqual(
        ['access_token', 'expires_in', 'refresh_token', 'scope', 'token_type'].toSorted(),
      );
      const { iss, aud, sub } = claimsOf(String(answer.access_token));
      expect([iss, aud]).toEqual([server.issuer, mcpUrl().href]);
      expect(sub).toMatch(/^local\|/);
    },
  );

  test(regression('arXiv:2605.22333', 'who was allowed to read can read'), async () => {
    const { exchange } = await allowed({ scope: 'bookmarks:read' });
    const tokens = await tokensOf(await askForTokens(server, exchange));
    expect(tokens.scope).toBe('bookmarks:read');
    expect((await post(toolCall('list_tags', {}), bearer(tokens))).status).toBe(200);
    const write = await post(toolCall('add_bookmark', { url: 'https://example.com/' }), bearer(tokens));
    expect(await write.text()).toMatch(/insufficient_scope|bookmarks:write/);
    // Nor does a renewal widen it.
    const wider = await askForTokens(server, {
      ...{ grant_type: 'refresh_token', refresh_token: tokens.refresh_token, client_id },
      scope: 'bookmarks:read bookmarks:write',
    });
    expect([wider.status, (await jsonOf(wider)).error]).toEqual([400, 'invalid_scope']);
  });

  test(
    regression('arXiv:2605.22333', 'a code is good once, and ends what came of it when it comes again'),
    async () => {
      const { exchange } = await allowed();
      const tokens = await tokensOf(await askForTokens(server, exchange));
      expect((await post(toolCall('list_tags', {}), bearer(tokens))).status).toBe(200);
      expect((await askForTokens(server, exchange)).status).toBe(400);
      expect((await post(toolCall('list_tags', {}), bearer(tokens))).status).toBe(401);
    },
  );

  test(regression('arXiv:2605.22333', 'codes and tokens are of one client'), async () => {
    const other = await registeredClient(server, { ...CLIENT, client_name: 'Another app' });
    expect(await refusedExchange({ client_id: other })).toEqual({ status: 400, error: 'invalid_grant' });
    const { exchange } = await allowed();
    const { refresh_token } = await tokensOf(await askForTokens(server, exchange));
    const renewal = { grant_type: 'refresh_token', refresh_token };
    expect((await askForTokens(server, { ...renewal, client_id: other })).status).toBe(400);
    expect((await askForTokens(server, { ...renewal, client_id })).status).toBe(200);
  });

  test(regression('arXiv:2605.22333', 'a token that was revoked opens nothing'), async () => {
    const { exchange } = await allowed();
    const tokens = await tokensOf(await askForTokens(server, exchange));
    const revocation = { token: tokens.refresh_token, client_id };
    const revoked = await fetch(String(server.metadata.revocation_endpoint), {
      method: 'POST',
      body: new URLSearchParams(revocation),
    });
    expect(revoked.status).toBe(200);
    expect((await post(toolCall('list_tags', {}), bearer(tokens))).status).toBe(401);
    const renewal = { grant_type: 'refresh_token', refresh_token: tokens.refresh_token, client_id };
    expect((await askForTokens(server, renewal)).status).toBe(400);
  });
});
