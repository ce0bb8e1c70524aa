import type { Logger, Metrics } from '@bookmarks/telemetry';
import { createTurnstile, type Turnstile } from './turnstile.ts';

type WatchDeps = { readonly overloadWaitMs: number; readonly metrics: Metrics; readonly log: Logger };

/** A turnstile that says in the log and in the metrics how full it is. */
export function watchTurnstile({ overloadWaitMs, metrics, log }: WatchDeps): Turnstile {
  const turnstile = createTurnstile({
    clock: () => performance.now(),
    burstMs: overloadWaitMs,
    onOverload: (isOverloaded) =>
      isOverloaded
        ? log.warn(turnstile.state(), 'there are more calls than can be answered; some are turned away')
        : log.info(turnstile.state(), 'nobody is turned away any more'),
  });
  metrics.gauge('gateway_places', 'Calls that may be under way at once.', () => turnstile.state().places);
  metrics.gauge('gateway_places_taken', 'Calls that are under way.', () => turnstile.state().taken);
  metrics.gauge('gateway_calls_waiting', 'Calls that wait for a place.', () => turnstile.state().waiting);
  return turnstile;
}
