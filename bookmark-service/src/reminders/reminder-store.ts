import type { UserSub } from '@bookmarks/identity';
import type { Bookmark } from '../bookmarks/bookmark.ts';

export interface PreferenceReader {
  /** Undefined while its user has chosen none. */
  timeZone(): Promise<string | undefined>;
}

export interface PreferenceWriter extends PreferenceReader {
  setTimeZone(name: string): Promise<void>;
}

export interface ReminderReader {
  /** Bookmarks whose reminder is due and was not shown, those due longest first. */
  dueReminders(at: Date, limit: number): Promise<Bookmark[]>;
  /** How often somebody claimed to send a message since one was known to arrive, or was given up. */
  reminderAttempts(): Promise<number>;
}

export interface ReminderWriter extends ReminderReader {
  /** Of each bookmark its reminder as it is given, and not one that it got since. */
  markReminded(bookmarks: readonly Bookmark[]): Promise<void>;
  // Each of the following is about the webhook that was made at `createdAt`, if that is still the one.
  /** A message arrived, or nothing was due: the next is sent when the next reminder is due, but not before `earliest`. */
  scheduleNextReminder(createdAt: Date, earliest: Date): Promise<void>;
  /** A message did not arrive. @param at when it is to be tried again. */
  retryReminder(createdAt: Date, at: Date): Promise<void>;
  /** A message is tried no more: it goes with the next reminder that comes due after `at`, which is tried like a first one. */
  giveUpReminder(createdAt: Date, at: Date): Promise<void>;
}

/** Whose messages are due, of all users. */
export interface DueReminders {
  /** Whoever claims has a while to send them; then they are due again, later each time. At most `limit` users. */
  claim(at: Date, limit: number): Promise<UserSub[]>;
}
