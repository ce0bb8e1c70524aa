import { LIMITS } from '@bookmarks/protos';
import { type ParsedResult, casual as words } from 'chrono-node/en';
import { LibraryError } from '../library/library-error.ts';
import { latestReminder } from './latest-reminder.ts';
import type { ReminderWish } from './reminder.ts';
import { instantOf, offsetMinutes, timeZoneNamed } from './time-zone.ts';

const NEVER = new Set(['never', 'none', 'done']);
/** A day without a time of day. */
const MORNING_HOUR = 9;
/** Words for a time of day that the library for words takes as later than the morning. */
const LATER_TODAY = ['casualReference/afternoon', 'casualReference/evening', 'casualReference/tonight'];
/** `12/10` is a day of October to some and of December to others. */
const EITHER_ORDER = 'parser/SlashDateFormatParser';
/** What may stand around a time without being a part of it. */
const FILLERS = /^(?:(?:on|at|by|the)\b|[\s,])*$/i;
/** At the end, also in brackets; a name of the database of time zones has a slash in it, but for a few. */
const ZONE = /^(?<time>.+?)[\s,]+(?:in\s+)?\(?(?<zone>[a-z][a-z0-9_+-]*(?:\/[a-z0-9_+-]+)+|utc|gmt)\)?$/i;
/** As a reminder is told: `2026-12-20T09:00:00+01:00[Europe/Berlin]` (RFC 9557, 4.1). */
const BRACKETED_ZONE = /^(?<time>.+?)\s*\[(?<zone>[^[\]]+)\]$/;
const FORMS =
  'Give a time such as 2026-12-20T09:00, "tomorrow 9:00", "in 3 days", "next monday", "20 December 18:00" or "in 2 hours", with a time zone such as Europe/Berlin behind it where it matters, or "never".';

/**
 * When a person wants to be reminded. An offset that is given wins over a time zone that is, and that over `zone`, the person's own.
 *
 * @throws {LibraryError} `invalid` for what is no time, or more than one, or not to come.
 */
export function parseRemindAt(text: string, { zone, now }: { zone: string; now: Date }): ReminderWish {
  const said = text.trim();
  if (said.length > LIMITS.remindAtLength) throw notUnderstood();
  if (NEVER.has(said.toLowerCase())) return { at: null, zone };
  const given = (BRACKETED_ZONE.exec(said) ?? ZONE.exec(said))?.groups;
  const named = given?.zone === undefined ? zone : requireZone(given.zone);
  const at = timeIn(given?.time ?? said, named, now);
  requireToCome(at, now);
  return { at, zone: named };
}

function requireZone(name: string): string {
  const zone = timeZoneNamed(name);
  if (zone !== undefined) return zone;
  throw new LibraryError(
    'invalid',
    `There is no time zone "${name}". Use a name such as Europe/Berlin or UTC.`,
  );
}

function timeIn(text: string, zone: string, now: Date): Date {
  const found = timeFoundIn(text, { instant: now, timezone: offsetMinutes(zone, now) });
  // Hours from now are the same in every zone, whatever its clocks do meanwhile; likewise where an offset is said.
  if (!found.start.isCertain('timezoneOffset')) return instantOf(wallTimeOf(found), zone);
  // Which day tomorrow is, the clocks of the zone that was said know.
  return timeFoundIn(text, { instant: now, timezone: found.start.get('timezoneOffset') ?? 0 }).start.date();
}

function timeFoundIn(text: string, reference: { instant: Date; timezone: number }): ParsedResult {
  const [found, ...others] = words.parse(text, reference, { forwardDate: true });
  if (found === undefined || others.length > 0 || !isOnlyTime(found, text)) throw notUnderstood();
  const { start } = found;
  if (start.tags().has(EITHER_ORDER)) {
    throw new LibraryError(
      'invalid',
      'The order of day and month is not clear. Write the date as 2026-12-20.',
    );
  }
  return found;
}

function isOnlyTime({ index, text: time, end }: ParsedResult, text: string): boolean {
  return !end && FILLERS.test(text.slice(0, index)) && FILLERS.test(text.slice(index + time.length));
}

function wallTimeOf({ start }: ParsedResult) {
  const part = (name: Parameters<typeof start.get>[0]) => start.get(name) ?? 0;
  const day = { year: part('year'), month: part('month'), day: part('day') };
  const isTimeSaid = start.isCertain('hour') || LATER_TODAY.some((tag) => start.tags().has(tag));
  return isTimeSaid
    ? { ...day, hour: part('hour'), minute: part('minute') }
    : { ...day, hour: MORNING_HOUR, minute: 0 };
}

function requireToCome(at: Date, now: Date): void {
  if (Number.isNaN(at.getTime())) throw notUnderstood();
  if (at <= now) {
    throw new LibraryError(
      'invalid',
      `${at.toISOString()} is past; it is ${now.toISOString()} now. ${FORMS}`,
    );
  }
  if (at > latestReminder(now)) {
    throw new LibraryError('invalid', `A reminder can be at most ${LIMITS.reminderYears} years ahead.`);
  }
}

function notUnderstood(): LibraryError {
  return new LibraryError('invalid', `The time of the reminder is not understood. ${FORMS}`);
}
