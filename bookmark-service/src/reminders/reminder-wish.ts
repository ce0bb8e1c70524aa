import { parseRemindAt } from './parse-remind-at.ts';
import type { ReminderWish } from './reminder.ts';
import type { PreferenceReader } from './reminder-store.ts';

/** Of whom it is not known where they are. */
const DEFAULT_ZONE = 'UTC';

/** What a caller says of a reminder, understood as its user would; undefined where nothing is said. @throws {LibraryError} `invalid` */
export async function reminderWish(
  library: PreferenceReader,
  text: string | undefined,
  now: Date,
): Promise<ReminderWish | undefined> {
  if (text === undefined) return undefined;
  return parseRemindAt(text, { zone: (await library.timeZone()) ?? DEFAULT_ZONE, now });
}
