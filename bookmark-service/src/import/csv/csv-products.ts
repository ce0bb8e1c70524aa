import { OUR_CSV_COLUMNS } from '../../export/csv-columns.ts';
import { unguardFormula } from '../../export/csv-formula.ts';
import { highlightsInText } from '../highlights-in-file.ts';
import { dateFromText } from '../parse-date.ts';
import { splitTags, tidyTags } from '../split-tags.ts';
import type { EntryFields } from '../to-entry.ts';
import { type Header, urlColumn } from './csv-header.ts';
import { parseStatus, parseYes, splitFolders, tagsFromList } from './csv-values.ts';

/** A row by column; a column that the file has not is undefined. */
export type Row = Readonly<Record<string, string | undefined>>;

type Product = {
  /** The columns by which its files are known. */
  readonly columns: readonly string[];
  readonly fields: (row: Row) => EntryFields;
};

const OURS: Product = {
  columns: OUR_CSV_COLUMNS,
  fields: (guarded) => {
    const row = Object.fromEntries(
      Object.entries(guarded).map(([name, cell]) => [name, unguardFormula(cell ?? '')]),
    );
    return {
      url: row.url ?? '',
      title: row.title,
      description: row.description,
      note: row.note,
      tags: splitTags(row.tags, ','),
      folders: splitFolders(row.collection),
      status: parseStatus(row.status),
      favorite: parseYes(row.favorite),
      addedAt: dateFromText(row.created_at),
      updatedAt: dateFromText(row.updated_at),
      highlights: highlightsInText(row.highlights),
      remindAt: dateFromText(row.remind_at),
    };
  },
};

const RAINDROP: Product = {
  columns: ['excerpt', 'folder', 'created', 'cover'],
  fields: (row) => ({
    url: row.url ?? '',
    title: row.title,
    description: row.excerpt,
    note: [row.note, row.highlights].filter(Boolean).join('\n\n'),
    tags: splitTags(row.tags, ','),
    // "Unsorted" is where Raindrop keeps what its user put nowhere.
    folders: row.folder === 'Unsorted' ? [] : splitFolders(row.folder),
    favorite: parseYes(row.favorite),
    addedAt: dateFromText(row.created),
  }),
};

const POCKET: Product = {
  columns: ['time_added', 'status'],
  fields: (row) => ({
    url: row.url ?? '',
    title: row.title,
    tags: splitTags(row.tags, '|'),
    status: row.status === 'archive' ? 'archived' : 'unread',
    addedAt: dateFromText(row.time_added),
  }),
};

const READWISE: Product = {
  columns: ['document tags', 'saved date', 'location'],
  fields: (row) => ({
    url: row.url ?? '',
    title: row.title,
    tags: tagsFromList(row['document tags']),
    status:
      row.location === 'archive' ? 'archived' : Number(row['reading progress']) >= 1 ? 'read' : 'unread',
    addedAt: dateFromText(row['saved date']),
  }),
};

/** Instapaper's own three folders are no collections but states. */
const INSTAPAPER_STATES: Readonly<Record<string, Partial<EntryFields>>> = {
  Unread: { status: 'unread' },
  Archive: { status: 'archived' },
  Starred: { favorite: true },
};

const INSTAPAPER: Product = {
  columns: ['selection', 'folder', 'timestamp'],
  fields: (row) => ({
    url: row.url ?? '',
    title: row.title,
    description: row.selection,
    tags: tagsFromList(row.tags),
    addedAt: dateFromText(row.timestamp),
    ...(INSTAPAPER_STATES[row.folder ?? ''] ?? { folders: row.folder ? [row.folder] : [] }),
  }),
};

/** A table that somebody made, or a product that we do not know: the columns whose meaning their names tell. */
const ANY: Product = {
  columns: [],
  fields: (row) => ({
    url: row[urlColumn(Object.keys(row)) ?? 'url'] ?? '',
    title: row.title ?? row.name,
    description: row.description ?? row.excerpt,
    note: row.note ?? row.notes,
    tags: tidyTags((row.tags ?? row.labels ?? '').split(/[,;|]/)),
    folders: splitFolders(row.collection ?? row.folder),
    status: parseStatus(row.status),
    favorite: parseYes(row.favorite ?? row.favourite ?? row.starred),
    addedAt: dateFromText(row.created_at ?? row.created ?? row.date),
    updatedAt: dateFromText(row.updated_at),
  }),
};

/** How the rows of a file with these columns are read. */
export function rowReader(header: Header): (row: Row) => EntryFields {
  const products = [OURS, RAINDROP, POCKET, READWISE, INSTAPAPER];
  return (products.find(({ columns }) => columns.every((name) => header.includes(name))) ?? ANY).fields;
}
