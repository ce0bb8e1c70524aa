import type { IncomingMessage } from 'node:http';
import { type Readable, Transform } from 'node:stream';
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
 * The body, as it goes on: in one piece where all of it has come, as it has by the time that the caller is known; else as it
 * comes, by a stream of its own, so that whoever breaks that off leaves the client's connection, on which the reason is to go.
 */
export function bodyOf(req: IncomingMessage, maxBytes: number): Buffer | Readable | null {
  const length = Number(req.headers['content-length']);
  if (length > 0 && req.readableLength >= length) return req.read(length);
  const hasBody = length > 0 || req.headers['transfer-encoding'] !== undefined;
  return hasBody ? req.pipe(bounded(maxBytes)) : null;
}

/** Counts what comes, since a chunked body does not say its length. */
function bounded(maxBytes: number): Transform {
  let bytes = 0;
  return new Transform({
    transform(chunk: Buffer, _encoding, done) {
      bytes += chunk.length;
      if (bytes <= maxBytes) done(null, chunk);
      else done(bodyTooLarge(maxBytes));
    },
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
