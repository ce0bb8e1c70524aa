/** Before the web there were no bookmarks; a date outside these bounds is a mistake of the program that wrote it. */
const EARLIEST_MS = Date.UTC(1990, 0, 1);
const LATEST_MS = Date.UTC(2100, 0, 1);

/** From 1601-01-01, where Chrome's own timestamps start, to 1970-01-01. */
const WEBKIT_EPOCH_MS = 11_644_473_600_000;

/** What stands where a date does, and is none. */
export const UNREADABLE_DATE = new Date(Number.NaN);

export function isUnreadable(date: Date | undefined): boolean {
  return date !== undefined && Number.isNaN(date.getTime());
}

/** The date of a count of seconds, milliseconds or microseconds since 1970, or of Chrome's microseconds since 1601; none for 0. */
export function dateFromTimestamp(count: number): Date | undefined {
  if (count === 0) return undefined;
  const readings = [count * 1000, count, count / 1000, count / 1000 - WEBKIT_EPOCH_MS];
  return readings.map(plausibleDate).find(Boolean) ?? UNREADABLE_DATE;
}

/** A timestamp, or a date such as `2024-02-29T12:00:00Z` or `2022-12-20 19:47:00.442000+00:00`; UTC where not said. */
export function dateFromText(text: string | undefined): Date | undefined {
  const trimmed = text?.trim() ?? '';
  if (trimmed === '') return undefined;
  if (/^\d+(\.\d+)?$/.test(trimmed)) return dateFromTimestamp(Number(trimmed));
  const match =
    /^(\d{4}-\d{2}-\d{2})(?:[T ](\d{2}:\d{2}(?::\d{2}(?:\.\d{1,3})?)?)\d*\s?(Z|[+-]\d{2}:?\d{2})?)?$/i.exec(
      trimmed,
    );
  if (match === null) return UNREADABLE_DATE;
  const [, day, time = '00:00', zone = 'Z'] = match;
  const ms = Date.parse(`${day}T${time}${zone.replace(/^([+-]\d{2})(\d{2})$/, '$1:$2')}`);
  return plausibleDate(ms) ?? UNREADABLE_DATE;
}

/** Undefined for a date that a bookmark cannot have, among them those that PostgreSQL cannot hold. */
export function plausibleDate(ms: number): Date | undefined {
  return ms >= EARLIEST_MS && ms < LATEST_MS ? new Date(Math.floor(ms)) : undefined;
}
