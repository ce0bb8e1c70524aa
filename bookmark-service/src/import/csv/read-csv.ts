import { pipeline, Readable } from 'node:stream';
import { CsvError, parse } from 'csv-parse';
import { z } from 'zod';
import { MAXIMUM_ENTRY_LENGTH, MAXIMUM_TEXT_LENGTH } from '../import-bounds.ts';
import { ImportFileError } from '../import-file-error.ts';
import { type ImportEntry, importProblem, type TextChunks } from '../imported-bookmark.ts';
import { type EntryFields, TOO_LONG, toEntry } from '../to-entry.ts';
import { type Header, requireHeaderLine } from './csv-header.ts';
import { type Row, rowReader } from './csv-products.ts';
import { takeFirstLine } from './first-line.ts';

const csvRow = z.object({ record: z.array(z.string()), info: z.object({ lines: z.number() }) });
type CsvRow = z.infer<typeof csvRow>;

/**
 * Reads tables with a header: ours, those of Raindrop, Pocket, Readwise Reader and Instapaper, and any other with a
 * column for URLs.
 *
 * @throws {ImportFileError} for a file without a header, and for one whose quotation marks do not match.
 */
export async function* readCsv(text: TextChunks): AsyncGenerator<ImportEntry> {
  const { first, all } = await takeFirstLine(text);
  const { header, delimiter } = requireHeaderLine(first);
  const fieldsOf = rowReader(header);
  let isHeader = true;
  for await (const row of parseRows(all, delimiter)) {
    if (!isHeader) yield entryOfRow(row, header, fieldsOf);
    isHeader = false;
  }
}

function entryOfRow(
  { record, info }: CsvRow,
  header: Header,
  fieldsOf: (row: Row) => EntryFields,
): ImportEntry {
  const line = firstLineOf(record, info.lines);
  if (record.some((cell) => cell.length > MAXIMUM_TEXT_LENGTH)) {
    return importProblem(line, TOO_LONG, record.join(' | '));
  }
  // Usually a comma in a text without quotation marks: which value belongs where cannot be told.
  if (record.slice(header.length).some((cell) => cell.trim() !== '')) {
    const reason = `It has ${record.length} values, but the file has ${header.length} columns.`;
    return importProblem(line, reason, record.join(' | '));
  }
  const entry = toEntry(
    line,
    fieldsOf(Object.fromEntries(header.map((name, index) => [name, record[index]]))),
  );
  // Without a URL, the row itself is the only thing to find it by.
  if (entry.kind === 'problem' && entry.excerpt === '')
    return importProblem(line, entry.reason, record.join(' | '));
  return entry;
}

/** @param lastLine where the row ends; values in quotation marks may hold line breaks. */
function firstLineOf(record: readonly string[], lastLine: number): number {
  return lastLine - (record.join('').match(/\r\n|\n|\r/g)?.length ?? 0);
}

async function* parseRows(text: TextChunks, delimiter: string): AsyncGenerator<CsvRow> {
  const parser = parse({
    delimiter,
    info: true,
    relax_column_count: true,
    skip_empty_lines: true,
    record_delimiter: ['\r\n', '\n', '\r'],
    max_record_size: MAXIMUM_ENTRY_LENGTH,
  });
  // What goes wrong on either side destroys the parser, and so comes out of the loop.
  pipeline(Readable.from(text), parser, () => undefined);
  try {
    for await (const row of parser) yield csvRow.parse(row);
  } catch (error) {
    throw error instanceof CsvError ? fileErrorFrom(error) : error;
  }
}

function fileErrorFrom(error: CsvError): ImportFileError {
  const where = typeof error.lines === 'number' ? `Line ${error.lines}: ` : '';
  const what =
    error.code === 'CSV_QUOTE_NOT_CLOSED'
      ? 'the CSV file ends inside quotation marks; a part of it is missing.'
      : error.code === 'CSV_MAX_RECORD_SIZE'
        ? 'a row of the CSV file is too long; a quotation mark may be missing.'
        : 'the quotation marks of the CSV file do not match.';
  return new ImportFileError(`${where}${what}`, { cause: error });
}
