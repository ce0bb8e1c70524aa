import { LIMITS } from '@bookmarks/protos';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { NewHighlight } from '../src/highlights/highlight.ts';
import type { CallContext } from '../src/library/call-context.ts';
import { createLibrary, type Library } from '../src/library/library.ts';
import type { LibraryStore } from '../src/library/library-store.ts';
import { createPostgresLibraryStore } from '../src/postgres/postgres-library-store.ts';
import { createDatabase, type TestDatabase } from './helpers/database.ts';
import { callBy, NO_FILTER, titlesIn } from './helpers/library.ts';
import { pageThatSays, visitDuePages } from './helpers/pages.ts';
import { startTransfers } from './helpers/transfers.ts';

const DAY_MS = 24 * 60 * 60 * 1000;
const TEXT =
  'They flower in spring. It’s said that “nothing — or nearly nothing — is ever quoted” as it was.';

let database: TestDatabase;
let store: LibraryStore;
let library: Library;
let now = new Date('2026-01-01T00:00:00Z');
const clock = () => now;

beforeAll(async () => {
  database = await createDatabase();
  store = createPostgresLibraryStore(database.pool, undefined, true);
  library = createLibrary({ store, clock });
});
afterAll(async () => {
  await database[Symbol.asyncDispose]();
});

/** Looks at all pages that are due, each of which has this text. */
const visitAll = (text: string, truncated = false) =>
  visitDuePages({
    ...{ pool: database.pool, store, clock },
    getPage: async () => pageThatSays('', { title: 'Page', description: '', text, truncated }),
  });

async function aBookmark(name: string, text?: string) {
  const call = callBy(name);
  const url = `https://${name}.example/`;
  const { bookmark } = await library.create(call, { url, title: name });
  if (text !== undefined) await visitAll(text);
  return { call, ref: bookmark.id, url };
}

const highlight = (call: CallContext, given: Partial<NewHighlight> & { ref: string; quote: string }) =>
  library.addHighlight(call, { note: undefined, color: undefined, ...given });
const highlightsOf = async (call: CallContext, ref: string) =>
  (await library.highlights(call, [ref])).flatMap(({ highlights }) => highlights);
const quotesOf = async (call: CallContext, ref: string) =>
  (await highlightsOf(call, ref)).map(({ quote }) => quote);

