import { noExampleKey, onOff, parsedBy, parseEnv, port, shutdownDelay } from '@bookmarks/env';
import { verificationKeys } from '@bookmarks/identity';
import { LOG_LEVELS } from '@bookmarks/telemetry';
import { z } from 'zod';

const SETTINGS = {
  PORT: port(50051),
  /** Prometheus metrics, for the monitoring alone. */
  METRICS_PORT: port(9464),
  /** A role that is a member of `bookmarks_app` and owns nothing. */
  DATABASE_URL: databaseUrl(),
  IDENTITY_VERIFICATION_KEYS: parsedBy(verificationKeys),
  SHUTDOWN_DELAY_SECONDS: shutdownDelay(),
  LOG_LEVEL: z.enum(LOG_LEVELS).default('info'),
  /** Allows the keys of `.env.example`, which everybody knows. */
  INSECURE_LOCAL_STACK: onOff('off'),
};

const RULES = [noExampleKey('IDENTITY_VERIFICATION_KEYS')];

export type Config = ReturnType<typeof loadConfig>;

/** Every setting of the service. @throws {ConfigurationError} */
export function loadConfig(env: NodeJS.ProcessEnv) {
  const parsed = parseEnv(SETTINGS, env, RULES);
  return {
    port: parsed.PORT,
    metricsPort: parsed.METRICS_PORT,
    databaseUrl: parsed.DATABASE_URL,
    verificationKeys: parsed.IDENTITY_VERIFICATION_KEYS,
    shutdownDelayMs: parsed.SHUTDOWN_DELAY_SECONDS,
    logLevel: parsed.LOG_LEVEL,
  };
}

/** What `migrate.ts` needs: a role that owns the schema, or may create it. @throws {ConfigurationError} */
export function loadMigrationConfig(env: NodeJS.ProcessEnv) {
  return { databaseUrl: parseEnv({ DATABASE_URL: databaseUrl() }, env).DATABASE_URL };
}

function databaseUrl() {
  return z.string('is required').regex(/^postgres(ql)?:\/\//, 'must be a postgresql:// URL');
}
