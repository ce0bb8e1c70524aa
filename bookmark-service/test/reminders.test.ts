import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { NewBookmark } from '../src/bookmarks/bookmark.ts';
import type { CallContext } from '../src/library/call-context.ts';
import { createLibrary } from '../src/library/library.ts';
import { createPostgresLibraryStore } from '../src/postgres/postgres-library-store.ts';
import { createDatabase, type TestDatabase } from './helpers/database.ts';
import { callBy, NO_FILTER, titlesIn } from './helpers/library.ts';

const START = new Date('2026-11-26T12:00:00Z');
const URL = 'https://example.com/';

let database: TestDatabase;
let users = 0;
beforeAll(async () => {
  database = await createDatabase();
});
afterAll(async () => {
  await database[Symbol.asyncDispose]();
});

/** The library of somebody new, at a time that the test decides. */
function aLibraryAt(at = START) {
  const now = { at };
  const store = createPostgresLibraryStore(database.pool);
  const library = createLibrary({ store, clock: () => now.at });
  const call = callBy(`newcomer_${++users}`);
  return {
    ...{ now, store, library, call },
    add: (fields: Partial<NewBookmark>) => library.create(call, { url: URL, title: 'x', ...fields }),
    reminded: () => titlesIn(library, call, { hasReminder: true }),
    due: async () => (await library.overview(call)).dueReminders.map(({ title }) => title),
    organize: (remindAt: string, dryRun = false) =>
      library.organize(call, { ...NOTHING, refs: [URL], remindAt }, { dryRun }),
    get: async (ref = URL) => (await library.batchGet(call, [ref]))[0]?.bookmark,
    markReminded: (context: CallContext = call) =>
      store.write(context, async (inside) => inside.markReminded(await inside.dueReminders(now.at, 20))),
  };
}

const NOTHING = { refs: [], addTags: [], removeTags: [], appendNote: '' };
const HOUR_MS = 60 * 60_000;
const later = (hours: number) => new Date(START.getTime() + hours * HOUR_MS);

