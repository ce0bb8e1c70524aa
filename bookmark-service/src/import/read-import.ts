import { readCsv } from './csv/read-csv.ts';
import { type Dialect, detectFormat } from './detect-format.ts';
import { decodeText } from './encoding/decode-text.ts';
import { ImportFileError } from './import-file-error.ts';
import type { ImportEntry, TextChunks } from './imported-bookmark.ts';
import { readJson } from './json/read-json.ts';
import { readNetscape } from './netscape/read-netscape.ts';
import { readUrls } from './urls/read-urls.ts';

/** What a caller may say a file is; the dialects of a product are those that it exports, likeliest first. */
const DIALECTS_BY_FORMAT = {
  auto: ['netscape', 'json', 'csv', 'urls'],
  netscape: ['netscape'],
  json: ['json'],
  csv: ['csv'],
  urls: ['urls'],
  pocket: ['csv', 'netscape'],
  pinboard: ['json', 'netscape'],
  raindrop: ['csv', 'netscape'],
  linkding: ['netscape'],
} as const satisfies Record<string, readonly Dialect[]>;

export type ImportFormat = keyof typeof DIALECTS_BY_FORMAT;
export const IMPORT_FORMATS = Object.keys(DIALECTS_BY_FORMAT) as ImportFormat[];

const READERS: Readonly<Record<Dialect, (text: TextChunks) => AsyncIterable<ImportEntry>>> = {
  netscape: readNetscape,
  json: readJson,
  csv: readCsv,
  urls: readUrls,
};

const DESCRIPTIONS: Readonly<Record<Dialect, string>> = {
  netscape: 'HTML',
  json: 'JSON',
  csv: 'CSV',
  urls: 'a list of URLs',
};

const HEAD_LENGTH = 64 * 1024;

/** A file whose beginning was read. */
export type OpenedImport = { readonly dialect: Dialect; readonly entries: AsyncIterable<ImportEntry> };

/**
 * Reads a file of bookmarks. It can turn out to be broken after entries were given, so that a caller must have read all
 * of it before it imports the first.
 *
 * @throws {ImportFileError} for a file that cannot be read as a whole, or that is not of `format`; so do the entries.
 */
export async function openImport(
  chunks: AsyncIterable<Uint8Array>,
  format: ImportFormat,
  fileName?: string,
): Promise<OpenedImport> {
  const text = decodeText(chunks);
  const head = await takeHead(text);
  const dialect = chooseDialect(head, format, fileName);
  return { dialect, entries: READERS[dialect](resumed(head, text)) };
}

/** The same, for whom the dialect does not matter. */
export async function* readImport(...file: Parameters<typeof openImport>): AsyncGenerator<ImportEntry> {
  yield* (await openImport(...file)).entries;
}

function chooseDialect(head: string, format: ImportFormat, fileName: string | undefined): Dialect {
  if (head.trim() === '') throw new ImportFileError('The file is empty.');
  const allowed: readonly Dialect[] = DIALECTS_BY_FORMAT[format];
  const detected = detectFormat(head, fileName) ?? (format === 'auto' ? undefined : allowed[0]);
  if (detected === undefined) {
    throw new ImportFileError(
      'The file is none of HTML, JSON, CSV and a list of URLs, or there are no bookmarks in it.',
    );
  }
  if (allowed.includes(detected)) return detected;
  throw new ImportFileError(
    `The file looks like ${DESCRIPTIONS[detected]}, but ${format} files are ${allowed.map((dialect) => DESCRIPTIONS[dialect]).join(' or ')}. Leave the format to be detected, or name the right one.`,
  );
}

async function takeHead(text: AsyncIterator<string>): Promise<string> {
  let head = '';
  while (head.length < HEAD_LENGTH) {
    const next = await text.next();
    if (next.done) break;
    head += next.value;
  }
  return head;
}

async function* resumed(head: string, rest: AsyncGenerator<string>): AsyncGenerator<string> {
  yield head;
  yield* rest;
}
