/**
 * - `invalid`: the caller can put it right; the message says how.
 * - `not_found`: not there, or not theirs, which is the same.
 * - `already_exists`: the URL is saved already.
 * - `conflict`: the bookmark was changed since the caller read it.
 * - `too_many`: there are as many as there can be.
 * - `too_large`: a file has more bytes than are taken.
 * - `unavailable`: the store is out of reach; the same call may succeed in a moment.
 * - `other_service`: a service of somebody else's did not do its part; the message says which.
 * - `too_slow`: the store did not answer before the caller's deadline.
 */
export type LibraryErrorCode =
  | 'invalid'
  | 'not_found'
  | 'already_exists'
  | 'conflict'
  | 'too_many'
  | 'too_large'
  | 'unavailable'
  | 'other_service'
  | 'too_slow';

/** A refusal whose message may be shown to the caller. */
export class LibraryError extends Error {
  override readonly name = 'LibraryError';
  readonly code: LibraryErrorCode;
  constructor(code: LibraryErrorCode, message: string, options?: ErrorOptions) {
    super(message, options);
    this.code = code;
  }
}
