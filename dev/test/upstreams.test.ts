import { createHash } from 'node:crypto';
import { request } from 'node:http';
import { type UpstreamProvider, upstreamUrl } from '@bookmarks/upstream';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { createLocalJWKSet, type JSONWebKeySet, jwtVerify } from 'jose';
import { startUpstreams, type Upstreams } from '../upstreams/start-upstreams.ts';

const CLIENT = {
  clientId: 'the-client',
  clientSecret: 'the secret of the client',
  redirectUri: 'http://localhost:8080/oauth/callback',
};
const VERIFIER = 'v'.repeat(43);
const CHALLENGE = createHash('sha256').update(VERIFIER).digest('base64url');
const STATE = 'a-long-state';

const ENDPOINTS: Readonly<Record<UpstreamProvider, { authorization: string; token: string; scope: string }>> =
  {
    github: {
      authorization: 'https://github.com/login/oauth/authorize',
      token: 'https://github.com/login/oauth/access_token',
      scope: '',
    },
    google: {
      authorization: 'https://accounts.google.com/o/oauth2/v2/auth',
      token: 'https://oauth2.googleapis.com/token',
      scope: 'openid',
    },
    whoop: {
      authorization: 'https://api.prod.whoop.com/oauth/oauth2/auth',
      token: 'https://api.prod.whoop.com/oauth/oauth2/token',
      scope: 'offline read:profile read:recovery',
    },
    strava: {
      authorization: 'https://www.strava.com/oauth/authorize',
      token: 'https://www.strava.com/oauth/token',
      scope: 'read,activity:read',
    },
    raindrop: {
      authorization: 'https://raindrop.io/oauth/authorize',
      token: 'https://raindrop.io/oauth/access_token',
      scope: '',
    },
  };
const PROVIDERS = Object.keys(ENDPOINTS) as UpstreamProvider[];

type Parameters = Readonly<Record<string, string>>;

let upstreams: Upstreams;
beforeEach(async () => {
  upstreams = await startUpstreams({ port: 0, client: CLIENT });
});
afterEach(async () => upstreams[Symbol.asyncDispose]());

const ask = (url: string, init?: RequestInit) => fetch(upstreamUrl(url, upstreams.url), init);
const withToken = (token: unknown, headers: Parameters = {}) => ({
  headers: { authorization: `Bearer ${token}`, ...headers },
});

/** Where the browser is sent. */
async function authorized(provider: UpstreamProvider, parameters: Parameters = {}): Promise<URLSearchParams> {
  const { authorization, scope } = ENDPOINTS[provider];
  const query = new URLSearchParams({
    ...{ response_type: 'code', client_id: CLIENT.clientId, redirect_uri: CLIENT.redirectUri },
    ...{ state: STATE, scope, login_hint: 'anna', ...parameters },
  });
  const answer = await ask(`${authorization}?${query}`, { redirect: 'manual' });
  return new URL(answer.headers.get('location') ?? 'none:').searchParams;
}

function tokenRequest(provider: UpstreamProvider, parameters: Parameters, headers: Parameters = {}) {
  const all = { client_id: CLIENT.clientId, client_secret: CLIENT.clientSecret, ...parameters };
  const isJson = provider === 'raindrop';
  return ask(ENDPOINTS[provider].token, {
    method: 'POST',
    headers: {
      accept: 'application/json',
      ...(isJson && { 'content-type': 'application/json' }),
      ...headers,
    },
    body: isJson ? JSON.stringify(all) : new URLSearchParams(all),
  });
}

async function exchanged(provider: UpstreamProvider, parameters: Parameters = {}, request: Parameters = {}) {
  const code = (await authorized(provider, parameters)).get('code') ?? '';
  const form = { grant_type: 'authorization_code', redirect_uri: CLIENT.redirectUri, code, ...request };
  return tokenRequest(provider, form);
}

const jsonOf = async (response: Response | Promise<Response>) =>
  (await (await response).json()) as Record<string, unknown>;
const tokensOf = (provider: UpstreamProvider, parameters?: Parameters) =>
  jsonOf(exchanged(provider, parameters));
const refreshed = (provider: UpstreamProvider, token: unknown, parameters: Parameters = {}) =>
  tokenRequest(provider, { grant_type: 'refresh_token', refresh_token: String(token), ...parameters });

