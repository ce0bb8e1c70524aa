import type { PreferenceWriter, ReminderWriter } from '../reminders/reminder-store.ts';
import { BOOKMARK_COLUMNS, type BookmarkRow, bookmarkFromRow } from './bookmark-row.ts';
import type { LibraryClient } from './library-client.ts';

/** Every statement about a user's reminders, but for those of the bookmarks that they are of. */
export function reminderStatements(client: LibraryClient): ReminderWriter & PreferenceWriter {
  return {
    async timeZone() {
      const [row] = await client.named<{ time_zone: string }>(
        'time-zone',
        'select time_zone from preferences where user_sub = $1',
      );
      return row?.time_zone;
    },

    async setTimeZone(name) {
      await client.named(
        'set-time-zone',
        `insert into preferences (user_sub, time_zone) values ($1, $2)
         on conflict (user_sub) do update set time_zone = excluded.time_zone`,
        [name],
      );
    },

    async dueReminders(at, limit) {
      const rows = await client.named<BookmarkRow>(
        'due-reminders',
        `select ${BOOKMARK_COLUMNS} from (
           select bookmark_id, remind_at from reminders where user_sub = $1 and remind_at <= $2
           order by remind_at, bookmark_id limit $3
         ) as due
         join bookmarks on bookmarks.user_sub = $1 and bookmarks.id = due.bookmark_id
         order by due.remind_at, due.bookmark_id`,
        [at, limit],
      );
      return rows.map(bookmarkFromRow);
    },

    async markReminded(bookmarks) {
      await client.sized(
        bookmarks.length,
        'mark-reminded',
        `update bookmarks set reminded_until = given.remind_at
         from jsonb_to_recordset($2) as given (id text, remind_at timestamptz)
         where bookmarks.user_sub = $1 and bookmarks.id = given.id and bookmarks.remind_at = given.remind_at`,
        [JSON.stringify(bookmarks.map(({ id, remindAt }) => ({ id, remind_at: remindAt })))],
      );
    },

    async reminderAttempts() {
      const [row] = await client.named<{ attempts: number }>(
        'reminder-attempts',
        'select reminder_attempts as attempts from webhooks where user_sub = $1',
      );
      return row?.attempts ?? 0;
    },

    async scheduleNextReminder(createdAt, earliest) {
      await client.named(
        'schedule-next-reminder',
        `update webhooks set leased_until = null, reminder_attempts = 0,
           next_reminder_at = (
             select case when count(*) > 0 then greatest($3, min(remind_at)) end from reminders where user_sub = $1)
         where user_sub = $1 and created_at = $2`,
        [createdAt, earliest],
      );
    },

    async retryReminder(createdAt, at) {
      await client.named(
        'retry-reminder',
        `update webhooks set leased_until = null, next_reminder_at = $3
         where user_sub = $1 and created_at = $2`,
        [createdAt, at],
      );
    },

    async giveUpReminder(createdAt, at) {
      await client.named(
        'give-up-reminder',
        `update webhooks set leased_until = null, reminder_attempts = 0,
           next_reminder_at = (select min(remind_at) from reminders where user_sub = $1 and remind_at > $3)
         where user_sub = $1 and created_at = $2`,
        [createdAt, at],
      );
    },
  };
}
