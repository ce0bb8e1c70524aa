import type { Pool, PoolClient } from 'pg';
import type { CallContext } from '../library/call-context.ts';
import { LibraryError } from '../library/library-error.ts';
import { fromDatabaseError } from './database-error.ts';
import { MAX_STATEMENT_MS } from './pool.ts';

/** Beyond this many calls that wait for a connection, a further one would only wait to fail. */
const MAX_WAITING = 200;

/** Searches read through all of the list of what is not in the index yet. */
const SHORT_PENDING_LIST_KB = '256';

const BEGIN = { read: 'begin read only', write: 'begin' } as const;

/** What a transaction sees: the library of a user, or what is in a published collection, of whom it knows no more than that. */
export type TransactionScope = CallContext | { readonly publicCollection: string; readonly deadline: Date };

/**
 * Runs `work` in a transaction in which row-level security shows that alone, and that changes
 * nothing after the caller's deadline.
 *
 * @throws {LibraryError} for what the caller may be told; anything else is a fault.
 */
export async function inTransaction<Result>(
  pool: Pool,
  mode: keyof typeof BEGIN,
  scope: TransactionScope,
  work: (client: PoolClient) => Promise<Result>,
  tidyUp: TidyUp = () => undefined,
): Promise<Result> {
  if (pool.waitingCount >= MAX_WAITING) {
    throw new LibraryError('unavailable', 'The library has too much to do at the moment. Try again.');
  }
  const client = await connected(pool);
  try {
    const timeoutMs = timeLeft(scope.deadline);
    await Promise.all([client.query(BEGIN[mode]), client.query(setContext(scope, timeoutMs))]);
    const result = await work(client);
    timeLeft(scope.deadline);
    await client.query('commit');
    releaseAfter(tidyUp(client), client);
    return result;
  } catch (error) {
    await abandon(client);
    throw fromDatabaseError(error);
  }
}

/** What is left to do once a transaction is committed; its caller does not wait for it. */
type TidyUp = (client: PoolClient) => Promise<unknown> | undefined;

function releaseAfter(tidying: Promise<unknown> | undefined, client: PoolClient): void {
  if (tidying === undefined) client.release();
  else
    tidying.then(
      () => client.release(),
      () => client.release(true),
    );
}

async function connected(pool: Pool): Promise<PoolClient> {
  try {
    return await pool.connect();
  } catch (error) {
    throw fromDatabaseError(error);
  }
}

/** @throws {LibraryError} when the caller has been told by now that the call failed: nothing may be done after that. */
function timeLeft(deadline: Date): number {
  const leftMs = deadline.getTime() - Date.now();
  if (leftMs <= 0)
    throw new LibraryError('too_slow', 'The deadline passed before the call was done. Nothing was changed.');
  return Math.min(MAX_STATEMENT_MS, leftMs);
}

function setContext(scope: TransactionScope, timeoutMs: number) {
  const [userSub, publicCollection] = 'userSub' in scope ? [scope.userSub, ''] : ['', scope.publicCollection];
  return {
    name: 'set-context',
    text: `select set_config('bookmarks.user_sub', $1, true), set_config('statement_timeout', $2, true),
      set_config('gin_pending_list_limit', $3, true), set_config('bookmarks.published_collection', $4, true)`,
    values: [userSub, String(timeoutMs), SHORT_PENDING_LIST_KB, publicCollection],
  };
}

/**
 * A connection that cannot even roll back is not given to the next caller. After a query timeout that is known at once:
 * `pg` has destroyed a pipelined connection by then.
 */
async function abandon(client: PoolClient): Promise<void> {
  try {
    await client.query('rollback');
    client.release();
  } catch {
    client.release(true);
  }
}
