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
import { z } from 'zod';

/** The value in `.env.example`, which everybody knows. */
const EXAMPLE_WEBHOOK_KEY = 'example-webhook-key-for-the-local-stack-only';

const SETTINGS = {
  PORT: port(50051),
  /** Prometheus metrics, for the monitoring alone. */
  METRICS_PORT: port(9464),
  /** A role that is a member of `bookmarks_app` and owns nothing. */
  DATABASE_URL: databaseUrl(),
  IDENTITY_VERIFICATION_KEYS: parsedBy(verificationKeys),
  SHUTDOWN_DELAY_SECONDS: shutdownDelay(),
  LOG_LEVEL: z.enum(LOG_LEVELS).default('info'),
  /** Where webhooks of Poke's are made, such as https://poke.com/api/v1; absent: nothing is sent into chats. */
  POKE_API_URL: url(['http:', 'https:']).optional(),
  /** Under which their tokens are sealed; the same on all replicas. */
  WEBHOOK_KEY: secretWithExample(EXAMPLE_WEBHOOK_KEY).optional(),
  /** `host:port` of the service that looks at what is behind links; absent: nobody does. */
  PAGE_SERVICE_ADDRESS: z
    .string()
    .regex(/^[^\s/]+:\d+$/, 'must be host:port, such as page-service:50052')
    .optional(),
  /** Allows the keys of `.env.example`, which everybody knows. */
  INSECURE_LOCAL_STACK: onOff('off'),
};

const rule = ruleFor<typeof SETTINGS>();

const RULES = [
  noExampleKey('IDENTITY_VERIFICATION_KEYS'),
  httpsElsewhere('POKE_API_URL'),
  noExampleKey('WEBHOOK_KEY'),
  rule(
    ['WEBHOOK_KEY', 'POKE_API_URL'],
    'is required with POKE_API_URL',
    (settings) => settings.POKE_API_URL === undefined || settings.WEBHOOK_KEY !== undefined,
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
    databaseUrl: parsed.DATABASE_URL,
    verificationKeys: parsed.IDENTITY_VERIFICATION_KEYS,
    poke:
      parsed.POKE_API_URL && parsed.WEBHOOK_KEY
        ? { apiUrl: parsed.POKE_API_URL, webhookKey: parsed.WEBHOOK_KEY.key }
        : undefined,
    pageServiceAddress: parsed.PAGE_SERVICE_ADDRESS,
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