describe('a reminder', () => {
  test('is set with a bookmark, in UTC as long as nobody knows where its user is', async () => {
    const { add, reminded } = aLibraryAt();
    const { bookmark, reminder } = await add({ remindAt: 'tomorrow 9:00' });
    expect(reminder).toEqual({ at: new Date('2026-11-27T09:00:00Z'), zone: 'UTC' });
    expect(bookmark).toMatchObject({ remindAt: reminder?.at, isReminded: false });
    expect(await reminded()).toEqual(['x']);
  });

  test('is understood in the time zone that its user has chosen', async () => {
    const { library, call, add } = aLibraryAt();
    expect(await library.timeZone(call)).toBeUndefined();
    expect(await library.setTimeZone(call, ' europe/berlin ')).toBe('Europe/Berlin');
    expect(await library.timeZone(call)).toBe('Europe/Berlin');
    const { reminder } = await add({ remindAt: 'tomorrow 9:00' });
    expect(reminder).toEqual({ at: new Date('2026-11-27T08:00:00Z'), zone: 'Europe/Berlin' });
  });

  test.each(['Europe/Atlantis', '', '+01:00', 'x'.repeat(65)])(
    'is in no time zone that there is not: %j',
    async (name) => {
      const { library, call } = aLibraryAt();
      await expect(library.setTimeZone(call, name)).rejects.toMatchObject({ code: 'invalid' });
    },
  );

  test('comes to a bookmark that is saved already, and stays where saving again says nothing of it', async () => {
    const { add, get } = aLibraryAt();
    await add({});
    expect(await add({ remindAt: 'in 2 hours' })).toMatchObject({ outcome: 'merged', kept: [] });
    expect(await add({ note: 'more' })).toMatchObject({ outcome: 'merged' });
    expect((await get())?.remindAt).toEqual(later(2));
  });

  test('is told of only where a bookmark has it', async () => {
    const { add, organize, markReminded, now } = aLibraryAt();
    for (const dryRun of [true, false]) {
      expect(await organize('in 1 hour', dryRun)).toMatchObject({ missingRefs: [URL], reminder: undefined });
    }
    const { reminder: wished } = await add({ remindAt: 'in 2 hours' });
    const skip = (remindAt: string) => add({ remindAt, onDuplicate: 'skip' });
    const kept = { outcome: 'unchanged', kept: ['remind_at'], reminder: undefined };
    expect(await skip('in 3 hours')).toMatchObject(kept);
    expect(await skip('in 2 hours')).toMatchObject({ kept: [], reminder: wished });
    now.at = later(2);
    await markReminded();
    expect(await skip('in 1 hour')).toMatchObject(kept);
    expect(await skip('never')).toMatchObject({ kept: [], reminder: { at: null } });
  });

  test('that is not understood saves nothing', async () => {
    const { add, get } = aLibraryAt();
    await expect(add({ remindAt: 'some day' })).rejects.toMatchObject({ code: 'invalid' });
    expect(await get()).toBeUndefined();
  });

  test('is set, moved and taken away for many at once, and a dry run changes nothing', async () => {
    const { add, organize, get, reminded } = aLibraryAt();
    await add({});
    expect(await organize('in 2 hours', true)).toMatchObject({ changedCount: 1, reminder: { zone: 'UTC' } });
    expect(await reminded()).toEqual([]);
    await organize('in 2 hours');
    await organize('in 3 hours');
    expect((await get())?.remindAt).toEqual(later(3));
    expect(await organize('never')).toMatchObject({ changedCount: 1, reminder: { at: null } });
    expect(await organize('never')).toMatchObject({ changedCount: 0, unchangedCount: 1 });
    expect(await reminded()).toEqual([]);
  });

  test('is not set for more bookmarks than a person can be told of', async () => {
    const { library, store, call, add } = aLibraryAt();
    const { bookmark } = await add({});
    await store.write(call, (inside) =>
      inside.insertBookmarks(
        Array.from({ length: 1000 }, (_, n) => ({
          ...{ ...bookmark, id: `bm_${String(n).padStart(12, '0')}`, url: `${URL}${n}` },
        })),
      ),
    );
    const input = {
      ...NOTHING,
      refs: [],
      filter: { ...NO_FILTER, status: 'unread' },
      remindAt: 'tomorrow',
    } as const;
    for (const dryRun of [true, false]) {
      await expect(library.organize(call, input, { dryRun })).rejects.toMatchObject({
        message: expect.stringContaining('at most 1000'),
      });
    }
  });

  test('is listed before those that are due later, page by page, and no bookmark without one is', async () => {
    const { library, call, add, organize, markReminded, now } = aLibraryAt();
    await add({ remindAt: 'in 1 hour' });
    now.at = later(1);
    await markReminded();
    for (const [n, hours] of [5, 3, 9, 3].entries())
      await add({ url: `${URL}${n}`, title: `in ${hours}`, remindAt: `in ${hours} hours` });
    await add({ url: `${URL}none`, title: 'none' });
    const titles: string[] = [];
    let pageToken = '';
    do {
      const input = { filter: NO_FILTER, order: 'reminder', pageSize: 2, pageToken } as const;
      const page = await library.list(call, input);
      titles.push(...page.rows.map(({ title }) => title));
      pageToken = page.nextPageToken;
    } while (pageToken !== '');
    expect(titles).toEqual(['in 3', 'in 3', 'in 5', 'in 9']);
    await organize('in 2 hours');
    const first = { filter: NO_FILTER, order: 'reminder', pageSize: 1, pageToken: '' } as const;
    expect((await library.list(call, first)).rows.map(({ title }) => title)).toEqual(['x']);
  });

  test('is found by a query and by no other thing', async () => {
    const { library, call, add } = aLibraryAt();
    await add({ remindAt: 'tomorrow' });
    await add({ url: `${URL}2`, title: 'y' });
    expect(await titlesIn(library, call, { query: 'has:reminder' })).toEqual(['x']);
    expect(await titlesIn(library, call, { query: '-has:reminder' })).toEqual(['y']);
    const tag = { ...NOTHING, filter: { ...NO_FILTER, hasReminder: true }, addTags: ['soon'] };
    expect(await library.organize(call, tag, { dryRun: false })).toMatchObject({ changedCount: 1 });
  });
});

