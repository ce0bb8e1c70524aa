import { LIMITS } from '@bookmarks/protos';
import { type ServiceError, status as Status } from '@grpc/grpc-js';
import { libraryUnavailable } from '../grpc/library-problem.ts';
import { HttpProblem } from '../http/problem.ts';

/** Whatever is wrong with a link: who tries some learns nothing. */
export const linkNotGood = () =>
  new HttpProblem({
    status: 404,
    code: 'transfer_link_not_good',
    detail: 'This link is not good, or not any more. Ask your assistant for a new one.',
  });

export const fileTooLarge = () =>
  new HttpProblem({
    status: 413,
    code: 'file_too_large',
    detail: `The file is larger than ${LIMITS.importFileBytes / (1024 * 1024)} MB. Export fewer bookmarks at a time.`,
  });

export const fileMissing = () =>
  new HttpProblem({
    status: 400,
    code: 'file_missing',
    detail: 'No file came, or an empty one. Choose the file of bookmarks, and send it.',
  });

export const formUnreadable = (cause: unknown) =>
  new HttpProblem(
    { status: 400, code: 'form_unreadable', detail: 'The form could not be read. Send one file in it.' },
    { cause },
  );

/** The only place that looks into gRPC statuses. */
export function fromServiceError(error: unknown): unknown {
  const { code, details } = error as Partial<ServiceError>;
  switch (code) {
    case Status.NOT_FOUND:
      return linkNotGood();
    case Status.RESOURCE_EXHAUSTED:
      return fileTooLarge();
    case Status.INVALID_ARGUMENT:
      return new HttpProblem({ status: 400, code: 'transfer_refused', detail: details ?? '' });
    case Status.UNAVAILABLE:
    case Status.DEADLINE_EXCEEDED:
      return libraryUnavailable(error);
    default:
      return error;
  }
}
