import { UPSTREAM_PROVIDERS, type UpstreamProvider, upstreamUrl } from '@bookmarks/upstream';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { decodeJwt } from 'jose';
import { newProxySigningKeys } from '../../dev/stack/proxy-signing-keys.ts';
import type { Fault } from '../../dev/upstreams/faults.ts';
import { findPerson, type Person } from '../../dev/upstreams/people.ts';
import { startUpstreams, type Upstreams } from '../../dev/upstreams/start-upstreams.ts';
import { presetOf } from '../src/oauth-proxy/upstream/presets.ts';
import { createUpstreamClient, UpstreamRefusedError } from '../src/oauth-proxy/upstream/upstream-client.ts';
import { json, ProxyClient } from './support/proxy-client.ts';
import { Browser, PROXY_ISSUER, type ProxyGateway, startProxyGateway } from './support/proxy-gateway.ts';

const CLIENT = { clientId: 'the-client', clientSecret: 'the secret of the client' };
const REDIRECT_URI = `${PROXY_ISSUER}/callback`;
const KEYS = newProxySigningKeys('proxy-1');
const PEOPLE = {
  github: '1001',
  google: '100000000000000001001',
  whoop: '1001',
  strava: '1001',
  raindrop: '1001',
};

const BEN = findPerson('ben') as Person;

let upstreams: Upstreams;
beforeAll(async () => {
  upstreams = await startUpstreams({ port: 0, client: { ...CLIENT, redirectUri: REDIRECT_URI } });
});
afterAll(async () => upstreams[Symbol.asyncDispose]());

const upstreamOf = (provider: UpstreamProvider, clientSecret = CLIENT.clientSecret) =>
  presetOf(provider, { ...CLIENT, clientSecret }, upstreams.url);
const clientOf = (provider: UpstreamProvider, secret?: string) =>
  createUpstreamClient({
    ...{ upstream: upstreamOf(provider, secret), redirectUri: REDIRECT_URI, allowHttp: true },
  });
type Client = ReturnType<typeof clientOf>;

async function signedIn(client: Client, parameters: Record<string, string>) {
  const { url, pending } = await client.begin();
  for (const [name, value] of Object.entries(parameters)) url.searchParams.set(name, value);
  const answer = await fetch(url, { redirect: 'manual' });
  return client.finish(new URL(answer.headers.get('location') ?? ''), pending);
}

/** What comes of it that the provider answers the next request at this address so. */
async function outcomeOf(url: string, fault: Fault, request: () => Promise<unknown>): Promise<unknown> {
  upstreams.faults.fail(new URL(url).pathname, fault);
  return request().catch((error: unknown) => error);
}

/** What is thrown when time is up is an `Error` of Node's, which Jest's own is not. */
function expectForAnotherTry(outcome: unknown): void {
  expect(outcome).toHaveProperty('message');
  expect(outcome).not.toBeInstanceOf(UpstreamRefusedError);
}

const tokenUrlOf = (provider: UpstreamProvider) => upstreamUrl(TOKEN_URLS[provider], upstreams.url).href;
const revocationUrlOf = (provider: UpstreamProvider) => upstreamOf(provider).revocation?.url;

describe.each(UPSTREAM_PROVIDERS)('%s, as the provider of a gateway', (provider) => {
  const startGateway = (secret?: string) =>
    startProxyGateway({ upstream: upstreamOf(provider, secret), keys: KEYS });

  /** An app is let in, and then its person answers the provider so. */
  async function answered(gateway: ProxyGateway, name: string, value: string) {
    const app = new ProxyClient(gateway);
    const client_id = await app.registered();
    const browser = new Browser(gateway);
    const consent = await browser.visit(app.authorization(client_id));
    const signIn = await browser.submit(consent, 'decision', 'allow');
    return { app, client_id, ...(await browser.submit(signIn, name, value)) };
  }

  test('a person who signs in there is the subject of the tokens, under its name', async () => {
    await using gateway = await startGateway();
    const { app, client_id, url } = await answered(gateway, 'user', 'anna');
    const code = new URL(url).searchParams.get('code') ?? '';
    const { access_token = '', refresh_token = '' } = json(await app.exchange(code, { client_id }));
    const sub = `${provider}|${PEOPLE[provider]}`;
    expect(decodeJwt(access_token).sub).toBe(sub);
    const renewed = json(await app.refresh(refresh_token, { client_id }));
    expect(decodeJwt(renewed.access_token ?? '').sub).toBe(sub);
  });

  test.each([
    ['that its person cancelled there', undefined, 'decision', 'cancel', 'access_denied'],
    ['that it refuses the gateway itself', 'another', 'user', 'anna', 'server_error'],
  ])('the app is told %s, and gets nothing else', async (_what, secret, name, value, error) => {
    await using gateway = await startGateway(secret);
    const { app, url } = await answered(gateway, name, value);
    expect(url).toMatch(app.redirectUri);
    const { searchParams } = new URL(url);
    expect([searchParams.get('error'), searchParams.has('code')]).toEqual([error, false]);
    expect(gateway.audited).toContainEqual(
      expect.objectContaining({ operation: 'oauth:sign-in', decision: 'refused', reason: error }),
    );
  });
});

