import { LIMITS } from '@bookmarks/protos';

/** What a clock on the wall shows. */
export type WallTime = {
  readonly year: number;
  /** From 1. */
  readonly month: number;
  readonly day: number;
  readonly hour: number;
  readonly minute: number;
};

const DAY_MS = 24 * 60 * 60_000;
const MINUTE_MS = 60_000;

/** A zone of the database of time zones, with capitals as they are there; undefined where it has none of that name. */
export function timeZoneNamed(name: string): string | undefined {
  if (name.length > LIMITS.timeZoneLength || !/^[a-z]/i.test(name)) return undefined;
  try {
    const { timeZone } = clockOf(name).resolvedOptions();
    // A zone that has several names is resolved to one of them, which need not be the one that its people know.
    return timeZone.toLowerCase() === name.toLowerCase() ? timeZone : capitalized(name);
  } catch (error) {
    if (error instanceof RangeError) return undefined;
    throw error;
  }
}

function capitalized(name: string): string {
  return name === name.toLowerCase()
    ? name.replace(/[a-z]+/g, (word) => `${word[0]?.toUpperCase()}${word.slice(1)}`)
    : name;
}

/** How many minutes the clocks of a zone are ahead of UTC. */
export function offsetMinutes(zone: string, at: Date): number {
  const shown = new Map(
    clockOf(zone)
      .formatToParts(at)
      .map(({ type, value }) => [type, Number(value)]),
  );
  const part = (type: Intl.DateTimeFormatPartTypes) => shown.get(type) ?? 0;
  const wall = Date.UTC(part('year'), part('month') - 1, part('day'), part('hour'), part('minute'));
  return (wall - Math.floor(at.getTime() / MINUTE_MS) * MINUTE_MS) / MINUTE_MS;
}

/**
 * When the clocks of a zone show this. Of a time that they show twice, the first; one that they skip is moved by what they
 * skip, so that nobody is reminded too early.
 */
export function instantOf({ year, month, day, hour, minute }: WallTime, zone: string): Date {
  const wall = Date.UTC(year, month - 1, day, hour, minute);
  const before = offsetMinutes(zone, new Date(wall - DAY_MS));
  const after = offsetMinutes(zone, new Date(wall + DAY_MS));
  const fitting = [before, after]
    .map((offset) => ({ offset, at: new Date(wall - offset * MINUTE_MS) }))
    .find(({ offset, at }) => offsetMinutes(zone, at) === offset);
  return fitting?.at ?? new Date(wall - before * MINUTE_MS);
}

function clockOf(timeZone: string): Intl.DateTimeFormat {
  return new Intl.DateTimeFormat('en', {
    ...{ timeZone, calendar: 'gregory', numberingSystem: 'latn', hourCycle: 'h23' },
    ...{ year: 'numeric', month: 'numeric', day: 'numeric', hour: 'numeric', minute: 'numeric' },
  });
}
