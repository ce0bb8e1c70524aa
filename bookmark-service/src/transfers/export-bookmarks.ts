import type { Bookmark } from '../bookmarks/bookmark.ts';
import { parseFilter } from '../bookmarks/bookmark-filter.ts';
import type { Collection } from '../collections/collection.ts';
import type { ExportedBookmark } from '../export/exported-bookmark.ts';
import { writeCsv } from '../export/write-csv.ts';
import { writeJson } from '../export/write-json.ts';
import { writeMarkdown } from '../export/write-markdown.ts';
import { writeNetscape } from '../export/write-netscape.ts';
import type { Highlight } from '../highlights/highlight.ts';
import type { CallContext } from '../library/call-context.ts';
import type { LibraryReader, LibraryStore } from '../library/library-store.ts';
import { pendingReminder } from '../reminders/pending-reminder.ts';
import { resolveFilter } from '../search/resolve-filter.ts';
import type { ExportFormat, ExportParams } from './transfer-params.ts';
import type { ExportPageQuery } from './transfer-store.ts';

const PAGE_SIZE = 500;
/** What is sent at a time. */
const PIECE_LENGTH = 64 * 1024;

type Write = (bookmarks: AsyncIterable<ExportedBookmark>) => AsyncIterable<string>;

const WRITERS: Readonly<Record<ExportFormat, Write>> = {
  netscape: writeNetscape,
  json: writeJson,
  csv: writeCsv,
  markdown: writeMarkdown,
};

/** Where bookmarks are read from; a page is a transaction of its own, so that nothing is held while a client is slow. */
export type ExportSource = {
  readonly store: LibraryStore;
  readonly newContext: () => CallContext;
  readonly at: Date;
};

/** The bookmarks that pass a filter as a file, in pieces. Nothing is read before it is asked for. */
export async function* exportFile(
  source: ExportSource,
  { format, filter }: ExportParams,
): AsyncGenerator<Buffer> {
  let text = '';
  for await (const part of WRITERS[format](exportedBookmarks(source, filter))) {
    text += part;
    if (text.length < PIECE_LENGTH) continue;
    yield Buffer.from(text);
    text = '';
  }
  if (text !== '') yield Buffer.from(text);
}

/** Folder by folder, since some formats open a folder once: what is in none first. */
async function* exportedBookmarks(
  { store, newContext, at }: ExportSource,
  filter: ExportParams['filter'],
): AsyncGenerator<ExportedBookmark> {
  const read = <Result>(work: (library: LibraryReader) => Promise<Result>) => store.read(newContext(), work);
  const { condition, folders } = await read(async (library) => ({
    condition: await resolveFilter(library, parseFilter(filter), at),
    folders: await library.collections(),
  }));
  for (const folder of [undefined, ...inOrderOfFolders(folders)]) {
    const query = { condition, collectionId: folder?.id ?? null };
    for await (const { bookmark, highlights } of bookmarksOf(query, read)) {
      const folders = bookmark.collection?.path.split('/') ?? [];
      yield { ...bookmark, folders, highlights, remindAt: pendingReminder(bookmark) };
    }
  }
}

type Marked = { readonly bookmark: Bookmark; readonly highlights: readonly Highlight[] };

async function markedPage(library: LibraryReader, query: ExportPageQuery): Promise<Marked[]> {
  const page = await library.exportPage(query);
  const highlights = await library.highlightsOf(page.map(({ id }) => id));
  return page.map((bookmark) => ({ bookmark, highlights: highlights.get(bookmark.id) ?? [] }));
}

async function* bookmarksOf(
  query: Pick<ExportPageQuery, 'condition' | 'collectionId'>,
  read: <Result>(work: (library: LibraryReader) => Promise<Result>) => Promise<Result>,
): AsyncGenerator<Marked> {
  let after: Bookmark | undefined;
  do {
    const page = await read((library) => markedPage(library, { ...query, after, limit: PAGE_SIZE }));
    yield* page;
    after = page.length === PAGE_SIZE ? page.at(-1)?.bookmark : undefined;
  } while (after !== undefined);
}

/** By their names level by level: a path as text would sort `A b` between `A` and `A/b`. */
function inOrderOfFolders(collections: readonly Collection[]): Collection[] {
  const sortKey = ({ path }: Collection) => path.replaceAll('/', '\0');
  return collections
    .filter(({ smartQuery }) => smartQuery === undefined)
    .toSorted((one, other) => (sortKey(one) < sortKey(other) ? -1 : 1));
}
