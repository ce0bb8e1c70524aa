import { setTimeout as pause } from 'node:timers/promises';
import type { DatabaseError } from 'pg';

/**
 * Who waits for a table lock keeps everybody waiting who comes after, so a migration gives up soon and tries again. Sooner
 * than PostgreSQL looks for deadlocks (`deadlock_timeout`, 1 s): in one with a user's write, the migration yields.
 */
export const LOCK_TIMEOUT_MS = 500;
const PAUSE_MS = 1_000;
/** Five minutes: the longest transaction of the service is a step of a job, of 30 s at most. */
const ATTEMPTS = 200;
/** https://www.postgresql.org/docs/18/errcodes-appendix.html: lock_not_available, deadlock_detected. */
const LOCK_CODES = ['55P03', '40P01'];

/** Runs `attempt` again as long as it fails for a lock that somebody else holds. */
export async function withLockRetries(attempt: () => Promise<void>): Promise<void> {
  for (let attempts = 1; ; attempts += 1) {
    try {
      return await attempt();
    } catch (error) {
      if (!LOCK_CODES.includes((error as DatabaseError).code ?? '') || attempts === ATTEMPTS) throw error;
      await pause(PAUSE_MS);
    }
  }
}
