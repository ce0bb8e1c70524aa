import type { DatabaseError } from 'pg';
import { LibraryError } from '../library/library-error.ts';

/** https://www.postgresql.org/docs/18/errcodes-appendix.html */
const QUERY_CANCELED = '57014';
const UNIQUE_VIOLATION = '23505';
/** Connection exceptions, insufficient resources, operator intervention, transaction rollback. */
const TRANSIENT_CLASSES = ['08', '53', '57', '40'];

const NETWORK_CODES = new Set([
  'ECONNREFUSED',
  'ECONNRESET',
  'EPIPE',
  'ENOTFOUND',
  'EAI_AGAIN',
  'ETIMEDOUT',
  'EHOSTUNREACH',
]);
/** What `pg` says, without a code, of connections that time out or end. */
const CONNECTION_MESSAGES =
  /timeout exceeded when trying to connect|Connection terminated|Query read timeout|not queryable/;

/** The only place that looks into errors of `pg` and of its sockets: what is not known here is returned as it came. */
export function fromDatabaseError(error: unknown): unknown {
  if (error instanceof LibraryError) return error;
  const { code, message, constraint } = error as Partial<DatabaseError>;
  if (code === UNIQUE_VIOLATION && constraint === 'bookmarks_url_key') {
    return new LibraryError('already_exists', 'Another bookmark has this URL already.', { cause: error });
  }
  if (code === UNIQUE_VIOLATION && constraint === 'collections_key') {
    return new LibraryError('already_exists', 'There is another collection of this name in the same place.', {
      cause: error,
    });
  }
  if (code === QUERY_CANCELED) {
    return new LibraryError('too_slow', 'The library did not answer in time. Try again.', { cause: error });
  }
  if (isTransient(code ?? '', message ?? '')) {
    return new LibraryError('unavailable', 'The library is out of reach for a moment. Try again.', {
      cause: error,
    });
  }
  return error;
}

function isTransient(code: string, message: string): boolean {
  const isSqlState = /^[0-9A-Z]{5}$/.test(code);
  return (
    (isSqlState && TRANSIENT_CLASSES.includes(code.slice(0, 2))) ||
    NETWORK_CODES.has(code) ||
    CONNECTION_MESSAGES.test(message)
  );
}
