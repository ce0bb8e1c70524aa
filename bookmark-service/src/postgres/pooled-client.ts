import type { Pool, PoolClient } from 'pg';
import { LibraryError } from '../library/library-error.ts';
import { fromDatabaseError } from './database-error.ts';

/** Beyond this many calls that wait for a connection, a further one would only wait to fail. */
const MAX_WAITING = 200;

/** A connection of the pool. @throws {LibraryError} */
export async function pooledClient(pool: Pool): Promise<PoolClient> {
  if (pool.waitingCount >= MAX_WAITING) {
    throw new LibraryError('unavailable', 'The library has too much to do at the moment. Try again.');
  }
  try {
    return await pool.connect();
  } catch (error) {
    throw fromDatabaseError(error);
  }
}
