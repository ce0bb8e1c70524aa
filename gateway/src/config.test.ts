import { generateKeyPairSync } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { ConfigurationError } from '@bookmarks/env';
import { generateKeyPair, SCOPES } from '@bookmarks/identity';
import { describe, expect, test } from '@jest/globals';
import { loadConfig } from './config.ts';

const VALID = {
  PUBLIC_URL: 'https://bookmarks.example',
  AUTHKIT_DOMAIN: 'https://acme.authkit.app',
  MCP_SERVICE_URL: 'http://mcp-service:8081',
  BOOKMARK_SERVICE_ADDRESS: 'bookmark-service:50051',
  IDENTITY_SIGNING_KEY: generateKeyPair('k1').privateJwk,
  REDIS_URL: 'redis://redis:6379',
};
const EXAMPLE_KEY =
  /^IDENTITY_SIGNING_KEY='?(\{.*\})'?$/m.exec(
    readFileSync(new URL('../../.env.example', import.meta.url), 'utf8'),
  )?.[1] ?? '';
const LOCAL = {
  ...VALID,
  PUBLIC_URL: 'http://localhost:8080',
  AUTHKIT_DOMAIN: 'http://localhost:8089',
  REDIS_URL: '',
  INSECURE_LOCAL_STACK: 'on',
};

function mistakesOf(changes: NodeJS.ProcessEnv): string {
  try {
    loadConfig({ ...VALID, ...changes });
  } catch (error) {
    if (error instanceof ConfigurationError) return error.message;
  }
  throw new Error('expected a ConfigurationError');
}

