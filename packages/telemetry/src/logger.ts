import { trace } from '@opentelemetry/api';
import {
  type DestinationStream,
  type Logger as PinoLogger,
  pino,
  stdSerializers,
  stdTimeFunctions,
} from 'pino';
import { linesOfATurn } from './lines-of-a-turn.ts';
import { CENSOR, SECRET_NAMES, withoutSecrets } from './without-secrets.ts';

export type Logger = PinoLogger;

export const LOG_LEVELS = ['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'] as const;

/**
 * A logger that writes one JSON object a line. Values under names that hold secrets are replaced, to a depth of
 * three; that is the last line of defence, not the first: do not log credentials.
 */
export function createLogger(
  service: string,
  level: (typeof LOG_LEVELS)[number],
  destination: DestinationStream = linesOfATurn(),
): Logger {
  const options = {
    level,
    base: { service },
    timestamp: stdTimeFunctions.isoTime,
    formatters: { level: (label: string) => ({ level: label }), log: harmless },
    serializers: { err: (error: Error) => withoutSecrets(stdSerializers.err(error)) },
    // What a child logger is bound to passes no formatter.
    redact: { paths: [...SECRET_NAMES].map((name) => `["${name}"]`), censor: CENSOR },
    mixin: traceIds,
  };
  return pino(options, destination);
}

const harmless = (fields: Record<string, unknown>) => withoutSecrets(fields);

/** The trace that a line belongs to, where there is one. */
function traceIds(): object {
  const span = trace.getActiveSpan()?.spanContext();
  return span === undefined ? {} : { trace_id: span.traceId, span_id: span.spanId };
}
