import type { Pool, PoolClient } from 'pg';
import { LibraryError } from '../library/library-error.ts';
import type { LibraryStore } from '../library/library-store.ts';
import type { SendToQueue } from './job-queue.ts';
import { createLibraryClient, type LibraryClient } from './library-client.ts';
import { createPostgresLibrary } from './postgres-library.ts';
import { inTransaction } from './transaction.ts';
import { createWriterTurns } from './writer-turns.ts';

const noQueue: SendToQueue = async () => {
  throw new LibraryError('unavailable', 'No jobs are taken here.');
};

/**
 * Libraries in PostgreSQL. Writers of one library wait for one another, so that "look, then write" holds and no two
 * of them can deadlock over rows that they take in different orders: those of one process before they take a connection,
 * those of several by a lock in the database.
 */
export function createPostgresLibraryStore(pool: Pool, send: SendToQueue = noQueue): LibraryStore {
  const turns = createWriterTurns();
  return {
    read: (context, work) =>
      inTransaction(pool, 'read', context, (client) =>
        work(createPostgresLibrary(createLibraryClient(client, context.userSub), send)),
      ),
    write: (context, work) => {
      let tidyUp: string | undefined;
      const writeTo = async (client: PoolClient) => {
        const library = createLibraryClient(client, context.userSub, (text) => {
          tidyUp = text;
        });
        await lockLibrary(library);
        return work(createPostgresLibrary(library, send));
      };
      return turns.take(context.userSub, context.deadline, () =>
        inTransaction(pool, 'write', context, writeTo, (client) =>
          tidyUp === undefined ? undefined : client.query(tidyUp),
        ),
      );
    },
  };
}

/**
 * What is kept of published collections is kept by the version of the library, which grows here. By a statement of its own,
 * sent with the other, since each sees what was committed before it began: one alone would begin before it has the lock, and
 * miss that the writer before has published something for the first time.
 */
async function lockLibrary(library: LibraryClient): Promise<void> {
  await Promise.all([
    library.named('lock-library', 'select pg_advisory_xact_lock(hashtextextended($1, 0))'),
    library.named('count-write', 'update publishers set version = version + 1 where user_sub = $1'),
  ]);
}
