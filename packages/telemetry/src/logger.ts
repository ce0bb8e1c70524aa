import { trace } from '@opentelemetry/api';
import { type DestinationStream, type Logger as PinoLogger, pino, stdTimeFunctions } from 'pino';

export type Logger = PinoLogger;

export const LOG_LEVELS = ['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'] as const;

const SECRET_NAMES = [
  'authorization',
  'cookie',
  'set-cookie',
  'x-user-sub',
  'x-upstream-token',
  'token',
  'access_token',
  'accessToken',
  'refresh_token',
  'client_secret',
  'password',
  'key',
];
const SECRET_PATHS = SECRET_NAMES.flatMap((name) => [`["${name}"]`, `*["${name}"]`, `*.*["${name}"]`]);

/**
 * A logger that writes one JSON object a line. Values under names that hold secrets are replaced, to a depth of
 * three; that is the last line of defence, not the first: do not log credentials.
 */
export function createLogger(
  service: string,
  level: (typeof LOG_LEVELS)[number],
  destination?: DestinationStream,
): Logger {
  const options = {
    level,
    base: { service },
    timestamp: stdTimeFunctions.isoTime,
    formatters: { level: (label: string) => ({ level: label }) },
    mixin: traceIds,
    redact: { paths: SECRET_PATHS, censor: '[redacted]' },
  };
  return destination === undefined ? pino(options) : pino(options, destination);
}

/** The trace that a line belongs to, where there is one. */
function traceIds(): object {
  const span = trace.getActiveSpan()?.spanContext();
  return span === undefined ? {} : { trace_id: span.traceId, span_id: span.spanId };
}
