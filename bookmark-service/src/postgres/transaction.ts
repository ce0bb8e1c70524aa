import type { Pool, PoolClient } from 'pg';
import type { CallContext } from '../library/call-context.ts';
import { fromDatabaseError } from './database-error.ts';
import type { RunStatement, SendStatement } from './library-client.ts';
import { begin, setScope } from './opening-statements.ts';
import { type BoundStatement, runPipelined } from './pipeline.ts';
import { pooledClient } from './pooled-client.ts';
import { timeLeft } from './time-left.ts';
import { untilDone } from './until-done.ts';

type TransactionOptions = {
  /** Comes before the first statement. */
  readonly opening?: readonly BoundStatement[];
  /** What is left to do once it is committed; its caller does not wait for it. */
  readonly tidyUp?: (client: PoolClient) => Promise<unknown> | undefined;
};

/**
 * Runs `work` in a transaction in which row-level security shows the library of the caller alone, and that changes
 * nothing after the caller's deadline.
 *
 * @throws {LibraryError} for what the caller may be told; anything else is a fault.
 */
export async function inTransaction<Result>(
  pool: Pool,
  context: CallContext,
  work: (run: RunStatement, send: SendStatement) => Promise<Result>,
  { opening = [], tidyUp }: TransactionOptions = {},
): Promise<Result> {
  const client = await pooledClient(pool);
  let isBegun = false;
  try {
    const scope = setScope(context, 'write', timeLeft(context.deadline));
    // The first statement takes along what begins the transaction.
    const before = [begin(), scope, ...opening];
    const run: RunStatement = (statement) => {
      isBegun = true;
      return runPipelined(client, before.splice(0), statement);
    };
    const result = await untilDone(run, (guarded) => work(guarded, (statement) => before.push(statement)));
    timeLeft(context.deadline);
    await run(COMMIT);
    releaseAfter(tidyUp?.(client), client);
    return result;
  } catch (error) {
    if (isBegun) await abandon(client);
    else client.release();
    throw fromDatabaseError(error);
  }
}

const COMMIT = { name: 'commit', text: 'commit' };

function releaseAfter(tidying: Promise<unknown> | undefined, client: PoolClient): void {
  if (tidying === undefined) client.release();
  else
    tidying.then(
      () => client.release(),
      () => client.release(true),
    );
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
