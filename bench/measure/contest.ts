import { cpuTimesUs } from './cpu-time.ts';
import { median, percentile } from './statistics.ts';
import { type Call, timeCalls } from './time-calls.ts';

/** One of several that do the same. */
export type Contender = {
  readonly name: string;
  readonly call: Call;
  /** The processes that serve its calls, by name. */
  readonly pids: Readonly<Record<string, number>>;
  /** What comes between warming up and the first round. */
  readonly settle?: () => Promise<void>;
};

export type Round = {
  readonly perSecond: number;
  readonly p50Ms: number;
  readonly p99Ms: number;
  /** What each process computed for one call, this one with the load included; undefined where there is no /proc. */
  readonly cpuUs: Readonly<Record<string, number>> | undefined;
};

export type ContestPlan = {
  readonly rounds: number;
  readonly warmUpMs: number;
  readonly roundMs: number;
  readonly connections: number;
  readonly say: (line: string) => void;
  readonly signal: AbortSignal;
};

/** The name of this process among those that computed. */
export const LOAD = 'load';
const ENDLESS = Number.MAX_SAFE_INTEGER;

/** Loads each in turns (A B A B), so that whatever else the machine does hits all alike. @returns the rounds by name. */
export async function contest(
  contenders: readonly Contender[],
  plan: ContestPlan,
): Promise<ReadonlyMap<string, readonly Round[]>> {
  const found = new Map(contenders.map(({ name }) => [name, [] as Round[]]));
  const load = createLoadFor(plan);
  for (const { call, settle } of contenders) {
    await load(call, plan.warmUpMs);
    await settle?.();
  }
  for (let round = 1; round <= plan.rounds; round += 1) {
    for (const contender of contenders) {
      const one = await watched(contender, () => load(contender.call, plan.roundMs));
      plan.say(
        `${contender.name}, round ${round} of ${plan.rounds}: ${one.perSecond.toFixed(0)} calls a second`,
      );
      found.get(contender.name)?.push(one);
    }
  }
  return found;
}

function createLoadFor({ connections, signal }: ContestPlan) {
  let firstCall = 0;
  return async (call: Call, budgetMs: number): Promise<number[]> => {
    const plan = { calls: ENDLESS, budgetMs, concurrency: connections, firstCall, signal };
    const durations = await timeCalls(call, plan);
    firstCall += durations.length;
    return durations;
  };
}

async function watched({ pids }: Contender, load: () => Promise<number[]>): Promise<Round> {
  const before = await cpuTimesUs(Object.values(pids));
  // Of this process alone, because what it measures are its children; and without the look at them, which is dear.
  const ownBefore = process.cpuUsage();
  const startedAt = performance.now();
  const durations = await load();
  const seconds = (performance.now() - startedAt) / 1000;
  const own = process.cpuUsage(ownBefore);
  const after = await cpuTimesUs(Object.values(pids));
  const used = Object.keys(pids).map(
    (name, index) => [name, (after[index] ?? Number.NaN) - (before[index] ?? Number.NaN)] as const,
  );
  const cpuUs = Object.fromEntries(
    [...used, [LOAD, own.user + own.system] as const].map(([name, time]) => [name, time / durations.length]),
  );
  return {
    perSecond: durations.length / seconds,
    p50Ms: median(durations),
    p99Ms: percentile(durations, 0.99),
    cpuUs: used.some(([, time]) => Number.isNaN(time)) ? undefined : cpuUs,
  };
}