describe.each(UPSTREAM_PROVIDERS)('%s, to its client', (provider) => {
  test('a person signs in, and whoever cancels does not', async () => {
    const client = clientOf(provider);
    expect((await signedIn(client, { login_hint: 'anna' })).person).toBe(PEOPLE[provider]);
    await expect(signedIn(client, { decision: 'cancel' })).rejects.toThrow(UpstreamRefusedError);
  });

  test('a secret that is wrong signs nobody in, and says nothing of a refresh token', async () => {
    const stranger = clientOf(provider, 'another');
    await expect(signedIn(stranger, { login_hint: 'anna' })).rejects.toThrow(UpstreamRefusedError);
    const { tokens } = await signedIn(clientOf(provider), { login_hint: 'anna' });
    const outcome = await stranger.refresh(tokens.refreshToken ?? 'none').catch((error: unknown) => error);
    expectForAnotherTry(outcome);
  });

  test('tokens are renewed where they can be, until the person takes everything back', async () => {
    const client = clientOf(provider);
    const { tokens } = await signedIn(client, { login_hint: 'ben' });
    expect(tokens.refreshToken === undefined).toBe(provider === 'github');
    const renewed = tokens.refreshToken === undefined ? tokens : await client.refresh(tokens.refreshToken);
    await client.revoke(renewed.accessToken);
    // Raindrop.io has no address for it: only the person can, in their settings.
    if (provider === 'raindrop') upstreams.grants.raindrop.revoke(BEN);
    expect(upstreams.grants[provider].byAccessToken(renewed.accessToken)).toBeUndefined();
    await expect(client.refresh(renewed.refreshToken ?? 'none')).rejects.toThrow(UpstreamRefusedError);
  });

  test.each([500, 429])('a renewal that is answered with %i is for another try', async (status) => {
    const client = clientOf(provider);
    const { tokens } = await signedIn(client, { login_hint: 'chloe' });
    const renew = () => client.refresh(tokens.refreshToken ?? 'none');
    expectForAnotherTry(await outcomeOf(tokenUrlOf(provider), { status }, renew));
    if (tokens.refreshToken !== undefined)
      expect(await renew()).toMatchObject({ accessToken: expect.any(String) });
  });
});

test.each(['whoop', 'strava'] as const)(
  'a refresh token of %s is dead once it was used',
  async (provider) => {
    const client = clientOf(provider);
    const { tokens } = await signedIn(client, { login_hint: 'chloe' });
    const renewed = await client.refresh(tokens.refreshToken ?? '');
    expect(renewed.refreshToken).not.toBe(tokens.refreshToken);
    await expect(client.refresh(tokens.refreshToken ?? '')).rejects.toThrow(UpstreamRefusedError);
    expect(await client.refresh(renewed.refreshToken ?? '')).toMatchObject({
      accessToken: expect.any(String),
    });
  },
);

test.each(['google', 'raindrop'] as const)('a refresh token of %s stays as it is', async (provider) => {
  const client = clientOf(provider);
  const { tokens } = await signedIn(client, { login_hint: 'chloe' });
  for (let time = 0; time < 2; time++)
    expect((await client.refresh(tokens.refreshToken ?? '')).refreshToken).toBe(tokens.refreshToken);
});

const REVOCABLE = ['github', 'google', 'whoop', 'strava'] as const;

describe.each(REVOCABLE)('%s', (provider) => {
  test.each([500, 429])('a revocation that is answered with %i is for another try', async (status) => {
    const client = clientOf(provider);
    const { tokens } = await signedIn(client, { login_hint: 'chloe' });
    const revoke = () => client.revoke(tokens.accessToken);
    expectForAnotherTry(await outcomeOf(revocationUrlOf(provider) ?? '', { status }, revoke));
    expect(upstreams.grants[provider].byAccessToken(tokens.accessToken)).toBeDefined();
    await revoke();
    expect(upstreams.grants[provider].byAccessToken(tokens.accessToken)).toBeUndefined();
  });
});

test('what no provider answers is for another try', async () => {
  const renewals = UPSTREAM_PROVIDERS.map(async (provider) => {
    const client = clientOf(provider);
    const { tokens } = await signedIn(client, { login_hint: 'chloe' });
    const renew = () => client.refresh(tokens.refreshToken ?? 'none');
    return outcomeOf(tokenUrlOf(provider), { hang: true }, renew);
  });
  const revocations = REVOCABLE.map(async (provider) => {
    const url = revocationUrlOf(provider) ?? '';
    return outcomeOf(url, { hang: true }, () => clientOf(provider).revoke('any'));
  });
  for (const outcome of await Promise.all([...renewals, ...revocations])) expectForAnotherTry(outcome);
});

const TOKEN_URLS = {
  github: 'https://github.com/login/oauth/access_token',
  google: 'https://oauth2.googleapis.com/token',
  whoop: 'https://api.prod.whoop.com/oauth/oauth2/token',
  strava: 'https://www.strava.com/oauth/token',
  raindrop: 'https://raindrop.io/oauth/access_token',
};
