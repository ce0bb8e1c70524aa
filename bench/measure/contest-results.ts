import { type Figure, measuredInRounds, notMeasured, type Result } from '../result.ts';
import type { Round } from './contest.ts';

/** What figures of contenders must be, by their names. */
type Targets = Readonly<Record<string, Figure['target']>>;

/** The figures of each contender: how fast it was, and what its processes computed for it. */
export function contestResults(
  found: ReadonlyMap<string, readonly Round[]>,
  targets: Targets = {},
): Result[] {
  return [...found].flatMap(([name, rounds]) => [
    measuredInRounds(
      { name, unit: 'calls/s' },
      rounds.map(({ perSecond }) => perSecond),
    ),
    measuredInRounds(
      { name: `${name}: median`, unit: 'ms' },
      rounds.map(({ p50Ms }) => p50Ms),
    ),
    measuredInRounds(
      { name: `${name}: p99`, unit: 'ms' },
      rounds.map(({ p99Ms }) => p99Ms),
    ),
    ...cpuResults(name, rounds, targets),
  ]);
}

function cpuResults(name: string, rounds: readonly Round[], targets: Targets): Result[] {
  const figure = (process: string) => {
    const what = `${name}: CPU a call, ${process}`;
    return { name: what, unit: 'µs', target: targets[what] };
  };
  const processes = Object.keys(rounds[0]?.cpuUs ?? {});
  if (processes.length === 0)
    return [notMeasured({ name: `${name}: CPU a call`, unit: 'µs' }, 'only where there is /proc')];
  return processes.map((process) =>
    measuredInRounds(
      figure(process),
      rounds.flatMap(({ cpuUs }) => cpuUs?.[process] ?? []),
    ),
  );
}

/** How many times as many calls one answered as the other, round by round. */
export function ratioResult(
  figure: Omit<Figure, 'unit'>,
  rounds: readonly Round[] = [],
  others: readonly Round[] = [],
): Result {
  const ratios = rounds.map(({ perSecond }, index) => perSecond / (others[index]?.perSecond ?? Number.NaN));
  return measuredInRounds({ ...figure, unit: '×' }, ratios);
}
