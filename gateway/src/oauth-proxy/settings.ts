import { httpsElsewhere, noExampleKey, parsedBy, ruleFor, secret, url } from '@bookmarks/env';
import { UPSTREAM_PROVIDERS, upstreamTokenKeys } from '@bookmarks/upstream';
import { z } from 'zod';
import { ACCESS_TOKEN_SECONDS } from './lifetimes.ts';
import { signingKeys } from './tokens/signing-keys.ts';
import { presetOf } from './upstream/presets.ts';
import { PLAIN, type Upstream } from './upstream/upstream.ts';

const PROVIDERS = [...UPSTREAM_PROVIDERS, 'oidc', 'oauth2'] as const;

const address = () => url(['http:', 'https:']).optional();

/** The settings of the OAuth proxy; without a provider there is none. */
export const PROXY_SETTINGS = {
  /** The provider that people sign in at, or the protocol of one that is not known by name. */
  OAUTH_PROXY_PROVIDER: z.enum(PROVIDERS, `must be one of ${PROVIDERS.join(', ')}`).optional(),
  /** Stands before the provider's own subject in ours: whoever changes it makes strangers of everybody. */
  OAUTH_PROXY_NAME: z
    .string()
    .regex(/^[a-z0-9-]{1,32}$/, 'must be 1 to 32 of a-z, 0-9 and -')
    .optional(),
  OAUTH_PROXY_CLIENT_ID: z.string().optional(),
  OAUTH_PROXY_CLIENT_SECRET: z.string().optional(),
  /** What is asked of the provider, as it wants it written. */
  OAUTH_PROXY_SCOPE: z.string().optional(),
  /** Where a provider known by name is instead, on the local stack. */
  UPSTREAM_STAND_IN: address(),
  /** Of `oidc`: from where all else is discovered. */
  OAUTH_PROXY_ISSUER: address(),
  /** Of `oauth2`. */
  OAUTH_PROXY_AUTHORIZATION_URL: address(),
  OAUTH_PROXY_TOKEN_URL: address(),
  OAUTH_PROXY_USERINFO_URL: address(),
  /** The member of the user information that never changes and is nobody else's. */
  OAUTH_PROXY_ID_CLAIM: z.string().default('id'),
  /** Private P-256 keys (JWK Set) that sign its access tokens: the first signs. */
  OAUTH_PROXY_SIGNING_KEYS: parsedBy(signingKeys).optional(),
  /** Under which client ids and cookies are sealed: the first seals. */
  OAUTH_PROXY_SECRETS: z
    .string()
    .transform((text) => text.split(/[\s,]+/).filter(Boolean))
    .pipe(z.tuple([secret()], secret()))
    .optional(),
  /** Under which the provider's tokens are kept: the first is used, the others hold. */
  OAUTH_PROXY_VAULT_KEYS: parsedBy(upstreamTokenKeys).optional(),
  /** What our own services ask about its tokens with; without it nobody can. */
  OAUTH_PROXY_INTROSPECTION_SECRET: secret().optional(),
  /** Under which one call's token of the provider goes to the MCP service, which has the same; without them no tool has one. */
  UPSTREAM_TOKEN_KEYS: parsedBy(upstreamTokenKeys).optional(),
};

/** What of the gateway's other settings the proxy depends on. */
type Around = {
  REDIS_URL: z.ZodType<URL | undefined>;
  MAX_TOKEN_LIFETIME_SECONDS: z.ZodType<number>;
  INSECURE_LOCAL_STACK: z.ZodType<boolean>;
};

const rule = ruleFor<typeof PROXY_SETTINGS & Around>();

const requiredFor = (
  name: Exclude<keyof typeof PROXY_SETTINGS, 'OAUTH_PROXY_PROVIDER'>,
  providers: readonly string[],
) =>
  rule(
    [name, 'OAUTH_PROXY_PROVIDER'],
    `is required with OAUTH_PROXY_PROVIDER${providers === PROVIDERS ? '' : `=${providers.join(' or ')}`}`,
    (settings) => !providers.includes(settings.OAUTH_PROXY_PROVIDER ?? '') || settings[name] !== undefined,
  );

