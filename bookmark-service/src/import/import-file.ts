import type { UserSub } from '@bookmarks/identity';
import { LIMITS } from '@bookmarks/protos';
import { LibraryError } from '../library/library-error.ts';
import type { LibraryStore } from '../library/library-store.ts';
import type { ImportWriter } from './import-store.ts';

/** What is in memory of a file at a time. */
const CHUNK_BYTES = 256 * 1024;
const MEGABYTE = 1024 * 1024;
/** Of all files of one user: three of the largest. */
const MAX_STORED_BYTES = 300 * MEGABYTE;
const TIMEOUT_MS = 30_000;

type StoredFile = { readonly fileId: string; readonly chunkCount: number };

/** The pieces of a stored file, each read when it is asked for. */
export async function* readChunks(
  store: LibraryStore,
  userSub: UserSub,
  { fileId, chunkCount }: StoredFile,
): AsyncGenerator<Uint8Array> {
  for (let position = 0; position < chunkCount; position++) {
    const context = { userSub, deadline: new Date(Date.now() + TIMEOUT_MS) };
    const bytes = await store.read(context, (library) => library.importChunk(fileId, position));
    if (bytes === undefined)
      throw new LibraryError('invalid', 'The file is not there any more. Send it again.');
    yield bytes;
  }
}

/**
 * Keeps a piece of a file until it is imported.
 *
 * @throws {LibraryError} `invalid` where so much of a user waits that no more may.
 */
export async function storeChunk(
  library: ImportWriter,
  { fileId, position, bytes }: { fileId: string; position: number; bytes: Uint8Array },
): Promise<void> {
  if ((await library.storedImportBytes()) + bytes.length > MAX_STORED_BYTES) {
    throw new LibraryError(
      'invalid',
      `Files of ${MAX_STORED_BYTES / MEGABYTE} MB wait to be imported already. Wait until they are, and send this one again.`,
    );
  }
  await library.insertImportChunk(fileId, position, bytes);
}

/**
 * Bytes that arrive in pieces of any size, in pieces of one size.
 *
 * @throws {LibraryError} `too_large`
 */
export async function* storedChunks(bytes: AsyncIterable<Uint8Array>): AsyncGenerator<Buffer> {
  let kept: Uint8Array[] = [];
  let keptBytes = 0;
  let total = 0;
  for await (const piece of bytes) {
    total += piece.length;
    if (total > LIMITS.importFileBytes) throw tooLarge();
    kept.push(piece);
    keptBytes += piece.length;
    if (keptBytes < CHUNK_BYTES) continue;
    yield Buffer.concat(kept);
    kept = [];
    keptBytes = 0;
  }
  if (keptBytes > 0) yield Buffer.concat(kept);
}

function tooLarge(): LibraryError {
  const megabytes = LIMITS.importFileBytes / MEGABYTE;
  return new LibraryError(
    'too_large',
    `The file is larger than ${megabytes} MB. Export fewer bookmarks at a time.`,
  );
}
