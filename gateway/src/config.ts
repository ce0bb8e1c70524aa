import {
  httpsElsewhere,
  misspelledIn,
  noExampleKey,
  onOff,
  parsedBy,
  parseEnv,
  port,
  ruleFor,
  secretWithExample,
  shutdownDelay,
  url,
} from '@bookmarks/env';
import { SCOPES, type Scope, signingKey } from '@bookmarks/identity';
import { LOG_LEVELS } from '@bookmarks/telemetry';
import { upstreamTokenKeys } from '@bookmarks/upstream';
import { z } from 'zod';
import { isScope } from './access/scopes.ts';
import { INGEST_PREFIXES, KEY_PREFIXES } from './api-keys/api-key.ts';
import { TOOL_COSTS } from './limits/limit.ts';
import { oauthProxyOf, PROXY_RULES, PROXY_SETTINGS } from './oauth-proxy/settings.ts';

/** Buckets count in microseconds; beyond this they would round. */
const MAX_UNITS_PER_SECOND = 10_000;

/** The value in `.env.example`, which everybody knows. */
const EXAMPLE_PEPPER = 'example-api-key-pepper-for-the-local-stack-only';

const EXAMPLE_SESSION_KEY = 'example-session-key-for-the-local-stack-only';

const SETTINGS = {
  PORT: port(8080),
  METRICS_PORT: port(9464),
  PUBLIC_URL: url(['http:', 'https:']).refine(isOrigin, 'must have no path and no query'),
  /** Absent: people sign in by the OAuth proxy alone. */
  AUTHKIT_DOMAIN: z
    .string()
    .transform((value) => (value.includes('://') ? value : `https://${value}`))
    .pipe(url(['http:', 'https:']))
    .refine(isOrigin, 'must have no path and no query')
    .optional(),
  MCP_SERVICE_URL: url(['http:', 'https:']).refine(isOrigin, 'must have no path and no query'),
  /** `host:port` of the bookmark service, for files, API keys, apps and the account pages; a host with several addresses is used round robin. */
  BOOKMARK_SERVICE_ADDRESS: z
    .string('is required')
    .regex(/^[^\s/]+:\d+$/, 'must be host:port, such as bookmark-service:50051'),
  IDENTITY_SIGNING_KEY: parsedBy(signingKey),
  REDIS_URL: redisUrl().optional(),
  ALLOWED_ORIGINS: z.string().default('').transform(listOf).pipe(z.array(originOrAny())),
  ALLOWED_HOSTS: z.string().default('').transform(listOf),
  TRUSTED_PROXIES: wholeNumber({ min: 0, max: 10 }).default(0),
  RATE_LIMIT_ADDRESS: limit('1000/20'),
  /** Whether everybody can read published collections at `/public/mcp`. */
  PUBLIC_MCP: onOff('off'),
  /** Whether people can connect their chat with Poke on the account pages: where bookmark-service has POKE_API_URL. */
  POKE_WEBHOOKS: onOff('off'),
  RATE_LIMIT_PUBLIC: limit('30/60'),
  RATE_LIMIT_CALLER: limit('2000/20'),
  RATE_LIMIT_API_KEY: limit('1000/20'),
  RATE_LIMIT_TOOLS: limit('20000/50').refine(
    ({ quota }) => quota >= TOOL_COSTS.import,
    `must allow at least one import, which takes ${TOOL_COSTS.import}`,
  ),
  OVERLOAD_WAIT_MS: wholeNumber({ min: 1, max: 10_000 }).default(300),
  MAX_TOKEN_LIFETIME_SECONDS: maxTokenLifetime(),
  REVOCATION_WHEN_REDIS_IS_AWAY: z.enum(['refuse', 'allow'], 'must be refuse or allow').default('allow'),
  DEFAULT_SCOPES: z.string().default(SCOPES.join(' ')).transform(listOf).pipe(scopes()),
  SHUTDOWN_DELAY_SECONDS: shutdownDelay(),
  /** The application in AuthKit's dashboard by which people sign in to the account pages; without it there are none. */
  ACCOUNT_CLIENT_ID: z.string().min(1).optional(),
  ACCOUNT_CLIENT_SECRET: z.string().min(1).optional(),
  /** Under which the cookies of the account pages are sealed; the same on all replicas. */
  SESSION_KEY: secretWithExample(EXAMPLE_SESSION_KEY).optional(),
  /** Whether people can make keys for their programs, on the account pages. */
  API_KEYS: onOff('off'),
  /** Under which keys are hashed; the same on all replicas, and for ever: without it no key is known any more. */
  API_KEY_PEPPER: secretWithExample(EXAMPLE_PEPPER).optional(),
  ...PROXY_SETTINGS,
  /** Where clients sign in that do not choose. */
  DEFAULT_AUTHORIZATION_SERVER: z
    .enum(['authkit', 'oauth-proxy'], 'must be authkit or oauth-proxy')
    .optional(),
  LOG_LEVEL: z.enum(LOG_LEVELS).default('info'),
  INSECURE_LOCAL_STACK: onOff('off'),
};

