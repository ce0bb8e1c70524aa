import { LIMITS } from '@bookmarks/protos';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { IMPORT_STEP } from '../src/import/import-bounds.ts';
import type { ImportOptions } from '../src/import/import-options.ts';
import { IMPORT_REPORT } from '../src/import/import-report.ts';
import { createLibrary } from '../src/library/library.ts';
import type { LibraryStore } from '../src/library/library-store.ts';
import { createDatabase, type TestDatabase } from './helpers/database.ts';
import { finishedJob, startWorker } from './helpers/jobs.ts';
import { callBy, NO_FILTER } from './helpers/library.ts';

let database: TestDatabase;
let worker: Awaited<ReturnType<typeof startWorker>>;
beforeAll(async () => {
  database = await createDatabase();
  worker = await startWorker(database);
});
afterAll(async () => {
  await worker[Symbol.asyncDispose]();
  await database[Symbol.asyncDispose]();
});

const OPTIONS: ImportOptions = { format: 'auto', foldersAs: 'collections', onDuplicate: 'merge' };

/** Imports text for a user, and waits until the job is done. */
async function importText(user: string, content: string, options: Partial<ImportOptions> = {}) {
  const input = { content, options: { ...OPTIONS, ...options } };
  const id = await worker.library.importContent(callBy(user), input);
  const job = await finishedJob(worker.library, callBy(user), id);
  return { job, report: job.result === undefined ? undefined : IMPORT_REPORT.parse(job.result) };
}

async function bookmarksOf(user: string) {
  const page = { filter: NO_FILTER, order: 'oldest', pageSize: 100, pageToken: '' } as const;
  return (await worker.library.list(callBy(user), page)).rows;
}

const folders = (...items: string[]) =>
  `<!DOCTYPE NETSCAPE-Bookmark-file-1>\n<DL><p>\n${items.join('\n')}\n</DL>`;
const folder = (name: string, ...items: string[]) =>
  `<DT><H3>${name}</H3>\n<DL><p>\n${items.join('\n')}\n</DL><p>`;
const link = (url: string, attributes = '') => `<DT><A HREF="${url}" ${attributes}>Title</A>`;

test('imports URLs, and says what could not be', async () => {
  const { job, report } = await importText(
    'urls',
    'https://example.com/a\nnot a link\nhttps://example.com/b | B\n',
  );
  expect(job).toMatchObject({
    kind: 'import',
    state: 'done',
    done: 3,
    total: 3,
    changeId: expect.stringMatching(/^chg_/),
  });
  expect(report).toMatchObject({ format: 'urls', entryCount: 3, createdCount: 2, problemCount: 1 });
  expect(report?.problems).toEqual([
    { place: 2, reason: expect.stringContaining('no URL'), excerpt: 'not a link' },
  ]);
  expect((await bookmarksOf('urls')).map(({ url }) => url).toSorted()).toEqual([
    'https://example.com/a',
    'https://example.com/b',
  ]);
});

test('says which dates it could not read, and takes a star in whatever word it is said', async () => {
  const rows = ['1,2020-05-06', 'TRUE,May 6 2020', 'no,32/13/2020', 'yes,'];
  const lines = rows.map((cells, row) => `https://example.com/${row},T,${cells}`);
  const { report } = await importText('dates', ['url,title,starred,created', ...lines].join('\n'));
  expect(report).toMatchObject({ createdCount: 4, problemCount: 2, droppedCount: 0 });
  expect(report?.problems.map(({ place, reason }) => [place, reason])).toEqual(
    [3, 4].map((line) => [line, 'The date when it was added is not understood and was left out.']),
  );
  const saved = await bookmarksOf('dates');
  expect(saved.filter(({ favorite }) => favorite)).toHaveLength(3);
  expect(saved[0]?.createdAt).toEqual(new Date('2020-05-06'));
});

test('publishes nothing, whatever the file says', async () => {
  const published = { public: true, published_at: '2026-01-01T00:00:00Z' };
  const bookmark = { url: 'https://example.com/', collection: ['Open'], ...published };
  const file = { format: 'bookmarks-export', version: 1, bookmarks: [bookmark], ...published };
  await importText('public', JSON.stringify(file));
  const all = { parent: '', depth: 0, includeSmart: true };
  expect(await worker.library.listCollections(callBy('public'), all)).toEqual([
    expect.objectContaining({ path: 'Open', publishedAt: undefined }),
  ]);
});

