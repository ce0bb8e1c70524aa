import { LibraryError } from '../library/library-error.ts';
import { MAX_STATEMENT_MS } from './pool.ts';

/**
 * How long a statement may take.
 *
 * @throws {LibraryError} when the caller has been told by now that the call failed: nothing may be done after that.
 */
export function timeLeft(deadline: Date): number {
  const leftMs = deadline.getTime() - Date.now();
  if (leftMs <= 0)
    throw new LibraryError('too_slow', 'The deadline passed before the call was done. Nothing was changed.');
  return Math.min(MAX_STATEMENT_MS, leftMs);
}
