import { LIMITS } from '@bookmarks/protos';

/** The last moment of which anybody can be reminded. */
export function latestReminder(now: Date): Date {
  const latest = new Date(now);
  latest.setUTCFullYear(now.getUTCFullYear() + LIMITS.reminderYears);
  return latest;
}