const rule = ruleFor<typeof SETTINGS>();

const RULES = [
  rule(
    ['REVOCATION_WHEN_REDIS_IS_AWAY', 'REDIS_URL'],
    'must be allow where there is no Redis',
    (settings) => settings.REVOCATION_WHEN_REDIS_IS_AWAY === 'allow' || settings.REDIS_URL !== undefined,
  ),
  rule(
    ['AUTHKIT_DOMAIN', 'OAUTH_PROXY_PROVIDER'],
    'is required without OAUTH_PROXY_PROVIDER: people must be able to sign in somewhere',
    (settings) => settings.AUTHKIT_DOMAIN !== undefined || settings.OAUTH_PROXY_PROVIDER !== undefined,
  ),
  rule(
    ['DEFAULT_AUTHORIZATION_SERVER', 'AUTHKIT_DOMAIN', 'OAUTH_PROXY_PROVIDER'],
    'must be one that there is',
    ({ DEFAULT_AUTHORIZATION_SERVER: server, AUTHKIT_DOMAIN, OAUTH_PROXY_PROVIDER }) =>
      (server !== 'authkit' || AUTHKIT_DOMAIN !== undefined) &&
      (server !== 'oauth-proxy' || OAUTH_PROXY_PROVIDER !== undefined),
  ),
  rule(
    ['ACCOUNT_CLIENT_ID', 'AUTHKIT_DOMAIN'],
    'needs AUTHKIT_DOMAIN, where people sign in to the account pages',
    (settings) => settings.ACCOUNT_CLIENT_ID === undefined || settings.AUTHKIT_DOMAIN !== undefined,
  ),
  httpsElsewhere('PUBLIC_URL'),
  httpsElsewhere('AUTHKIT_DOMAIN'),
  rule(
    ['REDIS_URL', 'INSECURE_LOCAL_STACK'],
    'is required',
    (settings) => settings.INSECURE_LOCAL_STACK || settings.REDIS_URL !== undefined,
  ),
  noExampleKey('IDENTITY_SIGNING_KEY'),
  rule(
    ['API_KEYS', 'ACCOUNT_CLIENT_ID'],
    'must be off where there are no account pages (ACCOUNT_CLIENT_ID), on which keys are made',
    (settings) => !settings.API_KEYS || settings.ACCOUNT_CLIENT_ID !== undefined,
  ),
  rule(
    ['ACCOUNT_CLIENT_SECRET', 'ACCOUNT_CLIENT_ID'],
    'is required with ACCOUNT_CLIENT_ID',
    (settings) => settings.ACCOUNT_CLIENT_ID === undefined || settings.ACCOUNT_CLIENT_SECRET !== undefined,
  ),
  rule(
    ['SESSION_KEY', 'ACCOUNT_CLIENT_ID'],
    'is required with ACCOUNT_CLIENT_ID',
    (settings) => settings.ACCOUNT_CLIENT_ID === undefined || settings.SESSION_KEY !== undefined,
  ),
  noExampleKey('SESSION_KEY'),
  rule(
    ['API_KEY_PEPPER', 'API_KEYS'],
    'is required where API_KEYS is on',
    (settings) => !settings.API_KEYS || settings.API_KEY_PEPPER !== undefined,
  ),
  noExampleKey('API_KEY_PEPPER', 'pepper'),
  ...PROXY_RULES,
];

export type Config = ReturnType<typeof loadConfig>;

/** What was perhaps meant for a setting, a sentence each. */
export const doubtsAbout = (env: NodeJS.ProcessEnv) => misspelledIn(SETTINGS, env);

