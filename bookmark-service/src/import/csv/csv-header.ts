import { ImportFileError } from '../import-file-error.ts';

/** Names of columns, in lower case and without white space around. */
export type Header = readonly string[];

const DELIMITERS = [',', ';', '\t'];
const URL_COLUMNS = ['url', 'link', 'href'];

export type HeaderLine = { readonly delimiter: string; readonly header: Header };

/** The columns that `line` names, or undefined where none of them is one for URLs. */
export function parseHeaderLine(line: string): HeaderLine | undefined {
  return DELIMITERS.map((delimiter) => ({ delimiter, header: line.split(delimiter).map(columnName) })).find(
    ({ header }) => urlColumn(header) !== undefined,
  );
}

/** @throws {ImportFileError} */
export function requireHeaderLine(line: string): HeaderLine {
  const found = parseHeaderLine(line);
  if (found !== undefined) return found;
  throw new ImportFileError(
    'Line 1: the CSV file does not begin with the names of its columns, one of which must be url (or link, or href).',
  );
}

export function urlColumn(header: Header): string | undefined {
  return URL_COLUMNS.find((name) => header.includes(name));
}

function columnName(cell: string): string {
  return cell
    .trim()
    .replace(/^"(.*)"$/s, '$1')
    .trim()
    .toLowerCase();
}
