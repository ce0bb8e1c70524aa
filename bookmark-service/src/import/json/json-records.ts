import { JSONParser, TokenType } from '@streamparser/json';
import { MAXIMUM_DEPTH, MAXIMUM_ENTRY_LENGTH } from '../import-bounds.ts';
import { ImportFileError } from '../import-file-error.ts';
import type { TextChunks } from '../imported-bookmark.ts';
import { piecesByLine } from '../split-lines.ts';

/** A value that a product keeps at a place of its own, such as `['bookmarks', 7]`. */
export type JsonRecord = { readonly path: readonly (string | number | undefined)[]; readonly value: unknown };

const PATHS_IN_LIST = ['$.*'];
const PATHS_IN_OBJECT = [
  '$.bookmarks.*',
  '$.lists.*',
  '$.collections.*.id',
  '$.collections.*.name',
  '$.collections.*.parentId',
  '$.collections.*.links.*',
  '$.pinnedLinks.*',
];
const LISTS_OF_BOOKMARKS: readonly unknown[] = ['bookmarks', 'collections'];

/**
 * The records of a JSON document, of which only the one at hand is kept.
 *
 * @throws {ImportFileError} for text that is not JSON, for a document that ends in the middle, and for one that has no
 *   list of bookmarks.
 */
export async function* jsonRecords(text: TextChunks): AsyncGenerator<JsonRecord> {
  let document: JsonDocument | undefined;
  for await (const chunk of text) {
    if (document === undefined && chunk.trim() !== '') {
      document = createDocument({ isList: chunk.trimStart().startsWith('[') });
    }
    document?.write(chunk);
    yield* document?.take() ?? [];
  }
  document?.end();
}

type JsonDocument = ReturnType<typeof createDocument>;

function createDocument({ isList }: { isList: boolean }) {
  const parser = new JSONParser({ paths: isList ? PATHS_IN_LIST : PATHS_IN_OBJECT, keepStack: false });
  let line = 1;
  let depth = 0;
  let lengthSinceRecord = 0;
  let hasBookmarks = isList;
  let records: JsonRecord[] = [];

  parser.onValue = ({ value, key, stack }) => {
    lengthSinceRecord = 0;
    records.push({ path: [...stack.slice(1).map((level) => level.key), key], value });
  };
  parser.onToken = ({ token, value }) => {
    if (token === TokenType.LEFT_BRACE || token === TokenType.LEFT_BRACKET) depth += 1;
    if (token === TokenType.RIGHT_BRACE || token === TokenType.RIGHT_BRACKET) depth -= 1;
    if (depth > MAXIMUM_DEPTH) throw new ImportFileError(`Line ${line}: the JSON file is nested too deeply.`);
    if (depth === 1 && LISTS_OF_BOOKMARKS.includes(value)) hasBookmarks = true;
  };

  return {
    write(chunk: string): void {
      for (const piece of piecesByLine(chunk)) {
        parsing(line, () => parser.write(piece));
        lengthSinceRecord += piece.length;
        if (lengthSinceRecord > MAXIMUM_ENTRY_LENGTH) {
          throw new ImportFileError(`Line ${line}: a part of the JSON file is too large to be a bookmark.`);
        }
        if (piece.endsWith('\n')) line += 1;
      }
    },
    take(): JsonRecord[] {
      const taken = records;
      records = [];
      return taken;
    },
    end(): void {
      if (!parser.isEnded) parsing(line, () => parser.end());
      if (hasBookmarks) return;
      throw new ImportFileError(
        'The JSON file has no list of bookmarks as Pinboard, Karakeep, Linkwarden or this service write it.',
      );
    },
  };
}

function parsing(line: number, parse: () => void): void {
  try {
    parse();
  } catch (error) {
    if (error instanceof ImportFileError) throw error;
    throw new ImportFileError(
      `Line ${line}: from there on, the file is not JSON. A part of it may be missing.`,
      {
        cause: error,
      },
    );
  }
}
