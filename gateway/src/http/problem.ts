import { type ServerResponse, STATUS_CODES } from 'node:http';
import type { Logger } from '@bookmarks/telemetry';
import { requestIdOf } from './request-id.ts';
import { note } from './request-notes.ts';

export type ProblemFields = {
  readonly status: number;
  /** Stable, for programs; the detail is for people and may change. */
  readonly code: string;
  readonly detail: string;
  readonly headers?: Readonly<Record<string, string>>;
  /** Whether somebody has to mend something; by itself, whether the status is 5xx. */
  readonly isFault?: boolean;
};

/** An error that knows its answer: problem details by RFC 9457. The cause is for the log only. */
export class HttpProblem extends Error {
  override readonly name = 'HttpProblem';
  readonly status: number;
  readonly code: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly isFault: boolean;
  constructor(
    { status, code, detail, headers = {}, isFault = status >= 500 }: ProblemFields,
    options?: ErrorOptions,
  ) {
    super(detail, options);
    this.status = status;
    this.code = code;
    this.headers = headers;
    this.isFault = isFault;
  }
}

/** Ends a request that failed. */
export type AnswerError = (error: unknown, res: ServerResponse) => void;

/** The one place where an error of the gateway becomes bytes. */
export function createAnswerError({ log }: { log: Logger }): AnswerError {
  return (error, res) => {
    const problem = error instanceof HttpProblem ? error : internalProblem(error);
    note(res, { reason: problem.code });
    if (problem.isFault) {
      log.error({ code: problem.code, request_id: requestIdOf(res), err: problem.cause }, problem.message);
    }
    // Too late for an answer: break the connection, so that the client does not take half a body for a whole one.
    if (res.headersSent) res.destroy();
    else sendProblem(problem, res);
  };
}

function sendProblem({ status, code, message, headers }: HttpProblem, res: ServerResponse): void {
  const body = JSON.stringify({
    type: 'about:blank',
    title: STATUS_CODES[status],
    status,
    detail: message,
    code,
    request_id: requestIdOf(res),
  });
  res
    .writeHead(status, {
      'Content-Type': 'application/problem+json',
      'Content-Length': Buffer.byteLength(body),
      'Cache-Control': 'no-store',
      ...headers,
    })
    .end(body);
}

function internalProblem(cause: unknown): HttpProblem {
  return new HttpProblem({ status: 500, code: 'internal', detail: 'Something went wrong here.' }, { cause });
}
