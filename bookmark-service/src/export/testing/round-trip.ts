import type { ImportEntry, TextChunks } from '../../import/imported-bookmark.ts';
import type { ExportedBookmark } from '../exported-bookmark.ts';

export type Writer = (bookmarks: AsyncIterable<ExportedBookmark>) => AsyncIterable<string>;
export type Reader = (text: TextChunks) => AsyncIterable<ImportEntry>;

/** What a reader makes of what a writer wrote, streamed from one to the other. */
export async function* roundTrip(
  { write, read }: { write: Writer; read: Reader },
  bookmarks: Iterable<ExportedBookmark> | AsyncIterable<ExportedBookmark>,
): AsyncGenerator<ImportEntry> {
  yield* read(write(iterate(bookmarks)));
}

async function* iterate<Value>(values: Iterable<Value> | AsyncIterable<Value>): AsyncGenerator<Value> {
  yield* values;
}

/** The entry that a bookmark must come back as, but for its place. */
export function expectedEntry({ createdAt, ...bookmark }: ExportedBookmark) {
  return { ...bookmark, kind: 'bookmark', addedAt: createdAt };
}
