import { trace } from '@opentelemetry/api';

/**
 * Notes in the current span, where there is one, what no instrumentation sees.
 *
 * @param name without values of users: whoever reads traces may not read libraries.
 */
export function traceEvent(name: string): void {
  trace.getActiveSpan()?.addEvent(name);
}
