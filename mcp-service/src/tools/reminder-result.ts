import type { Reminder } from '../bookmarks/bookmark.ts';

/** A reminder in words, by the clock of its user, so that a misunderstanding shows. */
export function reminderText(reminder: Reminder | undefined): string {
  if (reminder === undefined) return '';
  const { at, timeZone } = reminder;
  if (at === undefined) return 'No reminder.';
  const time = new Intl.DateTimeFormat('en-GB', { dateStyle: 'full', timeStyle: 'short', timeZone });
  return `Reminder: ${time.format(at)}, ${timeZone}.`;
}

/** The same for programs. */
export function reminderData(reminder: Reminder | undefined): { reminder?: string } {
  if (reminder?.at === undefined) return {};
  return { reminder: `${localTime(reminder.at, reminder.timeZone)}[${reminder.timeZone}]` };
}

/** ISO 8601 with the offset of the zone then. */
function localTime(at: Date, timeZone: string): string {
  // Sweden writes dates as ISO 8601 does.
  const time = at.toLocaleString('sv-SE', { timeZone }).replace(' ', 'T');
  const parts = new Intl.DateTimeFormat('en', { timeZone, timeZoneName: 'longOffset' }).formatToParts(at);
  const offset = parts.find(({ type }) => type === 'timeZoneName')?.value.replace('GMT', '');
  return `${time}${offset || 'Z'}`;
}
