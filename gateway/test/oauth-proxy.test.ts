import { createHash, randomBytes } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { type CryptoKey, decodeJwt, decodeProtectedHeader, importJWK } from 'jose';
import { newProxySigningKeys } from '../../dev/stack/proxy-signing-keys.ts';
import type { OpenId } from '../src/account/open-id.ts';
import { InProcessAccess } from '../src/limits/in-process-access.ts';
import { signToken } from './support/authorization-server.ts';
import { bearer, PUBLIC_URL, RESOURCE } from './support/gateway.ts';
import type { Answer } from './support/http-client.ts';
import {
  aClosedPort,
  Browser,
  PROXY_ISSUER,
  type ProxyGateway,
  type ProxySetup,
  startPlainUpstream,
  startProxyGateway,
  startUpstream,
  type Visit,
} from './support/proxy-gateway.ts';
import { RedisOutage } from './support/redis.ts';

const CALLBACK = 'poke://oauth/callback';
const POKE = { redirect_uris: [CALLBACK], client_name: 'Poke' };
const VERIFIER = randomBytes(32).toString('base64url');
const ANNA = 'user_01KANNA0000000000000000001';

const resources = new AsyncDisposableStack();
let one: ProxyGateway;
let other: ProxyGateway;
let setup: ProxySetup;

beforeAll(async () => {
  const { upstream } = resources.use(await startUpstream());
  setup = { upstream, keys: newProxySigningKeys('proxy-1') };
  one = resources.use(await startProxyGateway(setup));
  other = resources.use(await startProxyGateway(setup));
});
afterAll(() => resources.disposeAsync());

const json = (answer: Answer) => JSON.parse(answer.body) as Record<string, string>;

const register = (metadata: object, at = one) =>
  at.send({
    ...{ method: 'POST', path: '/oauth/register', body: JSON.stringify(metadata) },
    headers: [['content-type', 'application/json']],
  });
const registered = async (metadata: object = POKE) => String(json(await register(metadata)).client_id);

const ask = (path: string, parameters: Record<string, string>, at = one) =>
  at.send({
    ...{ method: 'POST', path, body: String(new URLSearchParams(parameters)) },
    headers: [['content-type', 'application/x-www-form-urlencoded']],
  });

const authorization = (client_id: string, parameters: Record<string, string> = {}) =>
  `${PROXY_ISSUER}/authorize?${new URLSearchParams({
    ...{ response_type: 'code', client_id, redirect_uri: CALLBACK, state: 'the-state' },
    ...{
      code_challenge: createHash('sha256').update(VERIFIER).digest('base64url'),
      code_challenge_method: 'S256',
    },
    ...parameters,
  })}`;

/** Agrees and signs in as Anna. Each step may be at another replica. */
async function authorized(
  clientId: string,
  parameters: Record<string, string> = {},
): Promise<URLSearchParams> {
  const browser = new Browser(one);
  const consent = await browser.visit(authorization(clientId, parameters));
  browser.at = other;
  const signIn = await browser.submit(consent, 'decision', 'allow');
  browser.at = one;
  return new URL((await browser.submit(signIn, 'user', ANNA)).url).searchParams;
}

const exchange = (client_id: string, code: string, changes: Record<string, string> = {}, at = one) =>
  ask(
    '/oauth/token',
    {
      ...{ grant_type: 'authorization_code', client_id, code, redirect_uri: CALLBACK },
      ...{ code_verifier: VERIFIER, ...changes },
    },
    at,
  );

async function signedIn(parameters?: Record<string, string>) {
  const clientId = await registered();
  const code = (await authorized(clientId, parameters)).get('code') ?? '';
  return { clientId, code, tokens: json(await exchange(clientId, code, {}, other)) };
}

const call = (token: string | undefined, at = one, path = '/mcp') =>
  at.send({ method: 'POST', path, headers: [bearer(token ?? '')], body: '{}' });

const reasons = (gateway = one) =>
  gateway.audited.map(({ operation, reason }) => `${operation} ${reason ?? 'allowed'}`);

