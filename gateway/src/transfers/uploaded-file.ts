import type { IncomingMessage } from 'node:http';
import { pipeline } from 'node:stream/promises';
import { LIMITS } from '@bookmarks/protos';
import busboy from 'busboy';
import { fileMissing, fileTooLarge, formUnreadable } from './transfer-problem.ts';

/** A form has one file, and before it some short fields; the rest bounds what its parts can cost. */
const FORM_LIMITS = { files: 1, fields: 5, fieldSize: 200, parts: 7, headerPairs: 20 };
const FORM_OVERHEAD_BYTES = 16 * 1024;

export type UploadedForm = {
  /** Those that stand before the file: it is not read before somebody asks for it. */
  readonly fields: Readonly<Record<string, string>>;
  readonly file: AsyncIterable<Uint8Array>;
};

/** The bytes of the file in a request: of the first file in a form, or the body as it is. @throws as `boundedFile`. */
export async function uploadedFile(req: IncomingMessage): Promise<AsyncIterable<Uint8Array>> {
  if (isForm(req)) return boundedFile((await uploadedForm(req)).file);
  requireFitting(req);
  return boundedFile(req);
}

/** A form as far as its file. @throws {HttpProblem} */
export async function uploadedForm(req: IncomingMessage): Promise<UploadedForm> {
  requireFitting(req);
  if (!isForm(req)) throw formUnreadable(undefined);
  const found = Promise.withResolvers<UploadedForm>();
  const fields = new Map<string, string>();
  const parser = parserFor(req);
  parser.on('field', (name, value) => fields.set(name, value));
  parser.once('file', (_name, file) => {
    // Whoever reads it is told of an error by the iteration; where the form is refused nobody does, and it must not end the process.
    file.on('error', () => {});
    found.resolve({ fields: Object.fromEntries(fields), file });
  });
  // An error in the middle of the file ends the file with it.
  pipeline(req, parser).then(
    () => found.reject(fileMissing()),
    (error) => found.reject(formUnreadable(error)),
  );
  return found.promise;
}

/**
 * The first piece is read, so that a request without a file is refused before a link is used up.
 *
 * @throws {HttpProblem}; so does the iteration, also when the client breaks off.
 */
export async function boundedFile(bytes: AsyncIterable<Uint8Array>): Promise<AsyncIterable<Uint8Array>> {
  const pieces = bounded(bytes)[Symbol.asyncIterator]();
  const first = await pieces.next();
  if (first.done) throw fileMissing();
  return resumed(first.value, pieces);
}

function requireFitting({ headers }: IncomingMessage): void {
  if (Number(headers['content-length'] ?? 0) > LIMITS.importFileBytes + FORM_OVERHEAD_BYTES)
    throw fileTooLarge();
}

function isForm({ headers }: IncomingMessage): boolean {
  return headers['content-type']?.toLowerCase().startsWith('multipart/form-data') === true;
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
