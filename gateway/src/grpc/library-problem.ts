import { type ServiceError, status as Status } from '@grpc/grpc-js';
import { HttpProblem } from '../http/problem.ts';

const RETRY_AFTER_SECONDS = '5';

/** What a person is told where the bookmark service refuses; its words are for them. Anything else is a fault. */
export function libraryProblem(error: unknown): unknown {
  const { code, details = '' } = error as Partial<ServiceError>;
  switch (code) {
    case Status.NOT_FOUND:
      return new HttpProblem({ status: 404, code: 'not_there', detail: details });
    case Status.INVALID_ARGUMENT:
    case Status.RESOURCE_EXHAUSTED:
    case Status.ALREADY_EXISTS:
    case Status.ABORTED:
    case Status.FAILED_PRECONDITION:
      return new HttpProblem({ status: 400, code: 'library_refused', detail: details });
    case Status.UNAVAILABLE:
    case Status.DEADLINE_EXCEEDED:
      return libraryUnavailable(error);
    default:
      return error;
  }
}

export function libraryUnavailable(cause: unknown): HttpProblem {
  return new HttpProblem(
    {
      status: 503,
      code: 'library_unavailable',
      detail: 'The library cannot be reached at the moment. Try again.',
      headers: { 'Retry-After': RETRY_AFTER_SECONDS },
    },
    { cause },
  );
}