describe('discovery', () => {
  test.each([
    '/.well-known/oauth-authorization-server/oauth',
    '/.well-known/openid-configuration/oauth',
    '/oauth/.well-known/openid-configuration',
    '/oauth/.well-known/oauth-authorization-server',
    '/.well-known/oauth-authorization-server/oauth/',
  ])('%s is the metadata of the proxy, whose issuer is its own', async (path) => {
    const answer = await one.send({ path });
    expect(answer.headers['access-control-allow-origin']).toBe('*');
    expect(json(answer)).toMatchObject({
      issuer: PROXY_ISSUER,
      authorization_endpoint: `${PROXY_ISSUER}/authorize`,
      registration_endpoint: `${PROXY_ISSUER}/register`,
      code_challenge_methods_supported: ['S256'],
      token_endpoint_auth_methods_supported: ['none', 'private_key_jwt'],
      authorization_response_iss_parameter_supported: true,
    });
  });

  test('the resource names both authorization servers, AuthKit first', async () => {
    const { authorization_servers } = json(
      await one.send({ path: '/.well-known/oauth-protected-resource/mcp' }),
    );
    expect(authorization_servers).toEqual([one.authKit.issuer, PROXY_ISSUER]);
  });

  test('the keys are public ones', async () => {
    const { keys } = json(await one.send({ path: '/oauth/jwks' }));
    expect(keys).toEqual([expect.objectContaining({ kid: 'proxy-1', alg: 'ES256' })]);
    expect(JSON.stringify(keys)).not.toContain('"d"');
  });
});

describe('a registration', () => {
  test('is the same at every replica, and says how the client is registered', async () => {
    const metadata = { ...POKE, application_type: 'web', token_endpoint_auth_method: 'client_secret_post' };
    const [first, second] = [await register(metadata), await register(metadata, other)];
    expect(first.status).toBe(201);
    expect(json(first)).toEqual(json(second));
    expect(json(first)).toMatchObject({ application_type: 'native', token_endpoint_auth_method: 'none' });
    expect(json(first)).not.toHaveProperty('client_secret');
  });

  test.each([
    ['an http address', { redirect_uris: ['http://client.example/callback'] }, 'invalid_redirect_uri'],
    ['a scheme of browsers', { redirect_uris: ['javascript:alert(1)'] }, 'invalid_redirect_uri'],
    ['an empty list of addresses', { redirect_uris: [] }, 'invalid_redirect_uri'],
    ['no addresses', {}, 'invalid_redirect_uri'],
    ['a long name', { ...POKE, client_name: 'x'.repeat(201) }, 'invalid_client_metadata'],
    [
      'more than an id can hold',
      { redirect_uris: [1, 2].map((n) => `https://a.example/${n}${'x'.repeat(1000)}`) },
      'invalid_client_metadata',
    ],
    ['20 kB', { ...POKE, software_statement: 'x'.repeat(20_000) }, 'invalid_client_metadata'],
  ])('with %s is refused', async (_what, metadata, error) => {
    const answer = await register(metadata);
    expect([answer.status, json(answer).error]).toEqual([400, error]);
  });
});

describe('a page of any other origin', () => {
  const origin = ['origin', 'https://inspector.example'] as const;
  const fromPage = (path: string, type: string, body: string) =>
    one.send({ method: 'POST', path, body, headers: [origin, ['content-type', type]] });
  const tokenForm = async (client_id: string, code: string) => {
    const grant = { grant_type: 'authorization_code', redirect_uri: CALLBACK, code_verifier: VERIFIER };
    const body = String(new URLSearchParams({ ...grant, client_id, code }));
    return fromPage('/oauth/token', 'application/x-www-form-urlencoded', body);
  };

  test.each(['/oauth/register', '/oauth/token'])(
    'may send to %s, as its browser asks before',
    async (path) => {
      const preflight = await one.send({
        ...{ method: 'OPTIONS', path },
        headers: [
          origin,
          ['access-control-request-method', 'POST'],
          ['access-control-request-headers', 'content-type,dpop,mcp-protocol-version'],
        ],
      });
      expect(preflight.status).toBe(204);
      expect(preflight.headers['access-control-allow-origin']).toBe('*');
      expect(preflight.headers['access-control-allow-methods']).toContain('POST');
      for (const name of ['Content-Type', 'DPoP', 'MCP-Protocol-Version'])
        expect(preflight.headers['access-control-allow-headers']).toContain(name);
    },
  );

  test('reads how a registration and a request for tokens ended, well or not', async () => {
    const clientId = await registered();
    const code = (await authorized(clientId)).get('code') ?? '';
    const answers = [
      await fromPage('/oauth/register', 'application/json', JSON.stringify(POKE)),
      await fromPage('/oauth/register', 'application/json', '{}'),
      await tokenForm(clientId, code),
      await tokenForm(clientId, 'unknown'),
      await tokenForm('client_unknown', 'unknown'),
    ];
    expect(answers.map(({ status }) => status)).toEqual([201, 400, 200, 400, 401]);
    for (const { headers } of answers)
      expect(['*', origin[1]]).toContain(headers['access-control-allow-origin']);
  });
});

