import type { FileFormat, ImportOptionsMessage } from '@bookmarks/protos';
import type { ImportOptions } from '../import/import-options.ts';
import type { ImportReport } from '../import/import-report.ts';
import type { ImportFormat } from '../import/read-import.ts';
import { LibraryError } from '../library/library-error.ts';
import type { ExportFormat } from '../transfers/transfer-params.ts';

const IMPORT_FORMAT: Readonly<Record<FileFormat, ImportFormat | undefined>> = {
  FILE_FORMAT_UNSPECIFIED: 'auto',
  FILE_FORMAT_NETSCAPE: 'netscape',
  FILE_FORMAT_JSON: 'json',
  FILE_FORMAT_CSV: 'csv',
  FILE_FORMAT_URLS: 'urls',
  FILE_FORMAT_POCKET: 'pocket',
  FILE_FORMAT_PINBOARD: 'pinboard',
  FILE_FORMAT_RAINDROP: 'raindrop',
  FILE_FORMAT_LINKDING: 'linkding',
  FILE_FORMAT_MARKDOWN: undefined,
};

const EXPORT_FORMAT: Readonly<Partial<Record<FileFormat, ExportFormat>>> = {
  FILE_FORMAT_NETSCAPE: 'netscape',
  FILE_FORMAT_JSON: 'json',
  FILE_FORMAT_CSV: 'csv',
  FILE_FORMAT_MARKDOWN: 'markdown',
};

const FOLDERS_AS = {
  FOLDERS_AS_UNSPECIFIED: 'collections',
  FOLDERS_AS_COLLECTIONS: 'collections',
  FOLDERS_AS_TAGS: 'tags',
  FOLDERS_AS_BOTH: 'both',
} as const;

export const FORMAT_MESSAGE = {
  auto: 'FILE_FORMAT_UNSPECIFIED',
  netscape: 'FILE_FORMAT_NETSCAPE',
  json: 'FILE_FORMAT_JSON',
  csv: 'FILE_FORMAT_CSV',
  urls: 'FILE_FORMAT_URLS',
  pocket: 'FILE_FORMAT_POCKET',
  pinboard: 'FILE_FORMAT_PINBOARD',
  raindrop: 'FILE_FORMAT_RAINDROP',
  linkding: 'FILE_FORMAT_LINKDING',
  markdown: 'FILE_FORMAT_MARKDOWN',
} as const satisfies Record<ImportFormat | ExportFormat, FileFormat>;

/** @throws {LibraryError} `invalid` for a format that cannot be read. */
export function importOptionsFromMessage(message: ImportOptionsMessage | null): ImportOptions {
  const format = IMPORT_FORMAT[message?.format ?? 'FILE_FORMAT_UNSPECIFIED'];
  if (format === undefined) {
    throw new LibraryError(
      'invalid',
      'Markdown is made for reading. A list of links in it is imported as urls.',
    );
  }
  return {
    format,
    foldersAs: FOLDERS_AS[message?.foldersAs ?? 'FOLDERS_AS_UNSPECIFIED'],
    onDuplicate: message?.onDuplicate === 'ON_DUPLICATE_SKIP' ? 'skip' : 'merge',
  };
}

/** @throws {LibraryError} `invalid` for a format that cannot be written. */
export function exportFormatFromMessage(message: FileFormat): ExportFormat {
  const format = EXPORT_FORMAT[message];
  if (format !== undefined) return format;
  throw new LibraryError('invalid', 'Bookmarks can be exported as netscape, json, csv or markdown.');
}

export function toImportReportMessage({ problems, droppedCount, ...report }: ImportReport) {
  return { ...report, ...(droppedCount !== undefined && { droppedCount }), problems: [...problems] };
}
