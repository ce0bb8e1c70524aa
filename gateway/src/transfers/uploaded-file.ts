import type { IncomingMessage } from 'node:http';
import type { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { LIMITS } from '@bookmarks/protos';
import busboy from 'busboy';
import { fileMissing, fileTooLarge, formUnreadable } from './transfer-problem.ts';

/** A form has this file and nothing else; the rest bounds what its parts can cost. */
const FORM_LIMITS = { files: 1, fields: 0, parts: 2, headerPairs: 20 };

/**
 * The bytes of the file in a request: of the first file in a form, or the body as it is. The first piece is read, so that
 * a request without a file is refused before a link is used up.
 *
 * @throws {HttpProblem}; so does the iteration, also when the client breaks off.
 */
export async function uploadedFile(req: IncomingMessage): Promise<AsyncIterable<Uint8Array>> {
  if (Number(req.headers['content-length'] ?? 0) > LIMITS.importFileBytes + FORM_OVERHEAD_BYTES)
    throw fileTooLarge();
  const isForm = req.headers['content-type']?.toLowerCase().startsWith('multipart/form-data') === true;
  const pieces = bounded(isForm ? await fileInForm(req) : req)[Symbol.asyncIterator]();
  const first = await pieces.next();
  if (first.done) throw fileMissing();
  return resumed(first.value, pieces);
}

const FORM_OVERHEAD_BYTES = 16 * 1024;

async function fileInForm(req: IncomingMessage): Promise<Readable> {
  const found = Promise.withResolvers<Readable>();
  const parser = parserFor(req);
  parser.once('file', (_name, file) => found.resolve(file));
  // An error in the middle of the file ends the file with it.
  pipeline(req, parser).then(
    () => found.reject(fileMissing()),
    (error) => found.reject(formUnreadable(error)),
  );
  return found.promise;
}

function parserFor({ headers }: IncomingMessage): busboy.Busboy {
  try {
    return busboy({ headers, limits: FORM_LIMITS });
  } catch (error) {
    throw formUnreadable(error);
  }
}

async function* bounded(bytes: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  let total = 0;
  for await (const piece of bytes) {
    total += piece.length;
    if (total > LIMITS.importFileBytes) throw fileTooLarge();
    if (piece.length > 0) yield piece;
  }
}

async function* resumed(first: Uint8Array, rest: AsyncGenerator<Uint8Array>): AsyncGenerator<Uint8Array> {
  yield first;
  yield* rest;
}