describe.each(PROVIDERS)('%s', (provider) => {
  test('sends a person back with a code that is good once', async () => {
    const answer = await authorized(provider);
    expect(answer.get('state')).toBe(STATE);
    const form = { grant_type: 'authorization_code', code: answer.get('code') ?? '' };
    expect(await jsonOf(tokenRequest(provider, form))).toMatchObject({ access_token: expect.any(String) });
    expect(await jsonOf(tokenRequest(provider, form))).not.toHaveProperty('access_token');
  });

  test('gives nothing to a client that does not prove itself', async () => {
    const answer = await jsonOf(exchanged(provider, {}, { client_secret: 'another' }));
    expect(answer).not.toHaveProperty('access_token');
  });

  test('sends nobody to an address that is not registered', async () => {
    const { authorization } = ENDPOINTS[provider];
    for (const wrong of [{ redirect_uri: 'https://evil.example' }, { client_id: 'another' }]) {
      const query = new URLSearchParams({ client_id: CLIENT.clientId, login_hint: 'anna', ...wrong });
      const answer = await ask(`${authorization}?${query}`, { redirect: 'manual' });
      expect(answer.status).toBe(400);
    }
  });

  test('shows a page to whom nobody named, who can also cancel', async () => {
    const { authorization, scope } = ENDPOINTS[provider];
    const query = new URLSearchParams({ client_id: CLIENT.clientId, state: STATE, scope });
    const page = await ask(`${authorization}?${query}`);
    expect(await page.text()).toContain('name="user" value="anna"');
    query.set('decision', 'cancel');
    const cancelled = await ask(authorization, { method: 'POST', body: query, redirect: 'manual' });
    expect(cancelled.headers.get('location')).toContain('error=access_denied');
  });

  test('knows no token of a person who took everything back', async () => {
    const { access_token, refresh_token } = await tokensOf(provider, { access_type: 'offline' });
    await fetch(new URL('/_stand-in/revoke', upstreams.url), {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ provider, person: 'anna' }),
    });
    expect(upstreams.grants[provider].byAccessToken(String(access_token))).toBeUndefined();
    const answer = await refreshed(provider, refresh_token, { scope: 'offline' });
    expect(await jsonOf(answer)).not.toHaveProperty('access_token');
  });

  test('fails on command, as often as it was told', async () => {
    const path = upstreamUrl(ENDPOINTS[provider].token, upstreams.url).pathname;
    upstreams.faults.fail(path, { status: 429, headers: { 'retry-after': '7' } }, 2);
    const statuses = [];
    for (let time = 0; time < 3; time++) statuses.push((await exchanged(provider)).status);
    expect(statuses).toEqual([429, 429, 200]);
    expect(upstreams.faults.requests().filter((line) => line === `POST ${path}`)).toHaveLength(3);
  });

  test('never answers, on command', async () => {
    const path = upstreamUrl(ENDPOINTS[provider].token, upstreams.url).pathname;
    upstreams.faults.fail(path, { hang: true });
    const seen = () => upstreams.faults.requests().includes(`POST ${path}`);
    const given = new AbortController();
    const url = upstreamUrl(ENDPOINTS[provider].token, upstreams.url);
    const pending = fetch(url, { method: 'POST', signal: given.signal }).catch((error: Error) => error.name);
    while (!seen()) await new Promise(setImmediate);
    given.abort();
    expect(await pending).toBe('AbortError');
  });
});