/** Every setting of the gateway. @throws {ConfigurationError} */
export function loadConfig(env: NodeJS.ProcessEnv) {
  const settings = parseEnv(SETTINGS, env, RULES);
  return {
    port: settings.PORT,
    metricsPort: settings.METRICS_PORT,
    publicUrl: settings.PUBLIC_URL,
    /** As AuthKit writes it: an origin has no trailing slash. */
    authKitIssuer: settings.AUTHKIT_DOMAIN?.origin,
    isProxyFirst:
      settings.AUTHKIT_DOMAIN === undefined || settings.DEFAULT_AUTHORIZATION_SERVER === 'oauth-proxy',
    mcpServiceUrl: settings.MCP_SERVICE_URL,
    bookmarkServiceAddress: settings.BOOKMARK_SERVICE_ADDRESS,
    identitySigningKey: settings.IDENTITY_SIGNING_KEY,
    redisUrl: settings.REDIS_URL?.href,
    allowedOrigins: settings.ALLOWED_ORIGINS,
    allowedHosts: settings.ALLOWED_HOSTS,
    trustedProxies: settings.TRUSTED_PROXIES,
    limits: {
      address: settings.RATE_LIMIT_ADDRESS,
      public: settings.RATE_LIMIT_PUBLIC,
      caller: settings.RATE_LIMIT_CALLER,
      key: settings.RATE_LIMIT_API_KEY,
      tools: settings.RATE_LIMIT_TOOLS,
    },
    overloadWaitMs: settings.OVERLOAD_WAIT_MS,
    maxTokenLifetimeSeconds: settings.MAX_TOKEN_LIFETIME_SECONDS,
    revocationWhenRedisIsAway: settings.REVOCATION_WHEN_REDIS_IS_AWAY,
    isPublicMcpOn: settings.PUBLIC_MCP,
    hasPokeWebhooks: settings.POKE_WEBHOOKS,
    defaultScopes: settings.DEFAULT_SCOPES,
    shutdownDelayMs: settings.SHUTDOWN_DELAY_SECONDS,
    account:
      settings.ACCOUNT_CLIENT_ID === undefined
        ? undefined
        : {
            clientId: settings.ACCOUNT_CLIENT_ID,
            clientSecret: settings.ACCOUNT_CLIENT_SECRET ?? '',
            sessionKey: settings.SESSION_KEY?.key ?? '',
          },
    apiKeys: settings.API_KEYS
      ? {
          pepper: settings.API_KEY_PEPPER?.key ?? '',
          prefix: KEY_PREFIXES[settings.INSECURE_LOCAL_STACK ? 'test' : 'live'],
          ingestPrefix: INGEST_PREFIXES[settings.INSECURE_LOCAL_STACK ? 'test' : 'live'],
        }
      : undefined,
    oauthProxy: oauthProxyOf(settings),
    logLevel: settings.LOG_LEVEL,
    insecureLocalStack: settings.INSECURE_LOCAL_STACK,
  };
}

/** What `revoke.ts` needs of the settings. @throws {ConfigurationError} */
export function loadRevocationConfig(env: NodeJS.ProcessEnv) {
  const settings = parseEnv({ REDIS_URL: redisUrl(), MAX_TOKEN_LIFETIME_SECONDS: maxTokenLifetime() }, env);
  return {
    redisUrl: settings.REDIS_URL.href,
    maxTokenLifetimeSeconds: settings.MAX_TOKEN_LIFETIME_SECONDS,
  };
}

/** What `rewrap-vault.ts` needs of the settings. @throws {ConfigurationError} */
export function loadVaultConfig(env: NodeJS.ProcessEnv) {
  const settings = parseEnv(
    { REDIS_URL: redisUrl(), OAUTH_PROXY_VAULT_KEYS: parsedBy(upstreamTokenKeys) },
    env,
  );
  return { redisUrl: settings.REDIS_URL.href, vaultKeys: settings.OAUTH_PROXY_VAULT_KEYS };
}

function redisUrl() {
  return url(['redis:', 'rediss:']);
}

/** A day is generous: AuthKit's access tokens live for minutes, unless its dashboard says otherwise. */
function maxTokenLifetime() {
  return wholeNumber({ min: 60, max: 7 * 24 * 60 * 60 }).default(24 * 60 * 60);
}

function wholeNumber({ min, max }: { min: number; max: number }) {
  const mistake = `must be a whole number from ${min} to ${max}`;
  return z.coerce.number(mistake).int(mistake).min(min, mistake).max(max, mistake);
}

/** `1000/20`: 1000 at once, and again 1000 in every 20 s. */
function limit(fallback: string) {
  return z
    .string()
    .default(fallback)
    .transform((value) => /^([1-9]\d{0,6})\/([1-9]\d{0,4})$/.exec(value)?.slice(1).map(Number) ?? [])
    .transform(([quota = 0, windowSeconds = 1]) => ({ quota, windowSeconds }))
    .refine(
      ({ quota, windowSeconds }) => quota > 0 && quota <= windowSeconds * MAX_UNITS_PER_SECOND,
      `must be a number and a time in seconds, such as 1000/20, of at most ${MAX_UNITS_PER_SECOND} a second`,
    );
}

function isOrigin(value: URL): boolean {
  return value.href === `${value.origin}/`;
}

function listOf(value: string): string[] {
  return value.split(/[\s,]+/).filter(Boolean);
}

function originOrAny() {
  return z
    .string()
    .refine(
      (value) => value === '*' || (URL.canParse(value) && value === new URL(value).origin),
      'must list origins such as https://app.example, or *',
    );
}

function scopes() {
  return z
    .array(
      z.string().refine((value): value is Scope => isScope(value), `must list some of ${SCOPES.join(', ')}`),
    )
    .min(1, `must list some of ${SCOPES.join(', ')}`);
}