describe('a reminder that is due', () => {
  test('stands in the overview, those due longest first, until it was shown', async () => {
    const { now, add, due, reminded, markReminded, get } = aLibraryAt();
    await add({ remindAt: 'in 3 hours' });
    await add({ url: `${URL}2`, title: 'y', remindAt: 'in 2 hours' });
    await add({ url: `${URL}3`, title: 'z', remindAt: 'in 9 hours' });
    expect(await due()).toEqual([]);
    now.at = later(3);
    expect(await due()).toEqual(['y', 'x']);
    expect((await reminded()).toSorted()).toEqual(['x', 'y', 'z']);
    await markReminded();
    expect(await due()).toEqual([]);
    expect(await reminded()).toEqual(['z']);
    expect(await get()).toMatchObject({ remindAt: later(3), isReminded: true });
  });

  test('is done with by its user, who can take that back', async () => {
    const { now, library, call, add, due, organize } = aLibraryAt();
    await add({ remindAt: 'in 1 hour' });
    now.at = later(2);
    const { changeId } = await organize('done');
    expect(await due()).toEqual([]);
    await library.undoChange(call, changeId ?? '');
    expect(await due()).toEqual(['x']);
  });

  test('is not shown for a bookmark in the trash, and again once it is back', async () => {
    const { now, library, call, add, due } = aLibraryAt();
    await add({ remindAt: 'in 1 hour' });
    now.at = later(2);
    const { changeId } = await library.batchDelete(call, [URL]);
    expect(await due()).toEqual([]);
    await library.undoChange(call, changeId ?? '');
    expect(await due()).toEqual(['x']);
  });
});

describe('a reminder that was shown', () => {
  test('is not shown again by an undo of what came after it', async () => {
    const { now, library, call, add, due, organize, markReminded } = aLibraryAt();
    await add({ remindAt: 'in 1 hour' });
    now.at = later(2);
    await markReminded();
    const { changeId } = await organize('in 1 hour');
    const { changeId: deletion } = await library.batchDelete(call, [URL]);
    await library.undoChange(call, deletion ?? '');
    await library.undoChange(call, changeId ?? '');
    expect(await due()).toEqual([]);
    now.at = later(9);
    expect(await due()).toEqual([]);
  });

  test('does not keep its bookmark from being undone, nor counts as a change of its own', async () => {
    const { now, library, call, add, get, markReminded, organize } = aLibraryAt();
    const { changeId } = await add({ remindAt: 'in 1 hour' });
    now.at = later(2);
    await markReminded();
    expect(await get()).toMatchObject({ version: 1, updatedAt: START });
    expect(await organize('never')).toMatchObject({ changedCount: 0 });
    await library.undoChange(call, changeId ?? '');
    expect(await get()).toBeUndefined();
  });

  test('makes room for the next one of the same bookmark', async () => {
    const { now, add, due, organize, markReminded } = aLibraryAt();
    await add({ remindAt: 'in 1 hour' });
    now.at = later(2);
    await markReminded();
    await organize('in 1 hour');
    now.at = later(4);
    expect(await due()).toEqual(['x']);
  });

  test('is another one than its bookmark got meanwhile', async () => {
    const { now, store, call, add, due, organize } = aLibraryAt();
    await add({ remindAt: 'in 1 hour' });
    now.at = later(2);
    const seen = await store.read(call, (library) => library.dueReminders(now.at, 20));
    await organize('in 1 hour');
    await store.write(call, (library) => library.markReminded(seen));
    now.at = later(4);
    expect(await due()).toEqual(['x']);
  });
});