describe('GitHub', () => {
  test('answers a token request with a form unless JSON is asked for', async () => {
    const answer = await tokenRequest('github', { code: 'none' }, { accept: '*/*' });
    expect(answer.headers.get('content-type')).toContain('application/x-www-form-urlencoded');
    expect(new URLSearchParams(await answer.text()).get('error')).toBe('bad_verification_code');
  });

  test('refuses with 200', async () => {
    const answer = await exchanged('github', {}, { client_secret: 'another' });
    expect([answer.status, await answer.json()]).toMatchObject([
      200,
      { error: 'incorrect_client_credentials' },
    ]);
  });

  test('checks the code verifier (PKCE), and gives a token that neither expires nor is renewed', async () => {
    const pkce = { code_challenge: CHALLENGE, code_challenge_method: 'S256' };
    expect(await jsonOf(exchanged('github', pkce, { code_verifier: 'another' }))).toMatchObject({
      error: 'bad_verification_code',
    });
    const tokens = await jsonOf(exchanged('github', pkce, { code_verifier: VERIFIER }));
    expect(Object.keys(tokens).sort()).toEqual(['access_token', 'scope', 'token_type']);
  });

  test('refuses who does not say who they are', async () => {
    const { port } = upstreams.url;
    const status = new Promise((resolve) => {
      request({ host: '127.0.0.1', port, path: '/api.github.com/user' }, (answer) => {
        answer.resume();
        resolve(answer.statusCode);
      }).end();
    });
    expect(await status).toBe(403);
  });

  test('has the stars in pages, with links, times where they are asked for, and the rate limit', async () => {
    const { access_token } = await tokensOf('github');
    const url = 'https://api.github.com/user/starred?per_page=100';
    const plain = await ask(url, withToken(access_token));
    expect(plain.headers.get('x-ratelimit-remaining')).toBe('4999');
    expect(plain.headers.get('link')).toMatch(/page=2>; rel="next".*page=3>; rel="last"/);
    expect(await plain.json()).toMatchObject({ 0: { html_url: expect.any(String) } });
    const dated = await ask(
      `${url}&page=3`,
      withToken(access_token, { accept: 'application/vnd.github.star+json' }),
    );
    const stars = (await dated.json()) as object[];
    expect(stars).toHaveLength(30);
    expect(stars[0]).toMatchObject({ starred_at: expect.any(String), repo: { topics: expect.any(Array) } });
    expect(dated.headers.get('link')).not.toContain('rel="next"');
    const { library } = upstreams;
    library.addStars(1);
    expect((await jsonOf(ask(url, withToken(access_token))))[0]).toMatchObject({ name: 'project-230' });
    expect((await ask(url, withToken('another'))).status).toBe(401);
  });

  test('ends a grant for the client alone that proves itself', async () => {
    const { access_token } = await tokensOf('github');
    const end = (secret: string) =>
      ask(`https://api.github.com/applications/${CLIENT.clientId}/grant`, {
        method: 'DELETE',
        headers: {
          'content-type': 'application/json',
          authorization: `Basic ${Buffer.from(`${CLIENT.clientId}:${secret}`).toString('base64')}`,
        },
        body: JSON.stringify({ access_token }),
      });
    expect((await end('another')).status).toBe(404);
    expect((await ask('https://api.github.com/user', withToken(access_token))).status).toBe(200);
    expect((await end(CLIENT.clientSecret)).status).toBe(204);
    expect((await ask('https://api.github.com/user', withToken(access_token))).status).toBe(401);
  });
});

describe('Google', () => {
  test('signs ID tokens with the key that it publishes', async () => {
    const found = await jsonOf(ask('https://accounts.google.com/.well-known/openid-configuration'));
    const keys = (await (await fetch(String(found.jwks_uri))).json()) as JSONWebKeySet;
    const { id_token } = await tokensOf('google', { nonce: 'the-nonce' });
    const { payload } = await jwtVerify(String(id_token), createLocalJWKSet(keys), {
      issuer: String(found.issuer),
      audience: CLIENT.clientId,
      algorithms: ['RS256'],
    });
    expect(payload).toMatchObject({ sub: '100000000000000001001', nonce: 'the-nonce' });
  });

  test('gives a refresh token for offline access alone, and a second one with consent alone', async () => {
    expect(await tokensOf('google')).not.toHaveProperty('refresh_token');
    const offline = { access_type: 'offline' };
    const first = await tokensOf('google', offline);
    expect(first).toHaveProperty('refresh_token');
    expect(await tokensOf('google', offline)).not.toHaveProperty('refresh_token');
    expect(await tokensOf('google', { ...offline, prompt: 'consent' })).toHaveProperty('refresh_token');
    const again = await jsonOf(refreshed('google', first.refresh_token));
    expect(again).toMatchObject({ access_token: expect.any(String), expires_in: 3599 });
    expect(again).not.toHaveProperty('refresh_token');
  });

  test('revokes all that came from one consent', async () => {
    const tokens = await tokensOf('google', { access_type: 'offline' });
    const revoke = () =>
      ask('https://oauth2.googleapis.com/revoke', {
        method: 'POST',
        body: new URLSearchParams({ token: String(tokens.access_token) }),
      });
    expect((await revoke()).status).toBe(200);
    expect((await revoke()).status).toBe(400);
    const answer = await refreshed('google', tokens.refresh_token);
    expect([answer.status, await answer.json()]).toMatchObject([400, { error: 'invalid_grant' }]);
  });
});