describe('the configuration', () => {
  test('has safe defaults', () => {
    expect(loadConfig(VALID)).toMatchObject({
      port: 8080,
      authKitIssuer: 'https://acme.authkit.app',
      allowedOrigins: [],
      allowedHosts: [],
      defaultScopes: SCOPES,
      trustedProxies: 0,
      limits: {
        address: { quota: 1000, windowSeconds: 20 },
        caller: { quota: 2000, windowSeconds: 20 },
        tools: { quota: 20_000, windowSeconds: 50 },
      },
      maxTokenLifetimeSeconds: 86_400,
      revocationWhenRedisIsAway: 'allow',
      logLevel: 'info',
      insecureLocalStack: false,
    });
  });

  test.each(['acme.authkit.app', 'https://acme.authkit.app/', 'https://ACME.authkit.app'])(
    'takes %s for the issuer https://acme.authkit.app',
    (AUTHKIT_DOMAIN) => {
      expect(loadConfig({ ...VALID, AUTHKIT_DOMAIN }).authKitIssuer).toBe('https://acme.authkit.app');
    },
  );

  test('reads lists with commas and spaces', () => {
    const config = loadConfig({
      ...VALID,
      ALLOWED_ORIGINS: 'https://a.example, https://b.example:8443',
      ALLOWED_HOSTS: 'inside:8080,other',
      DEFAULT_SCOPES: 'bookmarks:read',
    });
    expect(config).toMatchObject({
      allowedOrigins: ['https://a.example', 'https://b.example:8443'],
      allowedHosts: ['inside:8080', 'other'],
      defaultScopes: ['bookmarks:read'],
    });
  });

  test('reads limits as a number and the seconds in which it comes back', () => {
    const { limits } = loadConfig({ ...VALID, RATE_LIMIT_CALLER: '10000/1', RATE_LIMIT_TOOLS: '500/86400' });
    expect(limits.caller).toEqual({ quota: 10_000, windowSeconds: 1 });
    expect(limits.tools).toEqual({ quota: 500, windowSeconds: 86_400 });
  });

  test('has no use for refusing tokens without Redis where there never is one', () => {
    const env = { ...LOCAL, REVOCATION_WHEN_REDIS_IS_AWAY: 'refuse' };
    expect(() => loadConfig(env)).toThrow(/REVOCATION_WHEN_REDIS_IS_AWAY.*must be allow/);
  });

  test('works without Redis and https on the local stack', () => {
    expect(loadConfig(LOCAL)).toMatchObject({ redisUrl: undefined, authKitIssuer: 'http://localhost:8089' });
  });

  test.each([
    ['PUBLIC_URL', 'http://bookmarks.example', 'https:'],
    ['PUBLIC_URL', 'https://bookmarks.example/mcp', 'no path'],
    ['PUBLIC_URL', 'https://bookmarks.example/?a', 'no path'],
    ['PUBLIC_URL', 'https://a:b@bookmarks.example', 'no path'],
    ['PUBLIC_URL', '', 'required'],
    ['AUTHKIT_DOMAIN', 'http://acme.authkit.app', 'https:'],
    ['AUTHKIT_DOMAIN', 'https://acme.authkit.app/oauth2', 'no path'],
    ['AUTHKIT_DOMAIN', '', 'required'],
    ['MCP_SERVICE_URL', '', 'required'],
    ['BOOKMARK_SERVICE_ADDRESS', 'http://bookmark-service:50051', 'must be host:port'],
    ['MCP_SERVICE_URL', 'http://mcp-service:8081/mcp', 'no path'],
    ['REDIS_URL', '', 'required'],
    ['REDIS_URL', 'http://redis', 'redis:'],
    ['IDENTITY_SIGNING_KEY', '', 'required'],
    ['IDENTITY_SIGNING_KEY', '{"kty":"oct"}', 'form'],
    ['ALLOWED_ORIGINS', 'https://a.example/', 'origins'],
    ['ALLOWED_ORIGINS', 'a.example', 'origins'],
    ['DEFAULT_SCOPES', 'bookmarks:admin', 'must list'],
    ['DEFAULT_SCOPES', ',', 'must list'],
    ['TRUSTED_PROXIES', '-1', 'whole number'],
    ['TRUSTED_PROXIES', '1.5', 'whole number'],
    ['TRUSTED_PROXIES', 'all', 'whole number'],
    ['RATE_LIMIT_ADDRESS', '0/20', 'such as 1000/20'],
    ['RATE_LIMIT_ADDRESS', '100', 'such as 1000/20'],
    ['RATE_LIMIT_CALLER', '10/0', 'such as 1000/20'],
    ['RATE_LIMIT_CALLER', '10001/1', 'at most 10000 a second'],
    ['RATE_LIMIT_TOOLS', '499/20', 'at least one import'],
    ['MAX_TOKEN_LIFETIME_SECONDS', '0', 'whole number'],
    ['REVOCATION_WHEN_REDIS_IS_AWAY', 'ignore', 'refuse or allow'],
    ['LOG_LEVEL', 'loud', 'info'],
    ['INSECURE_LOCAL_STACK', 'yes', 'on or off'],
  ])('refuses %s=%s', (name, value, what) => {
    expect(mistakesOf({ [name]: value })).toMatch(new RegExp(`${name}.*${what}`));
  });

  test('shows every mistake at the first start, also those that settings make together', () => {
    const message = mistakesOf({
      PUBLIC_URL: 'http://bookmarks.example',
      MCP_SERVICE_URL: '',
      AUTHKIT_DOMAIN: 'not a URL',
      REDIS_URL: '',
      REVOCATION_WHEN_REDIS_IS_AWAY: 'refuse',
      IDENTITY_SIGNING_KEY: EXAMPLE_KEY,
    });
    expect(
      message
        .split('\n')
        .slice(1)
        .map((line) => line.trim()),
    ).toEqual([
      expect.stringMatching(/^AUTHKIT_DOMAIN: /),
      'MCP_SERVICE_URL: is required',
      'REVOCATION_WHEN_REDIS_IS_AWAY: must be allow where there is no Redis',
      'PUBLIC_URL: must start with https:',
      'REDIS_URL: is required',
      expect.stringMatching(/^IDENTITY_SIGNING_KEY: is the example key/),
    ]);
  });

  test('refuses a missing key even on the local stack, because nobody could verify what it signs', () => {
    expect(() => loadConfig({ ...LOCAL, IDENTITY_SIGNING_KEY: '' })).toThrow(ConfigurationError);
  });
});