describe('a quote', () => {
  test('of a page that was read is kept in the words of the page, with its place', async () => {
    const { call, ref, url } = await aBookmark('read', TEXT);
    const given = {
      ref: url,
      quote: 'It\'s said that "nothing - or nearly  nothing',
      note: 'true',
      color: 'green',
    } as const;
    const { outcome, bookmark, ...added } = await highlight(call, given);
    expect(added.highlight).toMatchObject({
      id: expect.stringMatching(/^hl_/),
      quote: 'It’s said that “nothing — or nearly nothing',
      ...{ note: 'true', color: 'green', createdAt: now, start: TEXT.indexOf('It’s') },
    });
    expect([outcome, bookmark.id, bookmark.version]).toEqual(['created', ref, 2]);
    expect(await highlightsOf(call, ref)).toEqual([added.highlight]);
  });

  test('that the page does not have is refused, with the passage that is nearest', async () => {
    const { call, ref } = await aBookmark('absent', TEXT);
    await expect(highlight(call, { ref, quote: 'They flower in summer' })).rejects.toMatchObject({
      code: 'invalid',
      message: expect.stringContaining('"They flower in spring."'),
    });
    await expect(highlight(call, { ref, quote: 'of something else altogether' })).rejects.toMatchObject({
      message: expect.not.stringContaining('nearest'),
    });
    expect(await highlightsOf(call, ref)).toEqual([]);
  });

  test.each([
    ['too short', 'spring', /at least eight letters/],
    ['too long', 'words '.repeat(400), /at most 2000 characters/],
  ])('that is %s is refused, also where the page is not known', async (what, quote, message) => {
    const { call, ref } = await aBookmark(`bounds-${what.replace(' ', '-')}`);
    await expect(highlight(call, { ref, quote })).rejects.toMatchObject({
      code: 'invalid',
      message: expect.stringMatching(message),
    });
  });

  test('of a page that was not read yet is taken at its word, and found when it is', async () => {
    const { call, ref } = await aBookmark('early');
    const { highlight: early } = await highlight(call, { ref, quote: 'They flower in spring' });
    expect(early.start).toBeUndefined();
    await visitAll(TEXT);
    expect(await highlightsOf(call, ref)).toMatchObject([{ quote: 'They flower in spring', start: 0 }]);
  });

  test('may stand in what is not kept of a long page', async () => {
    const { call, ref } = await aBookmark('truncated');
    await visitAll(TEXT, true);
    const { highlight: beyond } = await highlight(call, { ref, quote: 'At the end of a long page' });
    expect(beyond.start).toBeUndefined();
  });

  test('stays when the page changes, and says that it is not there any more', async () => {
    const { call, ref } = await aBookmark('changing', TEXT);
    await highlight(call, { ref, quote: 'They flower in spring', note: 'mine' });
    for (const [text, start] of [
      ['Something else.', undefined],
      [`Above. ${TEXT}`, 7],
    ] as const) {
      now = new Date(now.getTime() + 40 * DAY_MS);
      await visitAll(text);
      expect(await highlightsOf(call, ref)).toMatchObject([
        { quote: 'They flower in spring', note: 'mine', start },
      ]);
    }
  });

  test('that is marked twice is one highlight, with the note and the color that came last', async () => {
    const { call, ref } = await aBookmark('twice', TEXT);
    const first = await highlight(call, { ref, quote: 'They flower in spring', note: 'one' });
    expect(await highlight(call, { ref, quote: 'they FLOWER in  spring' })).toMatchObject({
      ...{ outcome: 'unchanged', changeId: undefined },
      highlight: { id: first.highlight.id, note: 'one' },
    });
    const again = await highlight(call, { ref, quote: 'They flower in spring', note: 'two' });
    expect(again).toMatchObject({ outcome: 'merged', highlight: { id: first.highlight.id, note: 'two' } });
    expect(await quotesOf(call, ref)).toHaveLength(1);
  });

  test('is refused where there are as many as there can be, and of what is not there', async () => {
    const { call, ref } = await aBookmark('many');
    for (let index = 0; index < LIMITS.highlightsPerBookmark; index += 1)
      await highlight(call, { ref, quote: `Quotation number ${index}` });
    await expect(highlight(call, { ref, quote: 'One more quotation' })).rejects.toMatchObject({
      code: 'invalid',
      message: expect.stringContaining('Undo the change that added the newest'),
    });
    const absent = highlight(call, { ref: 'https://absent.example/', quote: 'They flower in spring' });
    await expect(absent).rejects.toMatchObject({ code: 'not_found' });
  });
});

describe('an undo', () => {
  test('takes a highlight back, and back again, and finds its place anew', async () => {
    const { call, ref } = await aBookmark('undo', TEXT);
    const { changeId, highlight: added } = await highlight(call, { ref, quote: 'They flower in spring' });
    const undone = await library.undoChange(call, changeId ?? '');
    expect(undone.report).toMatchObject({ undoneCount: 1, conflicts: [] });
    expect(await highlightsOf(call, ref)).toEqual([]);
    await library.undoChange(call, undone.changeId ?? '');
    expect(await highlightsOf(call, ref)).toEqual([added]);
  });

  test('leaves highlights as they are that were changed since', async () => {
    const { call, ref } = await aBookmark('undo-late', TEXT);
    const { changeId } = await highlight(call, { ref, quote: 'They flower in spring' });
    await highlight(call, { ref, quote: 'nothing is ever quoted'.replace('is', '— is') });
    const { report } = await library.undoChange(call, changeId ?? '');
    expect(report).toMatchObject({
      undoneCount: 0,
      conflicts: [{ reason: 'Its highlights were changed since.' }],
    });
    expect(await quotesOf(call, ref)).toHaveLength(2);
  });

  test('of the saving removes no bookmark in which something was marked since', async () => {
    const call = callBy('undo-create');
    const { bookmark, changeId } = await library.create(call, { url: 'https://undo-create.example/' });
    await highlight(call, { ref: bookmark.id, quote: 'They flower in spring' });
    const { report } = await library.undoChange(call, changeId ?? '');
    expect(report).toMatchObject({ undoneCount: 0, conflictCount: 1 });
  });

  test('of a deletion brings the highlights back with the bookmark', async () => {
    const { call, ref } = await aBookmark('undo-delete', TEXT);
    await highlight(call, { ref, quote: 'They flower in spring' });
    const { changeId } = await library.batchDelete(call, [ref]);
    expect(await highlightsOf(call, ref)).toEqual([]);
    const back = await library.undoChange(call, changeId ?? '');
    expect(await quotesOf(call, ref)).toEqual(['They flower in spring']);
    const { report } = await library.undoChange(call, back.changeId ?? '');
    expect(report).toMatchObject({ undoneCount: 1, conflicts: [] });
  });
});