describe('WHOOP', () => {
  test('refuses a short state', async () => {
    expect((await authorized('whoop', { state: '1234567' })).get('error')).toBe('invalid_state');
    expect((await authorized('whoop', { state: '12345678' })).get('code')).not.toBeNull();
  });

  test('refuses a scope that it does not have', async () => {
    expect((await authorized('whoop', { scope: 'offline,read:profile' })).get('error')).toBe('invalid_scope');
    expect((await authorized('whoop', { scope: 'openid' })).get('error')).toBe('invalid_scope');
  });

  test('gives refresh tokens for the scope offline alone, each good once', async () => {
    expect(await tokensOf('whoop', { scope: 'read:profile' })).not.toHaveProperty('refresh_token');
    const first = await tokensOf('whoop');
    expect(first.expires_in).toBe(3600);
    const second = await jsonOf(refreshed('whoop', first.refresh_token, { scope: 'offline' }));
    const old = await refreshed('whoop', first.refresh_token, { scope: 'offline' });
    expect([old.status, await old.json()]).toEqual([400, { error: 'invalid_grant' }]);
    const third = await jsonOf(refreshed('whoop', second.refresh_token));
    expect(third).toHaveProperty('access_token');
    expect(third).not.toHaveProperty('refresh_token');
  });

  test('has the recoveries in pages, for who was let in to them', async () => {
    const url = 'https://api.prod.whoop.com/developer/v2/recovery';
    const narrow = await tokensOf('whoop', { scope: 'offline read:profile' });
    expect((await ask(url, withToken(narrow.access_token))).status).toBe(401);
    const { access_token } = await tokensOf('whoop');
    const first = await jsonOf(ask(`${url}?limit=25`, withToken(access_token)));
    expect(first.records).toHaveLength(25);
    expect(first.records).toMatchObject({ 0: { score_state: 'PENDING_SCORE' }, 1: { user_id: 1001 } });
    const last = await jsonOf(ask(`${url}?limit=25&nextToken=50`, withToken(access_token)));
    expect(last.records).toHaveLength(10);
    expect(last).not.toHaveProperty('next_token');
    expect((await ask(`${url}?limit=26`, withToken(access_token))).status).toBe(400);
  });

  test('lets a person take back their access', async () => {
    const { access_token } = await tokensOf('whoop');
    const profile = 'https://api.prod.whoop.com/developer/v2/user/profile/basic';
    expect(await jsonOf(ask(profile, withToken(access_token)))).toMatchObject({ user_id: 1001 });
    const url = 'https://api.prod.whoop.com/developer/v2/user/access';
    expect((await ask(url, { method: 'DELETE', ...withToken(access_token) })).status).toBe(204);
    expect((await ask(profile, withToken(access_token))).status).toBe(401);
  });
});