export const PROXY_RULES = [
  ...(
    [
      'OAUTH_PROXY_CLIENT_ID',
      'OAUTH_PROXY_CLIENT_SECRET',
      'OAUTH_PROXY_SIGNING_KEYS',
      'OAUTH_PROXY_SECRETS',
      'OAUTH_PROXY_VAULT_KEYS',
    ] as const
  ).map((name) => requiredFor(name, PROVIDERS)),
  requiredFor('OAUTH_PROXY_NAME', ['oidc', 'oauth2']),
  requiredFor('OAUTH_PROXY_ISSUER', ['oidc']),
  requiredFor('OAUTH_PROXY_AUTHORIZATION_URL', ['oauth2']),
  requiredFor('OAUTH_PROXY_TOKEN_URL', ['oauth2']),
  requiredFor('OAUTH_PROXY_USERINFO_URL', ['oauth2']),
  httpsElsewhere('OAUTH_PROXY_ISSUER'),
  httpsElsewhere('OAUTH_PROXY_AUTHORIZATION_URL'),
  httpsElsewhere('OAUTH_PROXY_TOKEN_URL'),
  httpsElsewhere('OAUTH_PROXY_USERINFO_URL'),
  rule(
    ['UPSTREAM_STAND_IN', 'INSECURE_LOCAL_STACK'],
    'is for the local stack alone',
    (settings) => settings.INSECURE_LOCAL_STACK || settings.UPSTREAM_STAND_IN === undefined,
  ),
  noExampleKey('UPSTREAM_TOKEN_KEYS'),
  noExampleKey('OAUTH_PROXY_VAULT_KEYS'),
  rule(
    ['OAUTH_PROXY_PROVIDER', 'REDIS_URL'],
    'needs REDIS_URL: what happens between two requests is kept there',
    (settings) => settings.OAUTH_PROXY_PROVIDER === undefined || settings.REDIS_URL !== undefined,
  ),
  rule(
    ['MAX_TOKEN_LIFETIME_SECONDS', 'OAUTH_PROXY_PROVIDER'],
    `must be at least ${ACCESS_TOKEN_SECONDS}, for which tokens of the OAuth proxy are valid`,
    (settings) =>
      settings.OAUTH_PROXY_PROVIDER === undefined ||
      settings.MAX_TOKEN_LIFETIME_SECONDS >= ACCESS_TOKEN_SECONDS,
  ),
];

type ProxySettings = {
  readonly [Name in keyof typeof PROXY_SETTINGS]: z.output<(typeof PROXY_SETTINGS)[Name]>;
};

/** The rules say that all of it is there, or no provider. */
export function oauthProxyOf(settings: ProxySettings) {
  const upstream = upstreamOf(settings);
  const {
    OAUTH_PROXY_SIGNING_KEYS: keys,
    OAUTH_PROXY_SECRETS: secrets,
    OAUTH_PROXY_VAULT_KEYS: vaultKeys,
    UPSTREAM_TOKEN_KEYS: tokenKeys,
  } = settings;
  if (upstream === undefined || keys === undefined || secrets === undefined || vaultKeys === undefined)
    return undefined;
  const introspectionSecret = settings.OAUTH_PROXY_INTROSPECTION_SECRET;
  return { upstream, signingKeys: keys, secrets, vaultKeys, tokenKeys, introspectionSecret };
}

function upstreamOf(settings: ProxySettings): Upstream | undefined {
  const { OAUTH_PROXY_PROVIDER: provider, OAUTH_PROXY_SCOPE: scope } = settings;
  const client = {
    clientId: settings.OAUTH_PROXY_CLIENT_ID ?? '',
    clientSecret: settings.OAUTH_PROXY_CLIENT_SECRET ?? '',
  };
  const name = settings.OAUTH_PROXY_NAME ?? '';
  switch (provider) {
    case undefined:
      return undefined;
    case 'oidc':
      return {
        ...{ ...PLAIN, ...client, name, type: provider, scope: scope ?? 'openid' },
        issuer: settings.OAUTH_PROXY_ISSUER?.href ?? '',
      };
    case 'oauth2':
      return {
        ...{ ...PLAIN, ...client, name, type: provider, scope: scope ?? '' },
        authorizationUrl: settings.OAUTH_PROXY_AUTHORIZATION_URL?.href ?? '',
        tokenUrl: settings.OAUTH_PROXY_TOKEN_URL?.href ?? '',
        userinfoUrl: settings.OAUTH_PROXY_USERINFO_URL?.href ?? '',
        idClaim: settings.OAUTH_PROXY_ID_CLAIM,
      };
    default:
      return presetOf(provider, client, settings.UPSTREAM_STAND_IN);
  }
}
