import { setTimeout as delay } from 'node:timers/promises';
import type { Call } from './time-calls.ts';

export type OpenLoopPlan = {
  /** How often each contender is called in a second. */
  readonly perSecond: number;
  readonly calls: number;
  readonly signal: AbortSignal;
};

/**
 * Calls contenders in turns at a steady pace, whether or not the calls before have ended, so that one that is slow is not
 * spared the calls that people would make meanwhile. @returns how long each took, in milliseconds
 */
export async function timeAtPace(
  contenders: readonly Call[],
  { perSecond, calls, signal }: OpenLoopPlan,
): Promise<number[][]> {
  const durations: number[][] = contenders.map(() => []);
  const failures: unknown[] = [];
  const intervalMs = 1000 / perSecond / contenders.length;
  const startedAt = performance.now();
  const underWay: Promise<void>[] = [];
  for (let n = 0; n < calls * contenders.length && failures.length === 0; n += 1) {
    await delay(Math.max(0, startedAt + n * intervalMs - performance.now()), undefined, { signal });
    const index = n % contenders.length;
    const calledAt = performance.now();
    const call = contenders[index]?.(Math.floor(n / contenders.length));
    underWay.push(
      Promise.resolve(call).then(
        () => void durations[index]?.push(performance.now() - calledAt),
        (error: unknown) => void failures.push(error),
      ),
    );
  }
  await Promise.all(underWay);
  if (failures.length > 0) throw failures[0];
  return durations;
}
