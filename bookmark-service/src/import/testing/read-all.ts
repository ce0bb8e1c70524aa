import type { ImportEntry, ImportedBookmark, ImportProblem, TextChunks } from '../imported-bookmark.ts';

type Read = { bookmarks: ImportedBookmark[]; problems: ImportProblem[] };

/** `text` in pieces of `size` characters, as a file may arrive. */
async function* inChunks(text: string, size: number): AsyncGenerator<string> {
  for (let start = 0; start < text.length; start += size) yield text.slice(start, start + size);
}

/** Reads `text` whole, and once more character by character: where a chunk ends must make no difference. */
export async function readAll(
  reader: (text: TextChunks) => AsyncIterable<ImportEntry>,
  text: string,
): Promise<Read> {
  const whole = await Array.fromAsync(reader(inChunks(text, text.length || 1)));
  const inPieces = await Array.fromAsync(reader(inChunks(text, 1)));
  if (JSON.stringify(whole) !== JSON.stringify(inPieces)) {
    throw new Error(`The size of chunks matters: ${JSON.stringify(whole)} and ${JSON.stringify(inPieces)}`);
  }
  return {
    bookmarks: whole.filter((entry) => entry.kind === 'bookmark'),
    problems: whole.filter((entry) => entry.kind === 'problem'),
  };
}