describe('the OAuth proxy', () => {
  const { privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  const key = { ...privateKey.export({ format: 'jwk' }), kid: 'one' };
  const PROXY = {
    OAUTH_PROXY_PROVIDER: 'oidc',
    OAUTH_PROXY_NAME: 'example',
    OAUTH_PROXY_ISSUER: 'https://accounts.example',
    OAUTH_PROXY_CLIENT_ID: 'id',
    OAUTH_PROXY_CLIENT_SECRET: 'the-upstream-secret',
    OAUTH_PROXY_SIGNING_KEYS: JSON.stringify({ keys: [key] }),
    OAUTH_PROXY_SECRETS: `${'a'.repeat(32)} ${'b'.repeat(32)}`,
    OAUTH_PROXY_VAULT_KEYS: `one:${Buffer.alloc(32).toString('base64url')}`,
  };

  const OAUTH2 = { OAUTH_PROXY_PROVIDER: 'oauth2' };
  const ALONE = { ...PROXY, AUTHKIT_DOMAIN: '' };

  test('is what people sign in by where there is no AuthKit, and first where it is said', () => {
    const order = (changes: NodeJS.ProcessEnv) => {
      const { authKitIssuer, isProxyFirst } = loadConfig({ ...VALID, ...PROXY, ...changes });
      return { authKitIssuer, isProxyFirst };
    };
    const authKitIssuer = loadConfig(VALID).authKitIssuer;
    expect(order({})).toEqual({ authKitIssuer, isProxyFirst: false });
    expect(order({ DEFAULT_AUTHORIZATION_SERVER: 'oauth-proxy' })).toEqual({
      authKitIssuer,
      isProxyFirst: true,
    });
    expect(order({ AUTHKIT_DOMAIN: '' })).toEqual({ authKitIssuer: undefined, isProxyFirst: true });
  });

  test.each([
    [{ AUTHKIT_DOMAIN: '' }, 'AUTHKIT_DOMAIN: is required without OAUTH_PROXY_PROVIDER'],
    [
      { DEFAULT_AUTHORIZATION_SERVER: 'oauth-proxy' },
      'DEFAULT_AUTHORIZATION_SERVER: must be one that there is',
    ],
    [{ ...ALONE, DEFAULT_AUTHORIZATION_SERVER: 'authkit' }, 'DEFAULT_AUTHORIZATION_SERVER: must be one'],
    [{ ...ALONE, ACCOUNT_CLIENT_ID: 'client' }, 'ACCOUNT_CLIENT_ID: needs AUTHKIT_DOMAIN'],
  ])('cannot be chosen where it is not there: %j', (changes, mistake) => {
    expect(mistakesOf(changes)).toContain(mistake);
  });

  test('is off unless there is a provider, and then has all that it needs', () => {
    expect(loadConfig(VALID).oauthProxy).toBeUndefined();
    expect(loadConfig({ ...VALID, ...PROXY }).oauthProxy).toMatchObject({
      upstream: { type: 'oidc', scope: 'openid' },
      signingKeys: { keys: [{ kid: 'one', alg: 'ES256', use: 'sig' }] },
      secrets: ['a'.repeat(32), 'b'.repeat(32)],
    });
  });

  test('knows providers by name, of which nothing but the client has to be said', () => {
    const { OAUTH_PROXY_NAME: _name, OAUTH_PROXY_ISSUER: _issuer, ...client } = PROXY;
    const upstreamOf = (provider: string, changes: NodeJS.ProcessEnv = {}) =>
      loadConfig({ ...VALID, ...client, OAUTH_PROXY_PROVIDER: provider, ...changes }).oauthProxy?.upstream;
    expect(upstreamOf('google')).toMatchObject({ type: 'oidc', issuer: 'https://accounts.google.com/' });
    expect(upstreamOf('github')).toMatchObject({
      ...{ type: 'oauth2', name: 'github', scope: '', clientId: 'id', clientSecret: 'the-upstream-secret' },
      tokenUrl: 'https://github.com/login/oauth/access_token',
    });
    const local = { ...LOCAL, REDIS_URL: 'redis://localhost', UPSTREAM_STAND_IN: 'http://localhost:9' };
    expect(upstreamOf('whoop', local)).toMatchObject({
      userinfoUrl: 'http://localhost:9/api.prod.whoop.com/developer/v2/user/profile/basic',
      revocation: { url: 'http://localhost:9/api.prod.whoop.com/developer/v2/user/access' },
    });
  });

  test('takes the addresses of a provider that has OAuth and nothing on top', () => {
    const addresses = {
      OAUTH_PROXY_AUTHORIZATION_URL: 'https://accounts.example/authorize',
      OAUTH_PROXY_TOKEN_URL: 'https://accounts.example/token',
      OAUTH_PROXY_USERINFO_URL: 'https://api.example/me?fields=id',
    };
    const env = { ...VALID, ...PROXY, ...OAUTH2, ...addresses, OAUTH_PROXY_SCOPE: 'read,write' };
    expect(loadConfig(env).oauthProxy?.upstream).toMatchObject({
      ...{ type: 'oauth2', name: 'example', clientId: 'id', clientSecret: 'the-upstream-secret' },
      authorizationUrl: addresses.OAUTH_PROXY_AUTHORIZATION_URL,
      tokenUrl: addresses.OAUTH_PROXY_TOKEN_URL,
      userinfoUrl: addresses.OAUTH_PROXY_USERINFO_URL,
      ...{ idClaim: 'id', scope: 'read,write' },
    });
  });

  test.each([
    [{ OAUTH_PROXY_SIGNING_KEYS: '' }, 'OAUTH_PROXY_SIGNING_KEYS: is required'],
    [
      { OAUTH_PROXY_SIGNING_KEYS: '{"keys":[{"d":the-upstream-secret}]}' },
      'OAUTH_PROXY_SIGNING_KEYS: is not valid JSON',
    ],
    [{ OAUTH_PROXY_SECRETS: '' }, 'OAUTH_PROXY_SECRETS: is required'],
    [{ OAUTH_PROXY_VAULT_KEYS: '' }, 'OAUTH_PROXY_VAULT_KEYS: is required'],
    [{ OAUTH_PROXY_VAULT_KEYS: 'one:short' }, 'OAUTH_PROXY_VAULT_KEYS: must be up to four kid:key'],
    [
      { OAUTH_PROXY_INTROSPECTION_SECRET: 'short' },
      'OAUTH_PROXY_INTROSPECTION_SECRET: must have at least 32',
    ],
    [{ OAUTH_PROXY_SECRETS: `${'a'.repeat(32)} short` }, 'OAUTH_PROXY_SECRETS.1: must have at least 32'],
    [{ OAUTH_PROXY_SIGNING_KEYS: JSON.stringify({ keys: [] }) }, 'OAUTH_PROXY_SIGNING_KEYS: does not have'],
    [{ OAUTH_PROXY_PROVIDER: 'saml' }, 'OAUTH_PROXY_PROVIDER: must be one of github, google, whoop'],
    [{ UPSTREAM_STAND_IN: 'http://localhost:1' }, 'UPSTREAM_STAND_IN: is for the local stack alone'],
    [{ OAUTH_PROXY_NAME: 'a|b' }, 'OAUTH_PROXY_NAME: must be 1 to 32'],
    [{ OAUTH_PROXY_NAME: '' }, 'OAUTH_PROXY_NAME: is required'],
    [{ OAUTH_PROXY_CLIENT_ID: '' }, 'OAUTH_PROXY_CLIENT_ID: is required'],
    [{ OAUTH_PROXY_CLIENT_SECRET: '' }, 'OAUTH_PROXY_CLIENT_SECRET: is required'],
    [{ OAUTH_PROXY_ISSUER: '' }, 'OAUTH_PROXY_ISSUER: is required with OAUTH_PROXY_PROVIDER=oidc'],
    [{ OAUTH_PROXY_ISSUER: 'http://accounts.example' }, 'OAUTH_PROXY_ISSUER: must start with https:'],
    [OAUTH2, 'OAUTH_PROXY_AUTHORIZATION_URL: is required with OAUTH_PROXY_PROVIDER=oauth2'],
    [OAUTH2, 'OAUTH_PROXY_TOKEN_URL: is required'],
    [OAUTH2, 'OAUTH_PROXY_USERINFO_URL: is required'],
    [
      { ...OAUTH2, OAUTH_PROXY_TOKEN_URL: 'http://x.example' },
      'OAUTH_PROXY_TOKEN_URL: must start with https:',
    ],
    [{ ...LOCAL }, 'OAUTH_PROXY_PROVIDER: needs REDIS_URL'],
    [{ MAX_TOKEN_LIFETIME_SECONDS: '899' }, 'MAX_TOKEN_LIFETIME_SECONDS: must be at least 900'],
  ])('is refused with %j', (changes, mistake) => {
    const message = mistakesOf({ ...PROXY, ...changes });
    expect(message).toContain(mistake);
    expect(message).not.toContain('the-upstream-secret');
  });
});
