import { DatabaseError, type Pool } from 'pg';
import { LibraryError } from '../library/library-error.ts';
import { fromDatabaseError } from './database-error.ts';
import type { RunStatement } from './library-client.ts';
import { setScope, type TransactionScope } from './opening-statements.ts';
import { runPipelined } from './pipeline.ts';
import { pooledClient } from './pooled-client.ts';
import { timeLeft } from './time-left.ts';
import { untilDone } from './until-done.ts';

/**
 * Runs `work`, each statement of which is a read-only transaction of its own, of one round trip, in which row-level
 * security shows what is in `scope` alone: decision 23.
 *
 * @throws {LibraryError} for what the caller may be told; anything else is a fault.
 */
export async function reading<Result>(
  pool: Pool,
  scope: TransactionScope,
  work: (run: RunStatement) => Promise<Result>,
): Promise<Result> {
  const client = await pooledClient(pool);
  const run: RunStatement = async (statement) =>
    runPipelined(client, [setScope(scope, 'read', timeLeft(scope.deadline))], statement);
  let isBroken = false;
  try {
    return await untilDone(run, work);
  } catch (error) {
    isBroken = !isRefusal(error);
    throw fromDatabaseError(error);
  } finally {
    client.release(isBroken || client.getTransactionStatus() !== IDLE);
  }
}

/** The next caller is given no connection that still is in a transaction of this one's. */
const IDLE = 'I';

/** After anything else, such as silence, it is not known what the connection will say next. */
function isRefusal(error: unknown): boolean {
  return error instanceof LibraryError || (error instanceof DatabaseError && error.severity === 'ERROR');
}
