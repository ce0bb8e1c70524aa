import { onOff, parsedBy, parseEnv, port, secret } from '@bookmarks/env';
import { verificationKeys } from '@bookmarks/identity';
import { LOG_LEVELS } from '@bookmarks/telemetry';
import { z } from 'zod';

/** The value in `.env.example`, which everybody knows. */
const EXAMPLE_CONFIRMATION_KEY = 'example-confirmation-key-for-the-local-stack-only';

const ENVIRONMENT = z
  .object({
    PORT: port(8081),
    /** Prometheus metrics, for the monitoring alone. */
    METRICS_PORT: port(9464),
    /** `host:port` of the bookmark service; a host with several addresses is used round robin. */
    BOOKMARK_SERVICE_ADDRESS: z
      .string('is required')
      .regex(/^[^\s/]+:\d+$/, 'must be host:port, such as bookmark-service:50051'),
    IDENTITY_VERIFICATION_KEYS: parsedBy(verificationKeys),
    /** Signs the tokens that confirm bulk deletions; the same on all replicas. */
    CONFIRMATION_KEY: secret(),
    LOG_LEVEL: z.enum(LOG_LEVELS).default('info'),
    /** Allows the keys of `.env.example`, which everybody knows. */
    INSECURE_LOCAL_STACK: onOff('off'),
  })
  .refine((env) => env.INSECURE_LOCAL_STACK || !env.IDENTITY_VERIFICATION_KEYS.isExample, {
    path: ['IDENTITY_VERIFICATION_KEYS'],
    message: 'holds the example key, which everybody knows: make a pair of your own',
  })
  .refine((env) => env.INSECURE_LOCAL_STACK || env.CONFIRMATION_KEY !== EXAMPLE_CONFIRMATION_KEY, {
    path: ['CONFIRMATION_KEY'],
    message: 'is the example key, which everybody knows: make one of your own',
  });

/** @throws {ConfigurationError} */
export function loadConfig(env: NodeJS.ProcessEnv) {
  const parsed = parseEnv(ENVIRONMENT, env);
  return {
    port: parsed.PORT,
    metricsPort: parsed.METRICS_PORT,
    bookmarkServiceAddress: parsed.BOOKMARK_SERVICE_ADDRESS,
    verificationKeys: parsed.IDENTITY_VERIFICATION_KEYS,
    confirmationKey: parsed.CONFIRMATION_KEY,
    logLevel: parsed.LOG_LEVEL,
  };
}
