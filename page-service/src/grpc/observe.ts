import type { Logger, Metrics } from '@bookmarks/telemetry';
import { status as Status } from '@grpc/grpc-js';
import type { Outcome } from '../pages/page-answer.ts';
import { toStatus } from './status.ts';

/** Measures calls, and writes down faults of ours. Which pages are asked for is what people save: it is in no log and no metric. */
export function createObserve(metrics: Metrics, log: Logger) {
  const durations = metrics.durations(
    'page_seconds',
    'Pages by what became of them, or by the status of the call.',
    ['outcome'],
  );
  return () => {
    const startedAt = performance.now();
    const observe = (outcome: string) =>
      durations.observe({ outcome }, (performance.now() - startedAt) / 1000);
    return {
      answered: (outcome: Outcome) => observe(outcome),
      /** @returns what the caller is told. */
      failed(error: unknown) {
        const refusal = toStatus(error);
        observe(Status[refusal.code].toLowerCase());
        if (refusal.code === Status.INTERNAL) log.error({ err: error }, 'call failed');
        return refusal;
      },
    };
  };
}