describe('signing in', () => {
  test('ends with tokens for the resource, in the name of the upstream and its subject, at any replica', async () => {
    const { clientId, tokens } = await signedIn();
    expect(tokens).toMatchObject({
      token_type: 'Bearer',
      expires_in: 900,
      scope: 'bookmarks:read bookmarks:write',
    });
    const token = String(tokens.access_token);
    expect(decodeProtectedHeader(token)).toMatchObject({ alg: 'ES256', kid: 'proxy-1', typ: 'at+jwt' });
    const claims = decodeJwt(token);
    expect(claims).toMatchObject({
      iss: PROXY_ISSUER,
      aud: RESOURCE,
      sub: `example|${ANNA}`,
      client_id: clientId,
    });
    expect((claims.exp ?? 0) - (claims.iat ?? 0)).toBe(900);
    for (const gateway of [one, other]) expect((await call(token, gateway)).status).toBe(200);
    const arrived = other.upstream.arrived.at(-1);
    const identity = await other.verifyIdentity(String(arrived?.req.headers['x-user-sub']));
    expect(identity).toMatchObject({ sub: `example|${ANNA}`, clientId, method: 'oauth' });
  });

  test('answers with the state and the issuer', async () => {
    const answer = await authorized(await registered());
    expect([answer.get('state'), answer.get('iss')]).toEqual(['the-state', PROXY_ISSUER]);
  });

  test.each([`${RESOURCE}/`, 'https://GATEWAY.example:443/mcp?x=1', PUBLIC_URL])(
    'takes %s for the resource',
    async (resource) => {
      const clientId = await registered();
      const code = (await authorized(clientId, { resource })).get('code') ?? '';
      const { access_token } = json(await exchange(clientId, code, { resource }));
      expect(decodeJwt(String(access_token)).aud).toBe(RESOURCE);
    },
  );

  test('a token of a narrower resource is good there alone', async () => {
    const { tokens } = await signedIn({ resource: `${RESOURCE}/readonly` });
    expect((await call(tokens.access_token, one, '/mcp/readonly')).status).toBe(200);
    expect((await call(tokens.access_token)).status).toBe(401);
  });

  test('another resource is refused as such', async () => {
    const { url } = await new Browser(one).visit(
      authorization(await registered(), { resource: 'https://other.example/mcp' }),
    );
    expect(new URL(url).searchParams.get('error')).toBe('invalid_target');
  });

  test('two resources at once are refused as such, and one that is spelled twice is one', async () => {
    const asked = `${authorization(await registered())}&${new URLSearchParams({ resource: RESOURCE })}`;
    const asks = (resource: string) =>
      new Browser(one).visit(`${asked}&${new URLSearchParams({ resource })}`);
    const { searchParams } = new URL((await asks(`${RESOURCE}/readonly`)).url);
    expect(Object.fromEntries(searchParams)).toMatchObject({
      ...{ error: 'invalid_target', state: 'the-state', iss: PROXY_ISSUER },
    });
    expect((await asks(`${RESOURCE}/`)).body).toContain('value="allow"');
  });

  test.each([
    ['bookmarks:read', 'bookmarks:read'],
    ['bookmarks:write', 'bookmarks:read bookmarks:write'],
    ['openid offline_access admin', 'bookmarks:read bookmarks:write'],
  ])('%s comes to %s', async (scope, granted) => {
    expect((await signedIn({ scope })).tokens.scope).toBe(granted);
  });

  test.each([{ code_challenge: '' }, { code_challenge_method: 'plain' }])(
    'needs PKCE: %j',
    async (changes) => {
      const { url } = await new Browser(one).visit(authorization(await registered(), changes));
      expect(new URL(url).searchParams.get('error')).toBe('invalid_request');
    },
  );

  test.each(['127.0.0.1', 'localhost', '[::1]'])(
    'a program on this computer may listen at any port of %s, and only at the path that it registered',
    async (host) => {
      const clientId = await registered({ redirect_uris: [`http://${host}:1/callback`] });
      const browser = new Browser(one);
      const asks = (redirect_uri: string) => browser.visit(authorization(clientId, { redirect_uri }));
      for (const redirectUri of [`http://${host}:4711/callback`, `http://${host}/callback`]) {
        const stopsAt = (url: string) => url.startsWith(redirectUri);
        const { url } = await browser.submit(await asks(redirectUri), 'decision', 'cancel', stopsAt);
        expect(new URL(url).searchParams.get('error')).toBe('access_denied');
      }
      const anotherHost = host === 'localhost' ? '127.0.0.1' : 'localhost';
      for (const elsewhere of [
        `http://${host}:1/other`,
        `http://${anotherHost}:1/callback`,
        `https://${host}:1/callback`,
      ])
        expect((await asks(elsewhere)).status).toBe(400);
    },
  );

  test('tokens can be renewed', async () => {
    const { clientId, tokens } = await signedIn();
    const refresh = {
      grant_type: 'refresh_token',
      client_id: clientId,
      refresh_token: String(tokens.refresh_token),
    };
    const renewed = json(await ask('/oauth/token', { ...refresh, resource: `${RESOURCE}/` }, other));
    expect(renewed.refresh_token).not.toBe(tokens.refresh_token);
    expect((await call(renewed.access_token)).status).toBe(200);
  });
});

