import {
  noExampleKey,
  onOff,
  parsedBy,
  parseEnv,
  port,
  secretWithExample,
  shutdownDelay,
  url,
} from '@bookmarks/env';
import { verificationKeys } from '@bookmarks/identity';
import { LOG_LEVELS } from '@bookmarks/telemetry';
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
  SHUTDOWN_DELAY_SECONDS: shutdownDelay(),
  LOG_LEVEL: z.enum(LOG_LEVELS).default('info'),
  /** Allows the keys of `.env.example`, which everybody knows. */
  INSECURE_LOCAL_STACK: onOff('off'),
};

const RULES = [noExampleKey('IDENTITY_VERIFICATION_KEYS'), noExampleKey('CONFIRMATION_KEY')];

export type Config = ReturnType<typeof loadConfig>;

/** Every setting of the service. @throws {ConfigurationError} */
export function loadConfig(env: NodeJS.ProcessEnv) {
  const parsed = parseEnv(SETTINGS, env, RULES);
  return {
    port: parsed.PORT,
    metricsPort: parsed.METRICS_PORT,
    bookmarkServiceAddress: parsed.BOOKMARK_SERVICE_ADDRESS,
    publicUrl: parsed.PUBLIC_URL.origin,
    verificationKeys: parsed.IDENTITY_VERIFICATION_KEYS,
    redisUrl: parsed.REDIS_URL?.href,
    confirmationKey: parsed.CONFIRMATION_KEY.key,
    shutdownDelayMs: parsed.SHUTDOWN_DELAY_SECONDS,
    logLevel: parsed.LOG_LEVEL,
  };
}
