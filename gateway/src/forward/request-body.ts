import type { IncomingMessage } from 'node:http';
import { HttpProblem } from '../http/problem.ts';

/** Refuses by the headers what can be refused by them, before anything is read or sent on. @throws {HttpProblem} */
export function checkBodyHeaders({ method, headers }: IncomingMessage, maxBytes: number): void {
  const length = Number(headers['content-length'] ?? 0);
  const hasBody = length > 0 || headers['transfer-encoding'] !== undefined;
  // Bodies of GET and DELETE mean nothing here, and two servers may disagree on where they end.
  if (hasBody && method !== 'POST') throw bodyNotExpected();
  // The body is not unpacked here, so its size could not be bounded by counting.
  if (headers['content-encoding'] !== undefined) throw encodingNotSupported();
  if (length > maxBytes) throw bodyTooLarge(maxBytes);
}

/**
 * Counts the body while it streams, since a chunked one does not say its length. Call it before the body is piped: it
 * leaves the request paused, so that not a byte passes uncounted, and piping resumes it.
 */
export function limitBody(
  req: IncomingMessage,
  maxBytes: number,
  onTooLarge: (problem: HttpProblem) => void,
): void {
  let bytes = 0;
  req.pause();
  req.on('data', function count(chunk: Buffer) {
    bytes += chunk.length;
    if (bytes <= maxBytes) return;
    req.off('data', count);
    onTooLarge(bodyTooLarge(maxBytes));
  });
}

const bodyTooLarge = (maxBytes: number) =>
  new HttpProblem({
    status: 413,
    code: 'body_too_large',
    detail: `The request body is larger than ${maxBytes} bytes.`,
  });

const bodyNotExpected = () =>
  new HttpProblem({
    status: 400,
    code: 'body_not_expected',
    detail: 'Only POST requests have a body here.',
  });

const encodingNotSupported = () =>
  new HttpProblem({
    status: 415,
    code: 'content_encoding_not_supported',
    detail: 'Send the request body without Content-Encoding.',
  });