test('takes the reminders that are to come, and says of those that are past or too far ahead that it does not', async () => {
  const inYears = (years: number) => new Date(Date.now() + years * 365 * 24 * 60 * 60_000);
  const times = [inYears(-1), inYears(1), inYears(11)].map((time) => time.toISOString());
  const bookmarks = times.map((remind_at, n) => ({ url: `https://example.com/${n}`, remind_at }));
  const file = { format: 'bookmarks-export', version: 1, bookmarks };
  const { report } = await importText('reminded', JSON.stringify(file));
  expect(report).toMatchObject({ createdCount: 3, problemCount: 2 });
  expect(report?.problems.map(({ place, reason }) => [place, reason])).toEqual([
    [1, `Its reminder was left out: ${times[0]} is past.`],
    [3, `Its reminder was left out: ${times[2]} is more than 10 years ahead.`],
  ]);
  const kept = (await bookmarksOf('reminded')).map(({ remindAt }) => remindAt?.toISOString());
  expect(kept.filter(Boolean)).toEqual([times[1]]);
});

test('takes a reminder where the one that there is was shown, and none where one waits', async () => {
  const call = callBy('reminded_before');
  const urls = ['https://example.com/waits', 'https://example.com/shown'] as const;
  const { library } = worker;
  const create = (url: string) => library.create(call, { url, remindAt: 'in 2 days' });
  const { bookmark: waiting } = await create(urls[0]);
  const { bookmark: shown } = await create(urls[1]);
  await worker.store.write(call, (writer) => writer.markReminded([shown]));
  const remindAt = new Date(Date.now() + 9 * 24 * 60 * 60_000);
  const bookmarks = urls.map((url) => ({ url, remind_at: remindAt.toISOString() }));
  const file = { format: 'bookmarks-export', version: 1, bookmarks };
  const { report } = await importText('reminded_before', JSON.stringify(file));
  expect(report).toMatchObject({ mergedCount: 1, unchangedCount: 1, problemCount: 0 });
  const found = await library.batchGet(call, urls);
  expect(found.map(({ bookmark }) => [bookmark.remindAt, bookmark.isReminded])).toEqual([
    [waiting.remindAt, false],
    [remindAt, false],
  ]);
});

test('imports nothing of a broken file, and names the place', async () => {
  const { job } = await importText(
    'broken',
    '{"format":"bookmarks-export","version":1,"bookmarks":[{"url":"https://example.com/"},',
  );
  expect(job).toMatchObject({
    state: 'failed',
    failure: expect.stringMatching(/^Nothing was imported\. /),
    changeId: undefined,
  });
  expect(await bookmarksOf('broken')).toEqual([]);
});

test.each([
  ['collections', 'Work/Deep', []],
  ['tags', undefined, ['Work', 'Deep']],
  ['both', 'Work/Deep', ['Work', 'Deep']],
] as const)('makes %s of folders', async (foldersAs, collection, tags) => {
  const file = folders(folder('Work', folder('Deep', link('https://example.com/deep'))));
  await importText(`folders-${foldersAs}`, file, { foldersAs });
  const [bookmark] = await bookmarksOf(`folders-${foldersAs}`);
  expect(bookmark).toMatchObject({ tags });
  expect(bookmark?.collection?.path).toBe(collection);
});

test('keeps what a file says of status, dates and texts', async () => {
  const file = folders(
    link('https://example.com/', 'ADD_DATE="1700000000" TOREAD="0" TAGS="one,Two words"'),
    '<DD>About it',
  );
  await importText('kept', file);
  expect(await bookmarksOf('kept')).toMatchObject([
    {
      title: 'Title',
      description: 'About it',
      tags: ['one', 'Two words'],
      status: 'read',
      createdAt: new Date(1_700_000_000_000),
    },
  ]);
});

test('merges the same URL of one file, and makes a tag of its second folder', async () => {
  const file = folders(
    folder('Alpha', link('https://example.com/twice', 'TAGS="a"')),
    folder('Beta', link('http://www.example.com/twice/', 'TAGS="b"')),
  );
  const { report } = await importText('twice', file, { onDuplicate: 'skip' });
  expect(report).toMatchObject({ entryCount: 2, createdCount: 1, mergedCount: 1, problemCount: 1 });
  const [bookmark] = await bookmarksOf('twice');
  expect(bookmark).toMatchObject({ tags: ['a', 'b', 'Beta'], collection: { path: 'Alpha' } });
  const collections = await worker.store.read(callBy('twice'), (library) => library.collections());
  expect(collections.map(({ path }) => path)).toEqual(['Alpha']);
});

