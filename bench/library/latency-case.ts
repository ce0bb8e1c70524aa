import { median, p95 } from '../measure/statistics.ts';
import { type Call, timeCalls } from '../measure/time-calls.ts';
import type { Figure } from '../result.ts';
import type { Case, LibraryBench } from './case.ts';

type LatencyCase = {
  readonly name: (bench: LibraryBench) => string;
  /** What the 95th percentile of calls one after the other must stay below. */
  readonly targetMs?: number;
  /** Prepares the call, which is not measured. */
  readonly prepare: (bench: LibraryBench) => Call | Promise<Call>;
};

const CONCURRENCY = 8;
const WARM_UP_CALLS = 60;
const CALLS = { full: 600, quick: 200 } as const;
const BUDGET_MS = { full: 15_000, quick: 3_000 } as const;

/** Calls something often, one call after the other and then several at a time. */
export function latencyCase({ name, targetMs, prepare }: LatencyCase): Case {
  return {
    name,
    figures: (bench) => figuresOf(name(bench), targetMs),
    async measure(bench) {
      const call = await prepare(bench);
      const size = bench.isQuick ? 'quick' : 'full';
      const plan = { calls: CALLS[size], budgetMs: BUDGET_MS[size], signal: bench.signal };
      await timeCalls(call, { ...plan, calls: WARM_UP_CALLS, concurrency: CONCURRENCY, firstCall: 0 });
      const single = await timeCalls(call, { ...plan, concurrency: 1, firstCall: WARM_UP_CALLS });
      const firstCall = WARM_UP_CALLS + plan.calls;
      const several = await timeCalls(call, { ...plan, concurrency: CONCURRENCY, firstCall });
      return [median(single), p95(single), median(several), p95(several)];
    },
  };
}

function figuresOf(name: string, targetMs: number | undefined): Figure[] {
  const target = targetMs === undefined ? undefined : { below: targetMs };
  return [
    { name: `${name}: median`, unit: 'ms' },
    { name: `${name}: p95`, unit: 'ms', target },
    { name: `${name}, ${CONCURRENCY} at a time: median`, unit: 'ms' },
    { name: `${name}, ${CONCURRENCY} at a time: p95`, unit: 'ms' },
  ];
}
