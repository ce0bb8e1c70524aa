import { onOff, parsedBy, parseEnv, port } from '@bookmarks/env';
import { verificationKeys } from '@bookmarks/identity';
import { LOG_LEVELS } from '@bookmarks/telemetry';
import { z } from 'zod';

const ENVIRONMENT = z
  .object({
    PORT: port(50051),
    /** Prometheus metrics, for the monitoring alone. */
    METRICS_PORT: port(9464),
    /** A role that is a member of `bookmarks_app` and owns nothing. */
    DATABASE_URL: z.string('is required').regex(/^postgres(ql)?:\/\//, 'must be a postgresql:// URL'),
    IDENTITY_VERIFICATION_KEYS: parsedBy(verificationKeys),
    LOG_LEVEL: z.enum(LOG_LEVELS).default('info'),
    /** Allows the keys of `.env.example`, which everybody knows. */
    INSECURE_LOCAL_STACK: onOff('off'),
  })
  .refine((env) => env.INSECURE_LOCAL_STACK || !env.IDENTITY_VERIFICATION_KEYS.isExample, {
    path: ['IDENTITY_VERIFICATION_KEYS'],
    message: 'holds the example key, which everybody knows: make a pair of your own',
  });

/** @throws {ConfigurationError} */
export function loadConfig(env: NodeJS.ProcessEnv) {
  const parsed = parseEnv(ENVIRONMENT, env);
  return {
    port: parsed.PORT,
    metricsPort: parsed.METRICS_PORT,
    databaseUrl: parsed.DATABASE_URL,
    verificationKeys: parsed.IDENTITY_VERIFICATION_KEYS,
    logLevel: parsed.LOG_LEVEL,
  };
}