test('says what of an entry was left out, since its bookmark has another', async () => {
  const { library } = worker;
  await library.create(callBy('left out'), { url: 'https://example.com/saved', title: 'Mine' });
  const bookmarks = [
    { url: 'https://example.com/saved', title: 'Theirs', description: 'First' },
    { url: 'https://example.com/saved', title: 'Mine', description: 'Second' },
    { url: 'https://example.com/saved', title: 'Mine', description: 'First', tags: ['new'] },
    { url: 'https://example.com/new', title: 'One', status: 'read' },
    { url: 'https://example.com/new', title: 'Other', status: 'archived' },
  ];
  const file = JSON.stringify({ format: 'bookmarks-export', version: 1, bookmarks });
  const { report } = await importText('left out', file);
  expect(report).toMatchObject({ problemCount: 3, droppedCount: 0 });
  expect(report?.problems.map(({ place, reason, excerpt }) => [place, reason, excerpt])).toEqual([
    [1, 'Left out, since the bookmark of this URL has another: title.', expect.stringContaining('Theirs')],
    [2, 'Left out, since the bookmark of this URL has another: description.', expect.anything()],
    [5, 'Left out, since the bookmark of this URL has another: title, status.', expect.anything()],
  ]);
});

test.each([
  ['merge', 'merged', ['old', 'new']],
  ['skip', 'unchanged', ['old']],
] as const)('can %s what was saved before', async (onDuplicate, outcome, tags) => {
  const user = `duplicate-${onDuplicate}`;
  await worker.library.create(callBy(user), { url: 'https://example.com/', tags: ['old'] });
  const { report } = await importText(user, folders(link('https://example.com/', 'TAGS="new"')), {
    onDuplicate,
  });
  expect(report).toMatchObject({ createdCount: 0, [`${outcome}Count`]: 1 });
  expect(await bookmarksOf(user)).toMatchObject([{ tags }]);
});

test('changes nothing when the same file comes again', async () => {
  const file = folders(
    folder('Work', link('https://example.com/1', 'TAGS="x"'), link('https://example.com/2')),
  );
  await importText('again', file);
  const before = await bookmarksOf('again');
  const { job, report } = await importText('again', file);
  expect(report).toMatchObject({ createdCount: 0, mergedCount: 0, unchangedCount: 2, problemCount: 0 });
  expect(job.changeId).toBeUndefined();
  expect(await bookmarksOf('again')).toEqual(before);
});

test('names what was not imported before what was changed, and a folder that was renamed once in a file', async () => {
  const links = Array.from({ length: IMPORT_STEP + 1 }, (_, n) => link(`https://example.com/${n}`));
  const odd = Array.from({ length: LIMITS.problems }, (_, n) =>
    folder(`${n}/`, link(`https://example.com/odd/${n}`)),
  );
  const scripts = [1, 2, 3].map((n) => link(`javascript:${n}`));
  const { report } = await importText('renamed', folders(folder('C/C++', ...links), ...odd, ...scripts));
  expect(report).toMatchObject({ problemCount: odd.length + 4, droppedCount: 3 });
  expect(report?.problems).toHaveLength(LIMITS.problems);
  expect(report?.problems.slice(0, 5)).toMatchObject([
    ...[1, 2, 3].map((n) => ({ excerpt: `javascript:${n} | Title` })),
    { reason: 'The folder "C/C++" became "C-C++".', excerpt: 'https://example.com/0 | Title' },
    { reason: 'The folder "0/" became "0-".' },
  ]);
  const bookmarks = await bookmarksOf('renamed');
  expect(new Set(bookmarks.map(({ collection }) => collection?.path))).toContain('C-C++');
});

test('says that an entry was not imported where the note of its bookmark has no room for its own', async () => {
  const call = callBy('no room');
  const { library } = worker;
  await library.create(call, { url: 'https://example.com/', note: 'x'.repeat(LIMITS.noteLength) });
  const bookmarks = [{ url: 'https://example.com/', note: 'more' }];
  const file = { format: 'bookmarks-export', version: 1, bookmarks };
  const { report } = await importText('no room', JSON.stringify(file));
  expect(report).toMatchObject({ problemCount: 1, droppedCount: 1, problems: [{ place: 1 }] });
});

test('cuts what is too long, and says so', async () => {
  const file = JSON.stringify({
    format: 'bookmarks-export',
    version: 1,
    bookmarks: [
      {
        url: 'https://example.com/',
        title: 'x'.repeat(1500),
        tags: Array.from({ length: 60 }, (_, n) => `t${n}`),
        collection: ['A/B', 'c'.repeat(150)],
      },
    ],
  });
  const { report } = await importText('long', file);
  expect(report?.problems.map(({ reason }) => reason)).toEqual([
    expect.stringContaining('"A/B" became "A-B"'),
    expect.stringContaining('became'),
    expect.stringContaining('title was cut to 1000'),
    expect.stringContaining('60 tags'),
  ]);
  const [bookmark] = await bookmarksOf('long');
  expect(bookmark?.collection?.path).toBe(`A-B/${'c'.repeat(100)}`);
});

test('rehearses an import without keeping anything of it', async () => {
  const input = { content: folders(folder('Work', link('https://example.com/'))), options: OPTIONS };
  expect(await worker.library.rehearseImport(callBy('dry'), input)).toMatchObject({
    format: 'netscape',
    createdCount: 1,
  });
  expect(await bookmarksOf('dry')).toEqual([]);
});

