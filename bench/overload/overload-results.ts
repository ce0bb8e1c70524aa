import { median, percentile } from '../measure/statistics.ts';
import { type Figure, measured, type Result } from '../result.ts';
import type { Outcome } from './offer.ts';

const ACCEPTED = 200;
const REFUSED = 503;
const LEAST_OF_CAPACITY = 0.8;
const TIMES_UNLOADED = 3;
const MOST_UNTIL_NORMAL_SECONDS = 2;

/** What became of the calls of each part of the run. */
export type Found = {
  /** As many as are answered when each client waits for its answer. */
  readonly capacityPerSecond: number;
  readonly unloaded: readonly Outcome[];
  readonly overload: readonly Outcome[];
  readonly overloadSeconds: number;
  /** After the overload, again as many as before it. */
  readonly after: readonly Outcome[];
};

/** The figures of an overload, and what they must be. */
export function overloadResults(found: Found): Result[] {
  const { capacityPerSecond, overload, overloadSeconds } = found;
  const unloaded = durationsOf(found.unloaded, ACCEPTED);
  const accepted = durationsOf(overload, ACCEPTED);
  const refused = durationsOf(overload, REFUSED);
  const others = overload.length - accepted.length - refused.length;
  const unloadedP99 = percentile(unloaded, 0.99);
  const acceptedP99 = percentile(accepted, 0.99);
  const answeredPerSecond = accepted.length / overloadSeconds;
  const untilNormalMs = untilNormal(found.after, TIMES_UNLOADED * unloadedP99);
  const of = (name: string, unit: string, value: number, target?: Figure['target']) =>
    measured({ name, unit, target }, value);
  return [
    of('answered when each client waits for its answer', 'calls/s', capacityPerSecond),
    of('unloaded: median', 'ms', median(unloaded)),
    of('unloaded: p99', 'ms', unloadedP99),
    of('overload: offered', 'calls/s', overload.length / overloadSeconds),
    of('overload: answered', 'calls/s', answeredPerSecond),
    of('overload: answered ÷ answered without it', '×', answeredPerSecond / capacityPerSecond, {
      atLeast: LEAST_OF_CAPACITY,
    }),
    of('overload: median of the answered', 'ms', median(accepted)),
    of('overload: p99 of the answered', 'ms', acceptedP99),
    of('overload: p99 of the answered ÷ p99 unloaded', '×', acceptedP99 / unloadedP99, {
      atMost: TIMES_UNLOADED,
    }),
    of('overload: refused', '%', (100 * refused.length) / overload.length),
    of('overload: median of the refusals', 'ms', median(refused)),
    of('overload: p99 of the refusals', 'ms', percentile(refused, 0.99)),
    of('overload: neither answered nor refused', 'calls', others, { atMost: 0 }),
    of('after it: until all is as before', 's', untilNormalMs / 1000, { atMost: MOST_UNTIL_NORMAL_SECONDS }),
  ];
}

function durationsOf(outcomes: readonly Outcome[], status: number): number[] {
  return outcomes.filter((outcome) => outcome.status === status).map(({ durationMs }) => durationMs);
}

/** From the first of the calls to the end of the last one that was refused or slow, in milliseconds. */
function untilNormal(outcomes: readonly Outcome[], slowMs: number): number {
  const [first] = outcomes;
  const last = outcomes.findLast(({ status, durationMs }) => status !== ACCEPTED || durationMs > slowMs);
  return first && last ? last.startedAtMs + last.durationMs - first.startedAtMs : 0;
}