describe('a file', () => {
  test.each(['json', 'csv', 'netscape'] as const)(
    'of %s gives highlights back, and an undo takes them away',
    async (format) => {
      await using transfers = await startTransfers(database);
      const [from, to] = [`from-${format}`, `to-${format}`];
      const { call, ref, url } = await aBookmark(from);
      await highlight(call, { ref, quote: 'They flower, in "spring"\nearly', note: '=mine', color: 'pink' });
      const file = await transfers.exportFile(from, format);
      await transfers.importFile(to, file);
      const withoutId = async (who: CallContext) =>
        (await highlightsOf(who, url)).map(({ id: _, ...rest }) => rest);
      expect(await withoutId(callBy(to))).toEqual(await withoutId(call));

      // What is there already comes no second time; what is not, does.
      await highlight(call, { ref, quote: 'And another one of them' });
      await transfers.importFile(to, await transfers.exportFile(from, format));
      expect(await quotesOf(callBy(to), url)).toEqual(await quotesOf(call, url));
      const [second, first] = (await library.overview(callBy(to))).changes;
      await library.undoChange(callBy(to), second?.id ?? '');
      expect(await quotesOf(callBy(to), url)).toHaveLength(1);
      const { report } = await library.undoChange(callBy(to), first?.id ?? '');
      expect(report).toMatchObject({ undoneCount: 1, conflicts: [] });
    },
  );
});

test('a highlight of a file has its place on a page that was read', async () => {
  await using transfers = await startTransfers(database);
  const { call, ref, url } = await aBookmark('from-unread');
  await highlight(call, { ref, quote: 'They flower in spring' });
  const read = callBy('to-read');
  await library.create(read, { url });
  await visitAll(TEXT);
  await transfers.importFile('to-read', await transfers.exportFile('from-unread', 'json'));
  expect(await highlightsOf(read, url)).toMatchObject([{ quote: 'They flower in spring', start: 0 }]);
});

describe('highlights are found', () => {
  const search = async (call: CallContext, query: string) => {
    const input = { query, filter: NO_FILTER, order: 'relevance', pageSize: 10, pageToken: '' } as const;
    return (await library.search(call, input)).rows;
  };

  test('by has:highlight and by the filter', async () => {
    const { call, ref } = await aBookmark('has', TEXT);
    await library.create(call, { url: 'https://has-none.example/', title: 'none' });
    expect(await search(call, 'has:highlight')).toEqual([]);
    await highlight(call, { ref, quote: 'They flower in spring' });
    expect((await search(call, 'has:highlight')).map(({ bookmark }) => bookmark.id)).toEqual([ref]);
    expect((await search(call, '-has:highlight')).map(({ bookmark }) => bookmark.title)).toEqual(['none']);
    expect(await titlesIn(library, call, { hasHighlight: true })).toEqual(['has']);
  });

  test('by their words, before what a page says besides, and where no page was ever read', async () => {
    const call = callBy('search');
    for (const title of ['marked', 'unmarked']) {
      await library.create(call, { url: `https://search-${title}.example/`, title });
      now = new Date(now.getTime() + 1000);
    }
    await highlight(call, {
      ref: 'https://search-marked.example/',
      quote: 'quotation of tulips',
      note: 'for the garden',
    });
    expect(await search(call, 'tulips garden')).toMatchObject([
      { bookmark: { title: 'marked' }, snippet: expect.stringContaining('**tulips**') },
    ]);
    await visitAll('All of tulips in a quotation of tulips.');
    const found = await search(call, 'tulips');
    expect(found.map(({ bookmark }) => bookmark.title)).toEqual(['marked', 'unmarked']);
  });
});
