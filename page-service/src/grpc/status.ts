import { status as Status } from '@grpc/grpc-js';
import { BusyError, InvalidRequestError } from '../pages/page-error.ts';

/** The only place where an error becomes a gRPC status. What is not known here says nothing to the caller. */
export function toStatus(error: unknown): { readonly code: Status; readonly details: string } {
  if (error instanceof InvalidRequestError) return { code: Status.INVALID_ARGUMENT, details: error.message };
  if (error instanceof BusyError) return { code: Status.RESOURCE_EXHAUSTED, details: error.message };
  if (error instanceof Error && error.name === 'AbortError')
    return { code: Status.CANCELLED, details: 'Nobody waits for it any more.' };
  return { code: Status.INTERNAL, details: 'Internal error' };
}
