import { IdentityError } from '@bookmarks/identity';
import { Metadata, type ServiceError, status as Status } from '@grpc/grpc-js';
import { LibraryError, type LibraryErrorCode } from '../library/library-error.ts';

/** A new code does not compile until it has a status. */
const STATUS_OF = {
  invalid: Status.INVALID_ARGUMENT,
  not_found: Status.NOT_FOUND,
  already_exists: Status.ALREADY_EXISTS,
  conflict: Status.ABORTED,
  too_many: Status.RESOURCE_EXHAUSTED,
  too_large: Status.RESOURCE_EXHAUSTED,
  unavailable: Status.UNAVAILABLE,
  other_service: Status.FAILED_PRECONDITION,
  too_slow: Status.DEADLINE_EXCEEDED,
} satisfies Record<LibraryErrorCode, Status>;

/** The caller's identity holds, but its scopes do not allow the call. */
export class ScopeError extends Error {
  override readonly name = 'ScopeError';
}

/** The only place where an error becomes a gRPC status. What is not known here says nothing to the caller. */
export function toStatus(error: unknown): Pick<ServiceError, 'code' | 'details' | 'metadata'> {
  const metadata = new Metadata();
  if (error instanceof LibraryError) return { code: STATUS_OF[error.code], details: error.message, metadata };
  if (error instanceof IdentityError)
    return { code: Status.UNAUTHENTICATED, details: 'The identity was refused.', metadata };
  if (error instanceof ScopeError)
    return { code: Status.PERMISSION_DENIED, details: error.message, metadata };
  return { code: Status.INTERNAL, details: 'Internal error', metadata };
}
