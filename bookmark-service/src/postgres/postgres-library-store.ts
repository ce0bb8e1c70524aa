import type { Pool } from 'pg';
import type { LibraryStore } from '../bookmarks/library-store.ts';
import { PostgresLibrary } from './postgres-library.ts';
import { inTransaction } from './transaction.ts';

/**
 * Libraries in PostgreSQL. Writers of one library wait for one another, so that "look, then write" holds and no two
 * of them can deadlock over rows that they take in different orders.
 */
export function createPostgresLibraryStore(pool: Pool): LibraryStore {
  return {
    read: (context, work) =>
      inTransaction(pool, 'read', context, (client) => work(new PostgresLibrary(client, context.userSub))),
    write: (context, work) =>
      inTransaction(pool, 'write', context, async (client) => {
        await client.query({
          name: 'lock-library',
          text: 'select pg_advisory_xact_lock(hashtextextended($1, 0))',
          values: [context.userSub],
        });
        return work(new PostgresLibrary(client, context.userSub));
      }),
  };
}
