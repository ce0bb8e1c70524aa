import { UPSTREAM_PROVIDERS, upstreamUrl } from '@bookmarks/upstream';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { findPerson, type Person } from '../../dev/upstreams/people.ts';
import { startUpstreams, type Upstreams } from '../../dev/upstreams/start-upstreams.ts';
import { presetOf } from '../src/oauth-proxy/upstream/presets.ts';
import { createUpstreamClient, UpstreamRefusedError } from '../src/oauth-proxy/upstream/upstream-client.ts';

const CLIENT = { clientId: 'the-client', clientSecret: 'the secret of the client' };
const REDIRECT_URI = 'https://bookmarks.example/oauth/callback';
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

describe.each(UPSTREAM_PROVIDERS)('%s', (provider) => {
  const clientWith = (secret = CLIENT.clientSecret) => {
    const upstream = presetOf(provider, { ...CLIENT, clientSecret: secret }, upstreams.url);
    return createUpstreamClient({ upstream, redirectUri: REDIRECT_URI, allowHttp: true });
  };

  async function signedIn(parameters: Record<string, string>, client = clientWith()) {
    const { url, pending } = await client.begin();
    for (const [name, value] of Object.entries(parameters)) url.searchParams.set(name, value);
    const answer = await fetch(url, { redirect: 'manual' });
    return client.finish(new URL(answer.headers.get('location') ?? ''), pending);
  }

  test('a person signs in, and whoever cancels does not', async () => {
    expect((await signedIn({ login_hint: 'anna' })).person).toBe(PEOPLE[provider]);
    await expect(signedIn({ decision: 'cancel' })).rejects.toThrow(UpstreamRefusedError);
  });

  test('a client that does not prove itself is refused', async () => {
    await expect(signedIn({ login_hint: 'anna' }, clientWith('another'))).rejects.toThrow();
  });

  test('tokens are renewed where they can be, until the person takes everything back', async () => {
    const client = clientWith();
    const { tokens } = await signedIn({ login_hint: 'ben' }, client);
    expect(tokens.refreshToken === undefined).toBe(provider === 'github');
    const renewed = tokens.refreshToken === undefined ? tokens : await client.refresh(tokens.refreshToken);
    await client.revoke(renewed.accessToken);
    // Raindrop.io has no address for it: only the person can, in their settings.
    if (provider === 'raindrop') upstreams.grants.raindrop.revoke(BEN);
    expect(upstreams.grants[provider].byAccessToken(renewed.accessToken)).toBeUndefined();
    await expect(client.refresh(renewed.refreshToken ?? 'none')).rejects.toThrow(UpstreamRefusedError);
  });

  test.each([500, 429])('what is answered with %i is for another try', async (status) => {
    const client = clientWith();
    const { tokens } = await signedIn({ login_hint: 'chloe' }, client);
    const { pathname } = upstreamUrl(TOKEN_URLS[provider], upstreams.url);
    upstreams.faults.fail(pathname, { status });
    const outcome = client.refresh(tokens.refreshToken ?? 'none').catch((error: unknown) => error);
    expect(await outcome).toBeInstanceOf(Error);
    expect(await outcome).not.toBeInstanceOf(UpstreamRefusedError);
  });
});

const TOKEN_URLS = {
  github: 'https://github.com/login/oauth/access_token',
  google: 'https://oauth2.googleapis.com/token',
  whoop: 'https://api.prod.whoop.com/oauth/oauth2/token',
  strava: 'https://www.strava.com/oauth/token',
  raindrop: 'https://raindrop.io/oauth/access_token',
};
