import { misspelledIn, onOff, parseEnv, port, shutdownDelay, url } from '@bookmarks/env';
import { LOG_LEVELS } from '@bookmarks/telemetry';
import { z } from 'zod';

const SETTINGS = {
  PORT: port(50052),
  /** Prometheus metrics, for the monitoring alone. */
  METRICS_PORT: port(9464),
  /** Whom sites can ask who we are: it stands in the User-Agent of each request. */
  PUBLIC_URL: url(['http:', 'https:']),
  SHUTDOWN_DELAY_SECONDS: shutdownDelay(),
  LOG_LEVEL: z.enum(LOG_LEVELS).default('info'),
  /** For tests: pages of this machine as well, at any port. */
  INSECURE_FETCH_LOOPBACK: onOff('off'),
};

export type Config = ReturnType<typeof loadConfig>;

/** What was perhaps meant for a setting, a sentence each. */
export const doubtsAbout = (env: NodeJS.ProcessEnv) => misspelledIn(SETTINGS, env);

/** Every setting of the service. @throws {ConfigurationError} */
export function loadConfig(env: NodeJS.ProcessEnv) {
  const parsed = parseEnv(SETTINGS, env);
  return {
    port: parsed.PORT,
    metricsPort: parsed.METRICS_PORT,
    publicUrl: parsed.PUBLIC_URL,
    shutdownDelayMs: parsed.SHUTDOWN_DELAY_SECONDS,
    logLevel: parsed.LOG_LEVEL,
    fetchLoopback: parsed.INSECURE_FETCH_LOOPBACK,
  };
}
