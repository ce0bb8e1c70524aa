import { type Bar, barChart } from './bar-chart.ts';
import type { Report } from './report.ts';

const UNIT = 'calls/s';
const SEPARATOR = ', ';

/** How many calls each contender answered in a second, as an image; undefined where a suite compares none. */
export function throughputChart({ suite, results, machine }: Report): string | undefined {
  const bars = results.flatMap(({ name, value, unit, spread }) =>
    unit === UNIT && value !== null ? [barOf(name, value, spread)] : [],
  );
  if (bars.length === 0) return undefined;
  return barChart(`${suite}: calls a second, on ${machine.cores} cores that the load shares`, bars);
}

/** A contender's name comes last: `tools/call, 2025-06-18, nginx`. */
function barOf(name: string, value: number, spread: Bar['spread']): Bar {
  const end = name.lastIndexOf(SEPARATOR);
  return { group: name.slice(0, Math.max(end, 0)), label: name.slice(end + SEPARATOR.length), value, spread };
}
