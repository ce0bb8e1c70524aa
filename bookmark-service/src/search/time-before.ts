import type { AGE_UNITS } from './query.ts';

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;
/** The year 1, before which no bookmark can have been saved. */
const EARLIEST_MS = -62_135_596_800_000;

export type Age = { readonly amount: number; readonly unit: (typeof AGE_UNITS)[number] };

/** The time that lay so long before `at`. Months and years are those of the calendar. */
export function timeBefore(at: Date, { amount, unit }: Age): Date {
  return new Date(Math.max(EARLIEST_MS, timeBeforeMs(at, amount, unit)));
}

function timeBeforeMs(at: Date, amount: number, unit: Age['unit']): number {
  switch (unit) {
    case 'h':
      return at.getTime() - amount * HOUR_MS;
    case 'd':
      return at.getTime() - amount * DAY_MS;
    case 'w':
      return at.getTime() - amount * 7 * DAY_MS;
    case 'm':
      return monthsBefore(at, amount);
    case 'y':
      return monthsBefore(at, amount * 12);
  }
}

/** A month before the 31st of March is the last of February. */
function monthsBefore(at: Date, months: number): number {
  const moved = new Date(at);
  moved.setUTCMonth(at.getUTCMonth() - months);
  if (moved.getUTCDate() !== at.getUTCDate()) moved.setUTCDate(0);
  return moved.getTime();
}
