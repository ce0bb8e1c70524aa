import type { Pool } from 'pg';

/** Rows of a table in one statement, so that each takes far less time than the pool gives it. */
const BATCH_SIZE = 1000;

/** Removes what is past its time in all libraries, of which the service itself sees nothing: see the function's migration. */
export async function purgeExpired(
  pool: Pick<Pool, 'query'>,
  now: Date,
  batchSize = BATCH_SIZE,
): Promise<void> {
  let purged: number;
  do {
    const { rows } = await pool.query<{ purged: number }>('select purge_expired($1, $2) as purged', [
      now,
      batchSize,
    ]);
    purged = rows[0]?.purged ?? 0;
  } while (purged > 0);
}