describe('consent', () => {
  test('comes before the upstream, says where the answer goes, and that the name is not verified', async () => {
    const clientId = await registered({ ...POKE, client_name: 'Poke <b>' });
    const { url, body } = await new Browser(one).visit(authorization(clientId));
    expect(url).toMatch(/^https:\/\/gateway\.example\/oauth\/consent\//);
    expect(body).toContain('Poke &lt;b&gt;');
    expect(body).toContain('Nobody has verified that name');
    expect(body).toContain('poke:');
    expect(body).toContain('Any program on this device');
  });

  test('is asked for each time, also of somebody who agreed before', async () => {
    const clientId = await registered();
    const browser = new Browser(one);
    const signIn = await browser.submit(await browser.visit(authorization(clientId)), 'decision', 'allow');
    expect((await browser.submit(signIn, 'user', ANNA)).url).toMatch(/^poke:.*code=/);
    expect((await browser.visit(authorization(clientId))).url).toContain('/oauth/consent/');
  });

  test('is given in each of several tabs of a browser, in whatever order its person goes on', async () => {
    const browser = new Browser(one);
    const apps = [await registered(), await registered({ ...POKE, client_name: 'Other' })] as const;
    const asked = (app: string, state: string) => browser.visit(authorization(app, { state }));
    const consents = [await asked(apps[0], 'first'), await asked(apps[1], 'second')] as const;
    const first = await browser.submit(consents[0], 'decision', 'allow');
    const second = await browser.submit(consents[1], 'decision', 'allow');
    for (const [signIn, state] of [[first, 'first'] as const, [second, 'second'] as const]) {
      const { searchParams } = new URL((await browser.submit(signIn, 'user', ANNA)).url);
      expect([searchParams.get('state'), searchParams.has('code')]).toEqual([state, true]);
    }
  });

  test('is kept, with the sign-in that follows, for eight tabs of a browser, which forgets the oldest', async () => {
    const clientId = await registered();
    const nine = Array.from({ length: 9 });
    const asked = new Browser(one);
    const consents: Visit[] = [];
    for (const _tab of nine) consents.push(await asked.visit(authorization(clientId)));
    const decided: number[] = [];
    for (const consent of consents)
      decided.push((await asked.copy().submit(consent, 'decision', 'allow')).status);
    expect(decided).toEqual([403, ...Array(8).fill(200)]);
    const agreed = new Browser(one);
    const signIns: Visit[] = [];
    for (const _tab of nine)
      signIns.push(await agreed.submit(await agreed.visit(authorization(clientId)), 'decision', 'allow'));
    const cameBack: number[] = [];
    for (const signIn of signIns) cameBack.push((await agreed.copy().submit(signIn, 'user', ANNA)).status);
    expect(cameBack).toEqual([400, ...Array(8).fill(303)]);
  });

  test('that is not given is told to the app, and the upstream hears nothing', async () => {
    const browser = new Browser(one);
    const consent = await browser.visit(authorization(await registered()));
    const { url } = await browser.submit(consent, 'decision', 'cancel');
    expect(new URL(url).searchParams.get('error')).toBe('access_denied');
    expect(new URL(url).searchParams.get('iss')).toBe(PROXY_ISSUER);
    expect(reasons()).toContain('oauth:consent access_denied');
  });

  test('cannot be framed, and is kept by nobody', async () => {
    const answer = await one.send({ path: authorization(await registered()).slice(PUBLIC_URL.length) });
    const cookie = [answer.headers['set-cookie'] ?? []]
      .flat()
      .map((set) => set.split(';')[0])
      .join('; ');
    const page = await one.send({
      path: new URL(answer.headers.location ?? '', PUBLIC_URL).pathname,
      headers: [['cookie', cookie]],
    });
    expect(page.headers['content-security-policy']).toContain("frame-ancestors 'none'");
    expect(page.headers['cache-control']).toBe('no-store');
    const [asked = ''] = page.headers['set-cookie'] ?? [];
    expect(asked).toMatch(/^__Host-oauth-asked-[\w-]+=.*; Path=\/; Secure; HttpOnly; SameSite=Lax$/);
  });
});

describe('refused and written down', () => {
  test('a consent page opened in another browser', async () => {
    const { url } = await new Browser(one).visit(authorization(await registered()));
    expect((await new Browser(one).visit(url)).status).toBe(400);
    expect(reasons().at(-1)).toBe('oauth:consent authorization_expired');
  });

  test('a consent form of another browser, and one that is sent again', async () => {
    const [browser, thief] = [new Browser(one), new Browser(one)];
    const consent = await browser.visit(authorization(await registered()));
    await thief.visit(authorization(await registered()));
    expect((await thief.submit(consent, 'decision', 'allow')).status).toBe(403);
    expect(reasons().at(-1)).toBe('oauth:consent form_not_ours');
    const replay = browser.copy();
    expect((await browser.submit(consent, 'decision', 'allow')).status).toBe(200);
    expect((await replay.submit(consent, 'decision', 'allow')).status).toBe(403);
  });

  test('a consent form without the token that the page had', async () => {
    const browser = new Browser(one);
    const consent = await browser.visit(authorization(await registered()));
    const body = consent.body.replace(/(name="form_token" value=")[^"]{4}/, '$1AAAA');
    expect((await browser.submit({ ...consent, body }, 'decision', 'allow')).status).toBe(403);
  });

  test('a consent form that another site sends', async () => {
    const browser = new Browser(one);
    const consent = await browser.visit(authorization(await registered()));
    browser.origin = 'https://evil.example';
    expect((await browser.submit(consent, 'decision', 'allow')).status).toBe(403);
    browser.origin = PUBLIC_URL;
    expect((await browser.submit(consent, 'decision', 'cancel')).url).toContain('access_denied');
  });

  test('a callback opened in another browser, and one opened twice', async () => {
    const [victim, attacker] = [new Browser(one), new Browser(one)];
    const stopsAt = (url: string) => url.startsWith(`${PROXY_ISSUER}/callback`);
    const consent = await attacker.visit(authorization(await registered()));
    const signIn = await attacker.submit(consent, 'decision', 'allow');
    const callback = await attacker.submit(signIn, 'user', ANNA, stopsAt);
    expect((await victim.visit(callback.url)).status).toBe(400);
    expect(reasons().at(-1)).toBe('oauth:consent authorization_expired');
    const again = attacker.copy();
    await attacker.visit(callback.url, undefined, (url) => url.includes('/oauth/authorize/'));
    expect((await again.visit(callback.url)).status).toBe(400);
    // Not even the upstream was asked.
    expect(reasons().at(-1)).toBe('oauth:consent authorization_expired');
  });

  test('a code used twice, which ends what was issued for it', async () => {
    const { clientId, code, tokens } = await signedIn();
    expect((await call(tokens.access_token)).status).toBe(200);
    const again = await exchange(clientId, code);
    expect([again.status, json(again).error]).toEqual([400, 'invalid_grant']);
    expect(reasons()).toEqual(expect.arrayContaining(['oauth:grant reused', 'oauth:token invalid_grant']));
    expect((await call(tokens.access_token, other)).status).toBe(401);
  });

  test('a code used at many replicas at once, but for one', async () => {
    const clientId = await registered();
    const code = (await authorized(clientId)).get('code') ?? '';
    const answers = await Promise.all(
      Array.from({ length: 20 }, (_, index) => exchange(clientId, code, {}, index % 2 ? one : other)),
    );
    expect(answers.filter(({ status }) => status === 200).length).toBeLessThanOrEqual(1);
    expect(answers.filter(({ status }) => ![200, 400].includes(status))).toEqual([]);
  });

  test.each([
    ['with another verifier', { code_verifier: randomBytes(32).toString('base64url') }],
    ['with another redirect URI', { redirect_uri: 'poke://oauth/other' }],
    ['for another resource', { resource: `${RESOURCE}/readonly` }],
  ])('a code %s', async (_what, changes) => {
    const clientId = await registered();
    const code = (await authorized(clientId)).get('code') ?? '';
    expect((await exchange(clientId, code, changes)).status).toBe(400);
    expect(reasons().at(-1)).toMatch(/^oauth:token invalid_(grant|target)$/);
  });

  test('a code of another client', async () => {
    const code = (await authorized(await registered())).get('code') ?? '';
    const answer = await exchange(await registered({ ...POKE, client_name: 'Other' }), code);
    expect([answer.status, json(answer).error]).toEqual([400, 'invalid_grant']);
  });

  test('a redirect URI that the client did not register', async () => {
    const page = await new Browser(one).visit(
      authorization(await registered(), { redirect_uri: 'https://claude.ai/x' }),
    );
    expect([page.status, page.body.includes('<h1>')]).toEqual([400, true]);
    expect(reasons().at(-1)).toMatch(/^oauth:authorize invalid_redirect_uri/);
  });

  test('a client that nobody knows: a page for people, and 401 for programs, which then register again', async () => {
    const page = await new Browser(one).visit(authorization('client_unknown'));
    expect([page.status, page.body.includes('<h1>')]).toEqual([400, true]);
    const answer = await exchange('client_unknown', 'code');
    expect([answer.status, json(answer).error]).toEqual([401, 'invalid_client']);
    expect(reasons().at(-1)).toBe('oauth:token invalid_client');
  });
});

describe('a refresh token', () => {
  const renew = (clientId: string, refresh_token: string, changes: Record<string, string> = {}, at = one) =>
    ask('/oauth/token', { grant_type: 'refresh_token', client_id: clientId, refresh_token, ...changes }, at);
  /** As if a minute had passed. */
  const forgetAnswers = async () => {
    const names = await one.redis.keys('gateway:oauth:Renewal*');
    if (names.length > 0) await one.redis.del(names);
  };

  test('that comes 100 times at once, at two replicas, gets one successor', async () => {
    const { clientId, tokens } = await signedIn();
    const answers = await Promise.all(
      Array.from({ length: 100 }, (_, index) =>
        renew(clientId, String(tokens.refresh_token), {}, index % 2 ? one : other),
      ),
    );
    expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([200]));
    expect(new Set(answers.map((answer) => json(answer).refresh_token)).size).toBe(1);
    const [answer] = answers;
    expect((await call(json(answer as Answer).access_token)).status).toBe(200);
    expect((await renew(clientId, String(json(answer as Answer).refresh_token), {}, other)).status).toBe(200);
  });

  test('that comes again within a minute gets the same answer, but not for another resource or client', async () => {
    const { clientId, tokens } = await signedIn();
    const refreshToken = String(tokens.refresh_token);
    const first = await renew(clientId, refreshToken);
    expect(json(await renew(clientId, refreshToken, {}, other))).toEqual(json(first));
    const narrower = await renew(clientId, refreshToken, { resource: `${RESOURCE}/readonly` });
    expect([narrower.status, json(narrower).error]).toEqual([400, 'invalid_request']);
    const thief = await registered({ ...POKE, client_name: 'Thief' });
    expect((await renew(thief, refreshToken)).status).toBe(400);
    expect((await call(json(first).access_token)).status).toBe(200);
  });

  test('that comes again within a minute gets the same answer, however its request says the same', async () => {
    const { clientId, tokens } = await signedIn();
    const refreshToken = String(tokens.refresh_token);
    const first = json(await renew(clientId, refreshToken));
    const whole = { resource: RESOURCE, scope: 'bookmarks:write bookmarks:read' };
    for (const same of [{ resource: `${RESOURCE}/` }, { scope: whole.scope }, whole, { scope: '' }])
      expect(json(await renew(clientId, refreshToken, same, other))).toEqual(first);
    const less = await renew(clientId, refreshToken, { scope: 'bookmarks:read' });
    expect([less.status, json(less).error]).toEqual([400, 'invalid_request']);
    const next = json(await renew(clientId, String(first.refresh_token), whole));
    expect(json(await renew(clientId, String(first.refresh_token), {}, other))).toEqual(next);
  });

  test('that comes again later ends all that came of the same consent, and that is written down', async () => {
    const { clientId, tokens } = await signedIn();
    const successor = json(await renew(clientId, String(tokens.refresh_token)));
    await forgetAnswers();
    const answer = await renew(clientId, String(tokens.refresh_token), {}, other);
    expect([answer.status, json(answer).error]).toEqual([400, 'invalid_grant']);
    expect(reasons(other)).toContain('oauth:grant reused');
    for (const token of [tokens.access_token, successor.access_token])
      expect((await call(token)).status).toBe(401);
    expect((await renew(clientId, String(successor.refresh_token))).status).toBe(400);
  });

  test('that is refused can be tried again at once', async () => {
    const { clientId, tokens } = await signedIn();
    const refreshToken = String(tokens.refresh_token);
    for (const [changes, error] of [
      [{ scope: 'admin' }, 'invalid_scope'],
      [{ resource: `${RESOURCE}/readonly` }, 'invalid_target'],
    ] as const) {
      const refused = await renew(clientId, refreshToken, changes, other);
      expect([refused.status, json(refused).error]).toEqual([400, error]);
    }
    expect((await renew(clientId, refreshToken)).status).toBe(200);
  });
});

