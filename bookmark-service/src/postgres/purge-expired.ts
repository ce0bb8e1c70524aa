import type { Pool } from 'pg';

/** Removes what is past its time in all libraries, of which the service itself sees nothing: see the function's migration. */
export async function purgeExpired(pool: Pool): Promise<void> {
  await pool.query('select purge_expired(now())');
}
