import type { Period } from './resurface-store.ts';

/** Nothing on the web is older. */
const FIRST_YEAR = 1991;
const DAY_MS = 24 * 60 * 60 * 1000;

/** The day of `now` (in UTC) in each earlier year, last year first; 29 February has fewer of them. */
export function thisDayInEarlierYears(now: Date): Period[] {
  const month = now.getUTCMonth();
  const day = now.getUTCDate();
  const years = Array.from(
    { length: Math.max(0, now.getUTCFullYear() - FIRST_YEAR) },
    (_, index) => now.getUTCFullYear() - 1 - index,
  );
  return years
    .map((year) => new Date(Date.UTC(year, month, day)))
    .filter((start) => start.getUTCDate() === day)
    .map((start) => ({ start, end: new Date(start.getTime() + DAY_MS) }));
}
