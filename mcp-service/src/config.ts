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
import { verificationKeys } from '@bookmarks/identity';
import { LOG_LEVELS } from '@bookmarks/telemetry';
import {
  UPSTREAM_PROVIDERS,
  type UpstreamProvider,
  type UpstreamTokenKeys,
  upstreamTokenKeys,
} from '@bookmarks/upstream';
import { z } from 'zod';

/** The value in `.env.example`, which everybody knows. */
const EXAMPLE_CONFIRMATION_KEY = 'example-confirmation-key-for-the-local-stack-only';

const SETTINGS = {
  PORT: port(8081),
  /** Prometheus metrics, for the monitoring alone. */
  METRICS_PORT: port(9464),
  /** `host:port` of the bookmark service; a host with several addresses is used round robin. */
  BOOKMARK_SERVICE_ADDRESS: z
    .string('is required')
    .regex(/^[^\s/]+:\d+$/, 'must be host:port, such as bookmark-service:50051'),
  IDENTITY_VERIFICATION_KEYS: parsedBy(verificationKeys),
  /** Where users reach the gateway: links to files start with it. */
  PUBLIC_URL: url(['http:', 'https:']).refine(
    ({ href, origin }) => href === `${origin}/`,
    'must have no path and no query',
  ),
  /** Signs the tokens that confirm bulk deletions; the same on all replicas. */
  CONFIRMATION_KEY: secretWithExample(EXAMPLE_CONFIRMATION_KEY),
  /** Carries news of changes between replicas; without it clients cannot listen to changes. */
  REDIS_URL: url(['redis:', 'rediss:']).optional(),
  /** Whose API the tools use, in the name of who signed in there by the OAuth proxy; without it, none's. */
  UPSTREAM_PROVIDER: z.enum(UPSTREAM_PROVIDERS, `must be one of ${UPSTREAM_PROVIDERS.join(', ')}`).optional(),
  /** Open the tokens of that API that the gateway sealed; the same there. */
  UPSTREAM_TOKEN_KEYS: parsedBy(upstreamTokenKeys).optional(),
  /** What imitates the providers on a local stack. */
  UPSTREAM_STAND_IN: url(['http:', 'https:']).optional(),
  SHUTDOWN_DELAY_SECONDS: shutdownDelay(),
  LOG_LEVEL: z.enum(LOG_LEVELS).default('info'),
  /** Allows http, and the keys of `.env.example`, which everybody knows. */
  INSECURE_LOCAL_STACK: onOff('off'),
};

const rule = ruleFor<typeof SETTINGS>();
const RULES = [
  httpsElsewhere('PUBLIC_URL'),
  noExampleKey('IDENTITY_VERIFICATION_KEYS'),
  noExampleKey('CONFIRMATION_KEY'),
  noExampleKey('UPSTREAM_TOKEN_KEYS'),
  rule(
    ['UPSTREAM_TOKEN_KEYS', 'UPSTREAM_PROVIDER'],
    'is required with UPSTREAM_PROVIDER',
    (settings) => settings.UPSTREAM_PROVIDER === undefined || settings.UPSTREAM_TOKEN_KEYS !== undefined,
  ),
  rule(
    ['UPSTREAM_STAND_IN', 'INSECURE_LOCAL_STACK'],
    'is for a local stack alone: it would get the tokens of users',
    (settings) => settings.UPSTREAM_STAND_IN === undefined || settings.INSECURE_LOCAL_STACK,
  ),
];

export type Config = ReturnType<typeof loadConfig>;

/** What was perhaps meant for a setting, a sentence each. */
export const doubtsAbout = (env: NodeJS.ProcessEnv) => misspelledIn(SETTINGS, env);

/** Every setting of the service. @throws {ConfigurationError} */
export function loadConfig(env: NodeJS.ProcessEnv) {
  const parsed = parseEnv(SETTINGS, env, RULES);
  return {
    port: parsed.PORT,
    metricsPort: parsed.METRICS_PORT,
    bookmarkServiceAddress: parsed.BOOKMARK_SERVICE_ADDRESS,
    publicUrl: parsed.PUBLIC_URL.origin,
    verificationKeys: parsed.IDENTITY_VERIFICATION_KEYS,
    upstream: upstreamOf(parsed),
    redisUrl: parsed.REDIS_URL?.href,
    confirmationKey: parsed.CONFIRMATION_KEY.key,
    shutdownDelayMs: parsed.SHUTDOWN_DELAY_SECONDS,
    logLevel: parsed.LOG_LEVEL,
  };
}

/** The rules say that the keys are there where the provider is. */
function upstreamOf(parsed: {
  readonly UPSTREAM_PROVIDER?: UpstreamProvider | undefined;
  readonly UPSTREAM_TOKEN_KEYS?: UpstreamTokenKeys | undefined;
  readonly UPSTREAM_STAND_IN?: URL | undefined;
}) {
  const { UPSTREAM_PROVIDER: provider, UPSTREAM_TOKEN_KEYS: keys, UPSTREAM_STAND_IN: standIn } = parsed;
  return provider && keys && { provider, keys, standIn };
}