test('takes odd names of folders as tags, as far as something is left of them', async () => {
  const names = ['#foo', 'a  b', '#', `${'x'.repeat(63)}\u{1f600}`];
  const deep = names.map((name, n) =>
    Array.from({ length: LIMITS.collectionDepth }, (_, level) => `L${level}`).reduce(
      (inner, level) => folder(level, inner),
      folder(name, link(`https://example.com/${n}`)),
    ),
  );
  const { job } = await importText('odd folders', folders(...deep));
  expect(job).toMatchObject({ state: 'done' });
  const bookmarks = await bookmarksOf('odd folders');
  const tags = bookmarks.toSorted((one, other) => (one.url < other.url ? -1 : 1)).map((one) => one.tags);
  expect(tags).toEqual([['foo'], ['a b'], [], ['x'.repeat(63)]]);
});

test('imports the rest where an entry has control characters, half characters and impossible dates', async () => {
  const half = '\ud83d';
  const own = { format: 'bookmarks-export', version: 1 };
  const bookmarks = [
    { url: `ftp\0://x\u0001`, title: `${half}\0` },
    { url: 'https://example.com/1', title: 'x'.repeat(1500), collection: [`a\0/${half}`] },
    { url: 'https://example.com/2', created_at: '0000-01-01T00:00:00Z', updated_at: '9999-12-31T00:00:00Z' },
  ];
  const { job, report } = await importText('odd', JSON.stringify({ ...own, bookmarks }));
  expect(job).toMatchObject({ state: 'done' });
  expect(report).toMatchObject({ createdCount: 2 });
  const dates = 'DATA-STATUS="read" DATA-CREATED="-271821-04-20T00:00:00Z" DATA-UPDATED="+275760-09-13"';
  const other = await importText('odd', folders(link('https://example.com/3', dates)));
  expect(other.job).toMatchObject({ state: 'done' });
});

test('leaves what was done here since a file was written', async () => {
  const user = 'older file';
  const url = (n: number) => `https://example.com/${n}`;
  await worker.library.create(callBy(user), { url: url(1), status: 'archived', favorite: true });
  await worker.library.create(callBy(user), { url: url(2), status: 'read', favorite: false });
  const records = [
    { url: url(1), status: 'unread', favorite: false },
    { url: url(2), status: 'unread', favorite: true },
    { url: url(3), status: 'archived', favorite: true },
  ];
  const file = JSON.stringify({ format: 'bookmarks-export', version: 1, bookmarks: records });
  const { report } = await importText(user, file);
  expect(report?.problems.map(({ place, reason }) => [place, reason])).toEqual([
    [1, 'Left out, since the bookmark of this URL has another: status.'],
    [2, 'Left out, since the bookmark of this URL has another: status.'],
  ]);
  const rows = (await bookmarksOf(user)).toSorted((one, other) => (one.url < other.url ? -1 : 1));
  expect(rows).toMatchObject([
    { status: 'archived', favorite: true },
    { status: 'read', favorite: true },
    { status: 'archived', favorite: true },
  ]);
});

test('refuses a file where three of the largest wait already', async () => {
  const stored = { storedImportBytes: async () => 300 * 1024 * 1024 };
  const store: LibraryStore = {
    ...worker.store,
    write: (context, work) => worker.store.write(context, (library) => work({ ...library, ...stored })),
  };
  const { importContent } = createLibrary({ store, clock: () => new Date() });
  const input = { content: 'https://example.com/', options: OPTIONS };
  await expect(importContent(callBy('full'), input)).rejects.toMatchObject({
    code: 'invalid',
    message: expect.stringContaining('300 MB'),
  });
});

test('undoes a whole import at once', async () => {
  await worker.library.create(callBy('undo'), { url: 'https://example.com/kept', tags: ['mine'] });
  const before = await bookmarksOf('undo');
  const lines = Array.from({ length: 1200 }, (_, n) => `https://example.com/${n}`).join('\n');
  const { job } = await importText('undo', `${lines}\nhttps://example.com/kept | Title`);
  const { report } = await worker.library.undoChange(callBy('undo'), job.changeId ?? '');
  expect(report).toMatchObject({ undoneCount: 1201, conflictCount: 0 });
  expect(await bookmarksOf('undo')).toMatchObject(
    before.map(({ url, tags, title }) => ({ url, tags, title })),
  );
});

test('leaves no piece of a file behind', async () => {
  await importText('pieces', 'https://example.com/');
  expect(
    await worker.store.read(callBy('pieces'), (library) => library.importChunk('xfr_000000000000', 0)),
  ).toBeUndefined();
  const { rows } = await database.pool.query('select count(*)::int as count from import_chunks');
  expect(rows).toEqual([{ count: 0 }]);
});
