import type { Pool } from 'pg';
import { LibraryError } from '../library/library-error.ts';
import type { LibraryStore } from '../library/library-store.ts';
import type { SendToQueue } from './job-queue.ts';
import { createLibraryClient, type LibraryClient, type RunStatement } from './library-client.ts';
import { lockLibrary } from './opening-statements.ts';
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
  send: SendToQueue = noQueue,
  notesPages = false,
): LibraryStore {
  const outside = { send, notesPages };
  const turns = createWriterTurns();
  return {
    read: (context, work) =>
      reading(pool, context, (run) =>
        work(createPostgresLibrary(createLibraryClient(run, context.userSub), outside)),
      ),
    write: (context, work) => {
      const { userSub, deadline } = context;
      let leftover: string | undefined;
      const writeBy = (run: RunStatement) => {
        const library = createLibraryClient(run, userSub, (text) => {
          leftover = text;
        });
        // The work is sent right behind, and comes to nothing where this fails.
        return bothOf(countWrite(library), work(createPostgresLibrary(library, outside)));
      };
      return turns.take(userSub, deadline, () =>
        inTransaction(pool, context, writeBy, {
          opening: [lockLibrary(userSub)],
          tidyUp: (client) => (leftover === undefined ? undefined : client.query(leftover)),
        }),
      );
    },
  };
}

/** What is kept of published collections is kept by the version of the library, which grows here. */
function countWrite(library: LibraryClient): Promise<unknown> {
  return library.named('count-write', 'update publishers set version = version + 1 where user_sub = $1');
}

/** Waits for both in any case, so that nothing goes on after a failure; the first that failed is thrown. */
async function bothOf<Result>(first: Promise<unknown>, second: Promise<Result>): Promise<Result> {
  await Promise.allSettled([first, second]);
  await first;
  return second;
}
