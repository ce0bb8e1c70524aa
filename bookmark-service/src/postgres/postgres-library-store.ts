import type { Pool } from 'pg';
import { LibraryError } from '../library/library-error.ts';
import type { LibraryStore } from '../library/library-store.ts';
import type { SendToQueue } from './job-queue.ts';
import { createLibraryClient, type RunStatement, type SendStatement } from './library-client.ts';
import { countWrite, lockLibrary } from './opening-statements.ts';
import { createPostgresLibrary } from './postgres-library.ts';
import { reading } from './reading.ts';
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
export function createPostgresLibraryStore(
  pool: Pool,
  toQueue: SendToQueue = noQueue,
  notesPages = false,
): LibraryStore {
  const outside = { send: toQueue, notesPages };
  const turns = createWriterTurns();
  return {
    read: (context, work) =>
      reading(pool, context, (run) =>
        work(createPostgresLibrary(createLibraryClient(run, context.userSub), outside)),
      ),
    write: (context, work) => {
      const { userSub, deadline } = context;
      let leftover: string | undefined;
      const writeBy = (run: RunStatement, send: SendStatement) => {
        const afterCommit = (text: string) => {
          leftover = text;
        };
        return work(createPostgresLibrary(createLibraryClient(run, userSub, { send, afterCommit }), outside));
      };
      return turns.take(userSub, deadline, () =>
        inTransaction(pool, context, writeBy, {
          opening: [lockLibrary(userSub), countWrite(userSub)],
          tidyUp: (client) => (leftover === undefined ? undefined : client.query(leftover)),
        }),
      );
    },
  };
}