describe('Strava', () => {
  test('wants commas between scopes, and says which were granted', async () => {
    expect((await authorized('strava', { scope: 'read activity:read' })).get('error')).toBe('invalid_scope');
    expect((await authorized('strava')).get('scope')).toBe('read,activity:read');
  });

  test('says whose the tokens are and when they expire, and replaces the refresh token', async () => {
    const first = await tokensOf('strava');
    expect(first).toMatchObject({
      expires_in: 21_600,
      expires_at: expect.any(Number),
      athlete: { id: 1001 },
    });
    const second = await jsonOf(refreshed('strava', first.refresh_token));
    expect(second.refresh_token).not.toBe(first.refresh_token);
    const old = await refreshed('strava', first.refresh_token);
    expect([old.status, await old.json()]).toEqual([
      400,
      {
        message: 'Bad Request',
        errors: [{ resource: 'RefreshToken', field: 'refresh_token', code: 'invalid' }],
      },
    ]);
  });

  test('takes the client from the body alone', async () => {
    const basic = Buffer.from(`${CLIENT.clientId}:${CLIENT.clientSecret}`).toString('base64');
    const code = (await authorized('strava')).get('code') ?? '';
    const answer = await ask(ENDPOINTS.strava.token, {
      method: 'POST',
      headers: { authorization: `Basic ${basic}` },
      body: new URLSearchParams({ grant_type: 'authorization_code', code }),
    });
    expect(answer.status).toBe(401);
  });

  test('forgets an athlete who is deauthorized', async () => {
    const { access_token } = await tokensOf('strava');
    const end = () =>
      ask('https://www.strava.com/oauth/deauthorize', {
        method: 'POST',
        body: new URLSearchParams({ access_token: String(access_token) }),
      });
    expect((await end()).status).toBe(200);
    expect((await end()).status).toBe(401);
    expect((await ask('https://www.strava.com/api/v3/athlete', withToken(access_token))).status).toBe(401);
  });
});

describe('Raindrop.io', () => {
  test('takes token requests as JSON alone', async () => {
    const code = (await authorized('raindrop')).get('code') ?? '';
    const form = { client_id: CLIENT.clientId, client_secret: CLIENT.clientSecret, code };
    const answer = await ask(ENDPOINTS.raindrop.token, { method: 'POST', body: new URLSearchParams(form) });
    expect([answer.status, await answer.json()]).toEqual([400, { error: 'bad_authorization_code' }]);
    expect(await tokensOf('raindrop')).toMatchObject({
      expires_in: 1_209_599,
      refresh_token: expect.any(String),
    });
  });

  test('has the raindrops in pages of no more than 50, and collections within collections', async () => {
    const { access_token } = await tokensOf('raindrop');
    const at = (path: string) =>
      jsonOf(ask(`https://api.raindrop.io/rest/v1/${path}`, withToken(access_token)));
    expect(await at('user')).toMatchObject({ result: true, user: { _id: 1001 } });
    expect((await at('raindrops/0?perpage=50&page=3')).items).toHaveLength(30);
    expect((await at('raindrops/0?perpage=51')).items).toHaveLength(25);
    expect((await at('collections/childrens')).items).toMatchObject([
      { title: 'Databases', parent: { $id: 72 } },
      { title: 'PostgreSQL', parent: { $id: 73 } },
    ]);
    const { library } = upstreams;
    library.addRaindrops(1);
    expect(await at('raindrops/0')).toMatchObject({ count: 181, items: { 0: { title: 'Article 180' } } });
  });

  test('answers 120 requests a minute', async () => {
    const { access_token } = await tokensOf('raindrop');
    const at = () => ask('https://api.raindrop.io/rest/v1/user', withToken(access_token));
    let answer = await at();
    expect(answer.headers.get('x-ratelimit-remaining')).toBe('119');
    for (let time = 0; time < 120; time++) answer = await at();
    expect([answer.status, await answer.json()]).toMatchObject([429, { result: false }]);
  });

  test('knows no token whose time is over', async () => {
    const { access_token, refresh_token } = await tokensOf('raindrop');
    upstreams.grants.raindrop.expireAccessTokens();
    const old = await ask('https://api.raindrop.io/rest/v1/user', withToken(access_token));
    expect([old.status, await old.json()]).toMatchObject([401, { result: false }]);
    expect(await jsonOf(refreshed('raindrop', refresh_token))).toHaveProperty('access_token');
  });
});

test('a person at a terminal can break the stand-ins, and add to what is in them', async () => {
  const command = (name: string, body: object) =>
    fetch(new URL(`/_stand-in/${name}`, upstreams.url), {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
    });
  expect((await command('stars', { count: 3 })).status).toBe(204);
  const { library } = upstreams;
  expect(library.stars).toHaveLength(233);
  expect((await command('stars', { count: 1001 })).status).toBe(400);
  expect((await command('faults', { path: '/api.github.com', fault: { status: 500 } })).status).toBe(204);
  expect((await ask('https://api.github.com/user')).status).toBe(500);
  const requests = await fetch(new URL('/_stand-in/requests', upstreams.url));
  expect(await requests.json()).toEqual(['GET /api.github.com/user']);
});
