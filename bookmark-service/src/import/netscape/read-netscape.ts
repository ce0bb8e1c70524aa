import { MAXIMUM_ENTRY_LENGTH } from '../import-bounds.ts';
import { ImportFileError } from '../import-file-error.ts';
import type { ImportEntry, TextChunks } from '../imported-bookmark.ts';
import { piecesByLine } from '../split-lines.ts';
import { BookmarkHtmlParser } from './bookmark-html-parser.ts';
import { createOutline } from './outline.ts';

/**
 * Reads bookmark files in HTML, as browsers, Pinboard, Delicious, linkding, Raindrop, Pocket and we write them.
 *
 * @throws {ImportFileError} for a file without a bookmark, and for one that ends in the middle.
 */
export async function* readNetscape(text: TextChunks): AsyncGenerator<ImportEntry> {
  const file = createNetscapeParser();
  let count = 0;
  for await (const chunk of text) {
    for (const piece of piecesByLine(chunk)) file.write(piece);
    const entries = file.take();
    count += entries.length;
    yield* entries;
  }
  const last = file.end();
  if (count + last.length === 0) {
    throw new ImportFileError(
      'The file is HTML, but there is no bookmark in it. Export the bookmarks as a file first.',
    );
  }
  yield* last;
}

function createNetscapeParser() {
  let line = 1;
  let length = 0;
  let insideTag = false;
  let entries: ImportEntry[] = [];
  const outline = createOutline({ line: () => line, emit: (entry) => entries.push(entry) });
  let tagStart: number | undefined;
  const parser = new BookmarkHtmlParser({
    ...outline.handler,
    onopentagname(name) {
      tagStart = length;
      outline.handler.onopentagname?.(name);
    },
    onopentag(name, attributes, isImplied) {
      tagStart = undefined;
      outline.handler.onopentag?.(name, attributes, isImplied);
    },
  });

  function take(): ImportEntry[] {
    const taken = entries;
    entries = [];
    return taken;
  }

  return {
    /** @param piece at most one line. */
    write(piece: string): void {
      parser.write(piece);
      length += piece.length;
      if (length - (tagStart ?? parser.endIndex) > MAXIMUM_ENTRY_LENGTH) {
        throw new ImportFileError(`Line ${line}: a tag or comment is too long; the file may be damaged.`);
      }
      if (/[<>]/.test(piece)) insideTag = piece.lastIndexOf('<') > piece.lastIndexOf('>');
      if (piece.endsWith('\n')) line += 1;
    },
    take,
    end(): ImportEntry[] {
      const openFolder = outline.openFolderLine();
      if (insideTag || openFolder !== undefined) {
        const where = insideTag
          ? 'in the middle of a tag'
          : `before the list that starts in line ${openFolder} is closed`;
        throw new ImportFileError(
          `The file ends in line ${line}, ${where}: a part of it is missing. Export it again.`,
        );
      }
      parser.end();
      outline.finish();
      return take();
    },
  };
}
