import type { AccountWriter } from '../account/account-store.ts';
import { QUEUE_SCHEMA } from './job-queue-schema.ts';
import type { LibraryClient } from './library-client.ts';

/** Tags before bookmarks, which count them, and collections after the bookmarks that are in them: the rest is in any order. */
const TABLES = [
  'tags',
  'words',
  'change_items',
  'changes',
  'highlights',
  'page_texts',
  'pages',
  'bookmarks',
  'collections',
  'import_chunks',
  'import_progress',
  'transfers',
  'jobs',
  'api_key_grants',
  'api_keys',
  'app_connections',
  'publishers',
  'preferences',
  'reminders',
  'webhooks',
];
/** Rows in one statement, so that each takes far less time than the pool gives it; more than there can be collections. */
const BATCH_SIZE = 10_000;

/** The statements about all that is kept of a user. */
export function accountStatements(client: LibraryClient): AccountWriter {
  async function deleteBatch(table: string): Promise<number> {
    const [row] = await client.named<{ count: number }>(
      `delete-all-of-${table}`,
      `with gone as (
         delete from ${table}
         where ctid = any(array(select ctid from ${table} where user_sub = $1 limit ${BATCH_SIZE})) and user_sub = $1
         returning 1
       )
       select count(*)::int as count from gone`,
    );
    return row?.count ?? 0;
  }

  return {
    async deleteEverything() {
      for (const table of TABLES) {
        while ((await deleteBatch(table)) === BATCH_SIZE);
      }
      await client.named(
        'delete-all-of-queue',
        `delete from ${QUEUE_SCHEMA}.job where data ->> 'userSub' = $1`,
      );
    },
  };
}
