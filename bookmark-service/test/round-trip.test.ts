import { isDeepStrictEqual } from 'node:util';
import { LIMITS } from '@bookmarks/protos';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { Client } from 'pg';
import { canonicalUrl } from '../src/bookmarks/bookmark-url.ts';
import type { ExportedBookmark } from '../src/export/exported-bookmark.ts';
import { firstDifference } from '../src/export/testing/first-difference.ts';
import { realBookmarks } from '../src/export/testing/real-bookmarks.ts';
import { writeJson } from '../src/export/write-json.ts';
import type { ImportReport } from '../src/import/import-report.ts';
import { createDatabase } from './helpers/database.ts';
import { callBy } from './helpers/library.ts';
import { startTransfers } from './helpers/transfers.ts';

/** Of the 58,999 rows; the others have addresses of ftp: and gopher:, which no library takes. */
const WEB_PAGES = 58_977;
const OTHERS = 22;
const FORMATS = ['netscape', 'json'] as const;

/** What a library must hold of the rows when each is a page of its own, and when those of one homepage are one. */
const expected: Record<'apart' | 'together', ExportedBookmark[]> = { apart: [], together: [] };
const reports = new Map<string, ImportReport>();
const resources = new AsyncDisposableStack();
let owner: Client;

/** Takes a minute or two, though it starts as many imports at once as the service does at a time. */
beforeAll(async () => {
  const database = resources.use(await createDatabase());
  const transfers = resources.use(await startTransfers(database));
  owner = resources.adopt(new Client({ connectionString: database.ownerUrl }), (client) => client.end());
  await owner.connect();
  const importFile = async (user: string, file: Buffer) =>
    reports.set(user, await transfers.importFile(user, file));

  const rows = await Array.fromAsync(realBookmarks());
  const apart = rows.map((row, at) => ({ ...row, url: row.url.replace(/(?=#|$)/, `?row=${at}`) }));
  Object.assign(expected, { apart: libraryOf(apart), together: libraryOf(rows) });
  await Promise.all([
    importFile('apart', await jsonFile(apart)),
    importFile('together', await jsonFile(rows)),
  ]);
  // PostgreSQL does so by itself, within a minute; until then it reads a whole library for each of its collections.
  await owner.query('analyze bookmarks');
  await Promise.all(
    FORMATS.map(async (format) => importFile(format, await transfers.exportFile('apart', format))),
  );
  await importFile('csv', await transfers.exportFile('apart', 'csv', { favorite: true }));
}, 900_000);
afterAll(() => resources.disposeAsync());

async function jsonFile(bookmarks: readonly ExportedBookmark[]): Promise<Buffer> {
  async function* all() {
    yield* bookmarks;
  }
  return Buffer.from((await Array.fromAsync(writeJson(all()))).join(''));
}

function libraryOf(rows: readonly ExportedBookmark[]): ExportedBookmark[] {
  const pages = new Map<string, ExportedBookmark>();
  for (const row of rows.filter(({ url }) => /^https?:/i.test(url))) {
    const key = canonicalUrl(row.url);
    const first = pages.get(key);
    pages.set(key, first === undefined ? row : merged(first, row));
  }
  return [...pages.values()].map((page) => ({ ...page, tags: page.tags.slice(0, LIMITS.tagsPerBookmark) }));
}

/** Tags, notes and a star come together; a second folder becomes a tag; all else is as the first row says. */
function merged(first: ExportedBookmark, next: ExportedBookmark): ExportedBookmark {
  const moves = first.folders.length === 0;
  const isElsewhere = !moves && !isDeepStrictEqual(next.folders, first.folders);
  const folderTags = isElsewhere ? next.folders.slice(-1) : [];
  return {
    ...first,
    title: first.title || next.title,
    description: first.description || next.description,
    note: [...new Set([...first.note.split('\n\n'), next.note])].filter(Boolean).join('\n\n'),
    tags: [...new Set([...first.tags, ...next.tags, ...folderTags])],
    folders: moves ? next.folders : first.folders,
    favorite: first.favorite || next.favorite,
    remindAt: first.remindAt ?? next.remindAt,
  };
}

/** Straight from the tables, so that no reader of ours can make up for a writer. */
async function bookmarksOf(user: string): Promise<ExportedBookmark[]> {
  const { rows } = await owner.query<ExportedBookmark>(
    `select url, title, bookmarks.description, note, tags, coalesce(string_to_array(path, '/'), '{}') as folders, status,
       favorite, bookmarks.created_at as "createdAt", bookmarks.updated_at as "updatedAt", remind_at as "remindAt",
       '[]'::jsonb as highlights
     from bookmarks left join collections on collections.user_sub = bookmarks.user_sub and collections.id = collection_id
     where bookmarks.user_sub = $1`,
    [callBy(user).userSub],
  );
  return rows.map((row) => ({ ...row, remindAt: row.remindAt ?? undefined }));
}

function byUrl<Thing extends { readonly url: string }>(bookmarks: readonly Thing[]): Thing[] {
  return bookmarks.toSorted((one, other) => (one.url < other.url ? -1 : 1));
}

test('imports 58,977 real bookmarks field by field, and says of 22 why not and of one that it has too many tags', async () => {
  expect(reports.get('apart')).toMatchObject({
    entryCount: WEB_PAGES + OTHERS,
    createdCount: WEB_PAGES,
    ...{ problemCount: OTHERS + 1, droppedCount: OTHERS },
  });
  expect(firstDifference(byUrl(await bookmarksOf('apart')), byUrl(expected.apart))).toBeUndefined();
});

test.each(FORMATS)('gives back every field of all of them through %s', async (format) => {
  const all = { entryCount: WEB_PAGES, createdCount: WEB_PAGES, problemCount: 0 };
  expect(reports.get(format)).toMatchObject({ format, ...all });
  expect(firstDifference(byUrl(await bookmarksOf(format)), byUrl(expected.apart))).toBeUndefined();
});

test('gives back every field of the favorites through csv', async () => {
  const favorites = expected.apart.filter(({ favorite }) => favorite);
  expect(reports.get('csv')).toMatchObject({ createdCount: favorites.length, problemCount: 0 });
  expect(firstDifference(byUrl(await bookmarksOf('csv')), byUrl(favorites))).toBeUndefined();
});

test('makes one bookmark of the rows that share a homepage, with the tags, folders and notes of all', async () => {
  const { createdCount = 0, mergedCount = 0, unchangedCount = 0 } = reports.get('together') ?? {};
  expect(createdCount).toBe(expected.together.length);
  expect(createdCount + mergedCount + unchangedCount).toBe(WEB_PAGES);
  // A row that adds something changes the bookmark at the time of the import.
  const withoutUpdates = (bookmarks: readonly ExportedBookmark[]) =>
    byUrl(bookmarks).map(({ updatedAt: _, ...bookmark }) => bookmark);
  expect(
    firstDifference(withoutUpdates(await bookmarksOf('together')), withoutUpdates(expected.together)),
  ).toBeUndefined();
});