describe('a revocation', () => {
  test('of an access token takes effect with the next request, at every replica', async () => {
    const { clientId, tokens } = await signedIn();
    const token = String(tokens.access_token);
    expect([(await call(token)).status, (await call(token, other)).status]).toEqual([200, 200]);
    expect((await ask('/oauth/revoke', { token, client_id: clientId })).status).toBe(200);
    expect([(await call(token)).status, (await call(token, other)).status]).toEqual([401, 401]);
  });

  test('of a refresh token ends all that came of the same consent', async () => {
    const { clientId, tokens } = await signedIn();
    const refresh_token = String(tokens.refresh_token);
    expect((await ask('/oauth/revoke', { token: refresh_token, client_id: clientId })).status).toBe(200);
    expect((await call(tokens.access_token, other)).status).toBe(401);
    const answer = await ask('/oauth/token', {
      grant_type: 'refresh_token',
      client_id: clientId,
      refresh_token,
    });
    expect([answer.status, json(answer).error]).toEqual([400, 'invalid_grant']);
  });

  test('of the tokens of another client ends nothing', async () => {
    const { tokens } = await signedIn();
    const client_id = await registered({ ...POKE, client_name: 'Other' });
    for (const token of [tokens.access_token, tokens.refresh_token])
      expect((await ask('/oauth/revoke', { token: String(token), client_id })).status).toBe(200);
    expect((await call(tokens.access_token)).status).toBe(200);
  });

  test.each([
    [{ client_id: 'client_unknown', token: 'x' }, 401],
    [{ token: 'x' }, 400],
  ])('%j is answered %d', async (form, status) => {
    expect((await ask('/oauth/revoke', form)).status).toBe(status);
  });
});

