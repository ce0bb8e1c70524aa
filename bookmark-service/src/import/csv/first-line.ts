import { ImportFileError } from '../import-file-error.ts';
import type { TextChunks } from '../imported-bookmark.ts';

/** Longer than the header of any product. */
const MAXIMUM_HEADER_LENGTH = 64 * 1024;

/** The first line that is not blank, and the whole text again. */
export async function takeFirstLine(text: TextChunks): Promise<{ first: string; all: TextChunks }> {
  const chunks = text[Symbol.asyncIterator]();
  let head = '';
  let done = false;
  while (!done && !hasWholeLine(head)) {
    if (head.length > MAXIMUM_HEADER_LENGTH) {
      throw new ImportFileError('Line 1: it is too long to be the names of the columns of a CSV file.');
    }
    const next = await chunks.next();
    done = next.done === true;
    head += next.value ?? '';
  }
  return { first: head.trimStart().split(/[\r\n]/, 1)[0] ?? '', all: resumed(head, chunks) };
}

function hasWholeLine(head: string): boolean {
  return /\S.*[\r\n]/.test(head);
}

async function* resumed(head: string, chunks: AsyncIterator<string>): AsyncGenerator<string> {
  yield head;
  yield* { [Symbol.asyncIterator]: () => chunks };
}
