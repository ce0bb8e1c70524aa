import { CALLER_SCHEMA } from '@bookmarks/identity';
import type { Pool } from 'pg';
import type { DueReminders } from '../reminders/reminder-store.ts';
import { fromDatabaseError } from './database-error.ts';

/** Longer than it takes to send a message and to write down that it arrived; twice as long after each time that it was not. */
const LEASE = '20 seconds';

/** Asks all libraries whose messages are due, of which the service itself sees nothing: see the function's migration. */
export function createPostgresDueReminders(pool: Pick<Pool, 'query'>): DueReminders {
  return {
    async claim(at, limit) {
      try {
        const { rows } = await pool.query<{ user_sub: string }>({
          name: 'claim-due-reminders',
          text: 'select claim_due_reminders($1, $2, $3) as user_sub',
          values: [at, LEASE, limit],
        });
        return rows.map((row) => CALLER_SCHEMA.shape.sub.parse(row.user_sub));
      } catch (error) {
        throw fromDatabaseError(error);
      }
    },
  };
}
