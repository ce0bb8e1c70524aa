import { LATER_CSV_COLUMNS, OUR_CSV_COLUMNS } from './csv-columns.ts';
import { guardFormula } from './csv-formula.ts';
import type { ExportedBookmark } from './exported-bookmark.ts';
import { highlightsText } from './highlights-json.ts';

const COLUMNS = [...OUR_CSV_COLUMNS, ...LATER_CSV_COLUMNS] as const;
type Column = (typeof COLUMNS)[number];

/** The value of each column; a tag has no comma, and the name of a collection no slash. */
const VALUES: Readonly<Record<Column, (bookmark: ExportedBookmark) => string>> = {
  url: ({ url }) => url,
  title: ({ title }) => title,
  description: ({ description }) => description,
  note: ({ note }) => note,
  tags: ({ tags }) => tags.join(','),
  collection: ({ folders }) => folders.join('/'),
  status: ({ status }) => status,
  favorite: ({ favorite }) => String(favorite),
  created_at: ({ createdAt }) => createdAt.toISOString(),
  updated_at: ({ updatedAt }) => updatedAt.toISOString(),
  highlights: (bookmark) => highlightsText(bookmark) ?? '',
  remind_at: ({ remindAt }) => remindAt?.toISOString() ?? '',
};

/**
 * Writes a table (RFC 4180) for spreadsheets. Cells that a spreadsheet would run as a formula are made text by
 * `guardFormula`, and our reader takes that back.
 */
export async function* writeCsv(bookmarks: AsyncIterable<ExportedBookmark>): AsyncGenerator<string> {
  yield line(COLUMNS);
  for await (const bookmark of bookmarks) {
    yield line(COLUMNS.map((column) => guardFormula(VALUES[column](bookmark))));
  }
}

function line(cells: readonly string[]): string {
  return `${cells.map((cell) => `"${cell.replaceAll('"', '""')}"`).join(',')}\r\n`;
}