describe('what Redis holds', () => {
  test('names no secret and shows none', async () => {
    const { tokens, code } = await signedIn();
    const names = (await one.redis.keys('gateway:oauth:*')).join('\n');
    const values = await Promise.all(
      names.split('\n').map((name) => one.redis.getBuffer(name).catch(() => Buffer.alloc(0))),
    );
    const all = `${names}\n${Buffer.concat(values.map((value) => value ?? Buffer.alloc(0))).toString('latin1')}`;
    for (const secret of [code, String(tokens.refresh_token), ANNA, 'poke://'])
      expect(all).not.toContain(secret);
  });
});

describe('each issuer speaks for itself', () => {
  test("AuthKit's tokens are good beside those of the proxy", async () => {
    expect((await call(await one.aToken())).status).toBe(200);
  });

  test.each([
    ["claims the proxy's issuer, signed by AuthKit", () => one.aToken({ iss: PROXY_ISSUER }), 'kid_unknown'],
    [
      "claims the proxy's issuer and key, signed by AuthKit",
      () => one.aToken({ iss: PROXY_ISSUER }, { kid: 'proxy-1' }),
      'signature_invalid',
    ],
    [
      "claims AuthKit's issuer, signed by the proxy",
      async () => signToken(await proxyKey(), one.claims()),
      'kid_unknown',
    ],
    [
      "of AuthKit's names somebody of the proxy's",
      () => one.aToken({ sub: `example|${ANNA}` }),
      'subject_invalid',
    ],
  ])('a token that %s is refused', async (_what, token, code) => {
    const answer = await call(await token());
    expect([answer.status, json(answer).code]).toEqual([401, code]);
  });

  test.each([
    ["a person of AuthKit's", ANNA, 303],
    ["nobody of the proxy's", `example|${ANNA}`, 400],
  ])("AuthKit's sign-in to the account lets in %s", async (_who, sub, status) => {
    const openId: OpenId = {
      begin: async () => ({
        url: new URL(PUBLIC_URL),
        pending: { state: 's', nonce: 'n', codeVerifier: 'v' },
      }),
      finish: async () => ({ sub, name: 'Anna' }),
    };
    const access = new InProcessAccess({ clock: () => new Date() });
    const account = { openId, secret: 's'.repeat(32), keys: undefined };
    await using gateway = await startProxyGateway({
      ...setup,
      overrides: { account: { ...account, revocations: access, disconnections: access } },
    });
    const browser = new Browser(gateway);
    await browser.visit(`${PUBLIC_URL}/account/sign-in`, undefined, () => true);
    const back = await browser.visit(`${PUBLIC_URL}/account/callback`, undefined, () => true);
    expect(back.status).toBe(status);
  });

  test('a token of the proxy signed by a key that it has no more is refused', async () => {
    const { tokens } = await signedIn();
    await using rotated = await startProxyGateway({ ...setup, keys: newProxySigningKeys('proxy-2') });
    const answer = await call(tokens.access_token, rotated);
    expect([answer.status, json(answer).code]).toEqual([401, 'kid_unknown']);
  });
});

