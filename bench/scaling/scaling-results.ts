import { LOAD, type Round } from '../measure/contest.ts';
import { type Figure, measuredInRounds, notMeasured, type Result } from '../result.ts';

const US_PER_SECOND = 1e6;
const MOST_TIMES_CPU = { atMost: 1.25 };

/**
 * How many calls each number of replicas answered, and what one call cost all of them and PostgreSQL together.
 *
 * @param withinCores the names of those that have a core for each replica: where there are more, processes displace each
 *   other from the cores, and a call costs more whatever they share.
 */
export function scalingResults(
  found: ReadonlyMap<string, readonly Round[]>,
  withinCores: ReadonlySet<string>,
): Result[] {
  const [[first, alone] = ['', []]] = found;
  return [...found].flatMap(([name, rounds]) => [
    measuredInRounds(
      { name, unit: 'calls/s' },
      rounds.map(({ perSecond }) => perSecond),
    ),
    ...cpuResults(name, rounds),
    ...(name === first
      ? []
      : [timesCpu({ name, target: withinCores.has(name) ? MOST_TIMES_CPU : undefined }, rounds, alone)]),
  ]);
}

function cpuResults(name: string, rounds: readonly Round[]): Result[] {
  const cost = { name: `${name}: CPU a call, services and PostgreSQL`, unit: 'µs' };
  if (rounds[0]?.cpuUs === undefined) return [notMeasured(cost, 'only where there is /proc')];
  return [
    measuredInRounds(cost, rounds.map(cpuOfServices)),
    measuredInRounds(
      { name: `${name}: processors busy, the load's included`, unit: '' },
      rounds.map(({ perSecond, cpuUs = {} }) => (perSecond * sum(Object.values(cpuUs))) / US_PER_SECOND),
    ),
  ];
}

function timesCpu(
  { name, target }: Omit<Figure, 'unit'>,
  rounds: readonly Round[],
  alone: readonly Round[],
): Result {
  const figure = { name: `${name}: CPU a call ÷ that of one`, unit: '×', target };
  const times = rounds.map((round, index) => {
    const other = alone[index];
    return other === undefined ? Number.NaN : cpuOfServices(round) / cpuOfServices(other);
  });
  return times.some(Number.isNaN)
    ? notMeasured(figure, 'only where there is /proc')
    : measuredInRounds(figure, times);
}

/** NaN where there is no /proc. */
function cpuOfServices({ cpuUs }: Round): number {
  if (cpuUs === undefined) return Number.NaN;
  return sum(Object.entries(cpuUs).flatMap(([name, time]) => (name === LOAD ? [] : time)));
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}