async function proxyKey() {
  const [jwk] = JSON.parse(setup.keys).keys;
  const privateKey = (await importJWK(jwk, 'ES256')) as CryptoKey;
  return { kid: 'proxy-1', alg: 'ES256', privateKey, publicJwk: {} };
}

describe('while something is away', () => {
  test('Redis: everything is answered 503 with Retry-After, no code is lost, and registering goes on', async () => {
    await using outage = await RedisOutage.start();
    await using gateway = await startProxyGateway({ ...setup, url: outage.url });
    const clientId = await registered();
    const code = (await authorized(clientId)).get('code') ?? '';
    const browser = new Browser(gateway);
    const consent = await browser.visit(authorization(clientId));
    outage.begin();
    const answer = await exchange(clientId, code, {}, gateway);
    expect([answer.status, json(answer).error]).toEqual([503, 'temporarily_unavailable']);
    expect(answer.headers['retry-after']).toBe('5');
    expect(
      (await ask('/oauth/revoke', { client_id: clientId, token: 'a-refresh-token' }, gateway)).status,
    ).toBe(503);
    expect((await browser.submit(consent, 'decision', 'allow')).status).toBe(503);
    expect((await register(POKE, gateway)).status).toBe(201);
    expect((await exchange(clientId, code, {}, other)).status).toBe(200);
  });

  test('the upstream: a page says so, and nothing is granted', async () => {
    const issuer = `http://localhost:${await aClosedPort()}`;
    const upstream = { ...setup.upstream, type: 'oidc', issuer } as const;
    await using gateway = await startProxyGateway({ ...setup, upstream });
    const browser = new Browser(gateway);
    const page = await browser.submit(
      await browser.visit(authorization(await registered())),
      'decision',
      'allow',
    );
    expect(page.status).toBe(503);
    expect(page.body).toContain('Nothing was decided');
    expect(gateway.audited.at(-1)).toMatchObject({ decision: 'refused', reason: 'temporarily_unavailable' });
  });

  test('the person, who cancels at the upstream: the app is told, and nothing is granted', async () => {
    const browser = new Browser(one);
    const signIn = await browser.submit(
      await browser.visit(authorization(await registered())),
      'decision',
      'allow',
    );
    const { searchParams } = new URL((await browser.submit(signIn, 'decision', 'cancel')).url);
    expect(Object.fromEntries(searchParams)).toMatchObject({
      ...{ error: 'access_denied', state: 'the-state', iss: PROXY_ISSUER },
    });
    expect(reasons()).toContain('oauth:sign-in access_denied');
  });
});

test('OPTIONS says what can be done at an address for people', async () => {
  const { status, headers } = await one.send({ method: 'OPTIONS', path: '/oauth/authorize' });
  expect([status, headers.allow]).toEqual([204, 'GET, OPTIONS']);
});

test('an upstream of plain OAuth is asked who it is, by the member that never changes', async () => {
  await using plain = await startPlainUpstream({ id: 4711, login: 'anna' });
  await using gateway = await startProxyGateway({ ...setup, upstream: plain.upstream });
  const clientId = await registered();
  const browser = new Browser(gateway);
  const { url } = await browser.submit(await browser.visit(authorization(clientId)), 'decision', 'allow');
  const code = new URL(url).searchParams.get('code') ?? '';
  const { access_token } = json(await exchange(clientId, code, {}, gateway));
  expect(decodeJwt(String(access_token)).sub).toBe('plain|4711');
  expect(plain.asked).toEqual(['/authorize', '/token', '/user Bearer upstream-token']);
});
