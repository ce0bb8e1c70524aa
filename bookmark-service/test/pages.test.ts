import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import type { CallContext } from '../src/library/call-context.ts';
import { createLibrary, type Library } from '../src/library/library.ts';
import type { LibraryStore } from '../src/library/library-store.ts';
import { type GetPage, PagesAwayError } from '../src/pages/get-page.ts';
import { createPostgresLibraryStore } from '../src/postgres/postgres-library-store.ts';
import { createPostgresPageTurns } from '../src/postgres/postgres-page-turns.ts';
import { asOwner } from './helpers/as-owner.ts';
import { createDatabase, type TestDatabase } from './helpers/database.ts';
import { callBy, NO_FILTER } from './helpers/library.ts';
import { answerOf, pageThatSays, visitDuePages } from './helpers/pages.ts';

const DAY_MS = 24 * 60 * 60 * 1000;

let database: TestDatabase;
let store: LibraryStore;
let library: Library;
let now: Date;
const clock = () => now;
const later = (ms: number) => {
  now = new Date(now.getTime() + ms);
};
const visitAll = (getPage: GetPage) => visitDuePages({ pool: database.pool, store, clock, getPage });

beforeAll(async () => {
  database = await createDatabase();
  store = createPostgresLibraryStore(database.pool, undefined, true);
  library = createLibrary({ store, clock });
});
beforeEach(async () => {
  now = new Date('2026-01-01T12:00:00Z');
  await asOwner(database, 'delete from pages');
});
afterAll(async () => {
  await database[Symbol.asyncDispose]();
});

const pageOf = async (call: CallContext, id: string) =>
  (await store.read(call, (reader) => reader.pagesOf([id]))).get(id);
const textOf = async (call: CallContext, id: string) =>
  (await store.read(call, (reader) => reader.pageExcerpts([id], { offset: 0, limit: 100 }))).get(id);
const bookmarkOf = async (call: CallContext, id: string) => (await library.batchGet(call, [id]))[0]?.bookmark;
const idsBySearch = async (call: CallContext, query: string) => {
  const input = { query, order: 'relevance', pageSize: 10, pageToken: '', filter: NO_FILTER } as const;
  return (await library.search(call, input)).rows.map(({ bookmark }) => bookmark.id);
};
const saved = async (call: CallContext, input: Parameters<Library['create']>[1]) =>
  (await library.create(call, input)).bookmark;

/** The URLs that are asked for, each answered in the same way. */
function recording(answer = pageThatSays('words')) {
  const asked: string[] = [];
  const getPage: GetPage = async ({ url }) => {
    asked.push(url);
    return answer;
  };
  return { asked, getPage };
}

describe('a page is looked at', () => {
  test('once it is saved, and not again for about a month', async () => {
    const call = callBy('once');
    const { id } = await saved(call, { url: 'https://example.com/once' });
    expect(await pageOf(call, id)).toBeUndefined();
    const { asked, getPage } = recording();
    expect(await visitAll(getPage)).toBe(1);
    later(20 * DAY_MS);
    expect(await visitAll(getPage)).toBe(0);
    later(11 * DAY_MS);
    expect(await visitAll(getPage)).toBe(1);
    expect(asked).toEqual(['https://example.com/once', 'https://example.com/once']);
    expect(await pageOf(call, id)).toMatchObject({
      outcome: 'ok',
      title: 'title words',
      siteName: 'site words',
      readingMinutes: 3,
      checkedAt: now,
    });
    expect(await textOf(call, id)).toEqual({ text: 'words', length: 5, truncated: false });
  });

  test('by what is known of it, and stays as it was where it was not modified', async () => {
    const call = callBy('validators');
    const { id } = await saved(call, { url: 'https://example.com/validators' });
    await visitAll(async () => pageThatSays('words'));
    later(31 * DAY_MS);
    const etags: string[] = [];
    const notModified: GetPage = async ({ etag }) => {
      etags.push(etag);
      return answerOf('not_modified', { httpStatus: 304 });
    };
    await visitAll(notModified);
    later(31 * DAY_MS);
    await visitAll(notModified);
    expect(etags).toEqual(['"words"', '"words"']);
    expect(await pageOf(call, id)).toMatchObject({ outcome: 'not_modified', title: 'title words' });
    expect(await textOf(call, id)).toMatchObject({ text: 'words' });
  });

  test('anew when the bookmark gets another URL, of which nothing else is said', async () => {
    const call = callBy('edit');
    const { id } = await saved(call, { url: 'https://example.com/before' });
    await visitAll(async () => pageThatSays('before'));
    await library.update(call, id, { note: 'the page is the same' }, undefined);
    expect(await pageOf(call, id)).toMatchObject({ title: 'title before' });
    await library.update(call, id, { url: 'https://example.com/after' }, undefined);
    expect(await pageOf(call, id)).toBeUndefined();
    expect(await textOf(call, id)).toBeUndefined();
    const { asked, getPage } = recording();
    await visitAll(getPage);
    expect(asked).toEqual(['https://example.com/after']);
  });

  test('no more when it is in the trash, and again when it comes back', async () => {
    const call = callBy('trash');
    const { id } = await saved(call, { url: 'https://example.com/trash' });
    const { changeId } = await library.batchDelete(call, [id]);
    const { asked, getPage } = recording();
    await visitAll(getPage);
    expect(asked).toEqual([]);
    await library.undoChange(call, changeId ?? '');
    await visitAll(getPage);
    expect(asked).toEqual(['https://example.com/trash']);
  });

  test('also where it comes back while it is being forgotten', async () => {
    const call = callBy('back');
    const { id } = await saved(call, { url: 'https://example.com/back' });
    const { changeId } = await library.batchDelete(call, [id]);
    const undoing: LibraryStore = {
      ...store,
      async read(context, work) {
        const found = await store.read(context, work);
        await library.undoChange(call, changeId ?? '');
        return found;
      },
    };
    const { asked, getPage } = recording();
    await visitDuePages({ pool: database.pool, store: undoing, clock, getPage });
    later(2 * 60_000);
    await visitAll(getPage);
    expect(asked).toEqual(['https://example.com/back']);
  });

  test('also where it was saved while nobody noted pages', async () => {
    const call = callBy('missed');
    const unnoting = createLibrary({ store: createPostgresLibraryStore(database.pool), clock });
    for (const path of [1, 2, 3]) await unnoting.create(call, { url: `https://missed.example/${path}` });
    const { getPage, asked } = recording();
    expect(await visitAll(getPage)).toBe(0);
    const turns = createPostgresPageTurns(database.pool);
    while (await turns.noteMissed());
    await visitAll(getPage);
    expect(asked.filter((url) => url.includes('missed')).toSorted()).toEqual([
      'https://missed.example/1',
      'https://missed.example/2',
      'https://missed.example/3',
    ]);
  });

  test('anew where the bookmark got another URL while nobody noted pages', async () => {
    const call = callBy('missed-edit');
    const { id } = await saved(call, { url: 'https://example.com/missed/before' });
    await visitAll(async () => pageThatSays('before'));
    const unnoting = createLibrary({ store: createPostgresLibraryStore(database.pool), clock });
    await unnoting.update(call, id, { url: 'https://example.com/missed/after' }, undefined);
    const turns = createPostgresPageTurns(database.pool);
    while (await turns.noteMissed());
    expect(await textOf(call, id)).toBeUndefined();
    const { asked, getPage } = recording();
    await visitAll(getPage);
    expect(asked.filter((url) => url.includes('/missed/'))).toEqual(['https://example.com/missed/after']);
  });

  test('and what a person did to the bookmark meanwhile counts', async () => {
    const call = callBy('meanwhile');
    const { id } = await saved(call, { url: 'https://example.com/meanwhile/1' });
    const asked: string[] = [];
    await visitAll(async ({ url }) => {
      asked.push(url);
      if (asked.length === 1)
        await library.update(call, id, { url: 'https://example.com/meanwhile/2' }, undefined);
      return pageThatSays(url);
    });
    expect(asked).toEqual(['https://example.com/meanwhile/1', 'https://example.com/meanwhile/2']);
    expect(await bookmarkOf(call, id)).toMatchObject({ title: 'title https://example.com/meanwhile/2' });
  });
});

describe('what a page says of itself', () => {
  test.each([
    ['title', { title: 'later' }],
    ['description', { description: 'later' }],
    ['text', { text: 'later' }],
  ])('is found by its %s as soon as that is another', async (part, changed) => {
    const call = callBy(`changed-${part}`);
    const { id } = await saved(call, { url: `https://example.com/changed/${part}`, title: 'mine' });
    await visitAll(async () => pageThatSays('before'));
    later(40 * DAY_MS);
    await visitAll(async () => pageThatSays('before', changed));
    expect(await idsBySearch(call, 'later')).toEqual([id]);
  });

  test('is all there once there is no more of it', async () => {
    const call = callBy('shorter');
    const { id } = await saved(call, { url: 'https://example.com/shorter' });
    await visitAll(async () => pageThatSays('words', { truncated: true }));
    later(40 * DAY_MS);
    await visitAll(async () => pageThatSays('words'));
    expect(await textOf(call, id)).toMatchObject({ text: 'words', truncated: false });
  });

  test('stands as its title where its user gave none, without a new version', async () => {
    const call = callBy('fill');
    const before = await saved(call, { url: 'https://example.com/fill' });
    later(1000);
    await visitAll(async () => pageThatSays('filled'));
    expect(await bookmarkOf(call, before.id)).toEqual({ ...before, title: 'title filled' });
    expect(await pageOf(call, before.id)).toMatchObject({ description: 'description filled' });
  });

  test('replaces nothing that its user said', async () => {
    const call = callBy('keep');
    const { id } = await saved(call, { url: 'https://example.com/keep', title: 'mine' });
    await library.update(call, id, { description: 'mine as well' }, undefined);
    await visitAll(async () => pageThatSays('other'));
    expect(await bookmarkOf(call, id)).toMatchObject({ title: 'mine', description: 'mine as well' });
  });

  test('hinders no undo of what was done before', async () => {
    const call = callBy('undo');
    const { bookmark, changeId } = await library.create(call, { url: 'https://example.com/undo' });
    await visitAll(async () => pageThatSays('undo'));
    expect(await library.undoChange(call, changeId ?? '')).toMatchObject({
      report: { undoneCount: 1, conflicts: [] },
    });
    expect(await bookmarkOf(call, bookmark.id)).toBeUndefined();
  });

  test('hides nothing that its user said later from an undo', async () => {
    const call = callBy('undo-later');
    const { bookmark, changeId } = await library.create(call, { url: 'https://example.com/undo-later' });
    await library.update(call, bookmark.id, { title: 'mine' }, undefined);
    await visitAll(async () => pageThatSays('undo later'));
    expect(await library.undoChange(call, changeId ?? '')).toMatchObject({ report: { undoneCount: 0 } });
    expect(await bookmarkOf(call, bookmark.id)).toMatchObject({ title: 'mine' });
  });
});

describe('turns', () => {
  const sitesOf = async (turns: readonly { bookmarkId: string }[], call: CallContext) => {
    const found = await library.batchGet(
      call,
      turns.map(({ bookmarkId }) => bookmarkId),
    );
    return found.map(({ bookmark }) => new URL(bookmark.url).host);
  };

  test('are of one page of a site at a time, the newest first, also for two workers at once', async () => {
    const call = callBy('turns');
    for (const path of [1, 2, 3]) {
      for (const site of ['a', 'b', 'c']) await saved(call, { url: `https://${site}.example/${path}` });
      later(1000);
    }
    const workers = [createPostgresPageTurns(database.pool), createPostgresPageTurns(database.pool)];
    const taken = (await Promise.all(workers.map((turns) => turns.take(8, now)))).flat();
    expect((await sitesOf(taken, call)).toSorted()).toEqual(['a.example', 'b.example', 'c.example']);
    const urls = (
      await library.batchGet(
        call,
        taken.map(({ bookmarkId }) => bookmarkId),
      )
    ).map(({ bookmark }) => new URL(bookmark.url).pathname);
    expect(urls).toEqual(['/3', '/3', '/3']);
    expect(await workers[0]?.take(8, now)).toEqual([]);
  });

  test('go round the sites, so that one with many pages keeps none waiting', async () => {
    const call = callBy('round');
    for (const site of ['a', 'b', 'c', 'd']) {
      for (const path of [1, 2]) await saved(call, { url: `https://${site}.example/${path}` });
    }
    const turns = createPostgresPageTurns(database.pool);
    const seen: string[] = [];
    const visitOne = async () => {
      const [turn] = await turns.take(1, now);
      if (turn === undefined) return;
      seen.push(...(await sitesOf([turn], call)));
      await store.write(call, (writer) =>
        writer.postponePage(turn.bookmarkId, 0, new Date(now.getTime() + DAY_MS)),
      );
    };
    for (let turn = 0; turn < 6; turn += 1) await visitOne();
    expect(seen.map((host) => host[0]).join('')).toMatch(/^abcd.?[ab]/);
  });

  test('go round the users, so that one with many sites keeps nobody waiting', async () => {
    const [busy, other] = [callBy('a-busy'), callBy('b-other')];
    for (let site = 0; site < 30; site += 1) await saved(busy, { url: `https://busy-${site}.example/` });
    for (const call of [busy, other]) await saved(call, { url: 'https://shared.example/' });
    const { id } = await saved(other, { url: 'https://other.example/' });
    const turns = createPostgresPageTurns(database.pool);
    const taken = [
      ...(await turns.take(1, now)),
      ...(await turns.take(1, now)),
      ...(await turns.take(1, now)),
    ];
    expect(taken.map(({ userSub }) => userSub)).toEqual([busy.userSub, other.userSub, busy.userSub]);
    expect(taken[1]?.bookmarkId).toBe(id);
  });

  test('come to who comes after many that wait for the same site', async () => {
    for (let user = 0; user < 110; user += 1)
      await saved(callBy(`c-${user}`), { url: 'https://shared.example/' });
    const turns = createPostgresPageTurns(database.pool);
    expect(await turns.take(1, now)).toHaveLength(1);
    const last = callBy('d-last');
    await saved(last, { url: 'https://last.example/' });
    expect((await turns.take(1, now)).map(({ userSub }) => userSub)).toEqual([last.userSub]);
  });

  test('are taken over when the worker is gone', async () => {
    const call = callBy('gone');
    await saved(call, { url: 'https://gone.example/' });
    const turns = createPostgresPageTurns(database.pool);
    expect(await turns.take(8, now)).toHaveLength(1);
    later(89_000);
    expect(await turns.take(8, now)).toEqual([]);
    later(2_000);
    expect(await turns.take(8, now)).toHaveLength(1);
  });

  test('come to an end for a page that ends each worker that looks at it', async () => {
    const call = callBy('poison');
    const { id } = await saved(call, { url: 'https://poison.example/' });
    const turns = createPostgresPageTurns(database.pool);
    for (let worker = 0; worker < 5; worker += 1) {
      expect(await turns.take(8, now)).toHaveLength(1);
      later(91_000);
    }
    const { asked, getPage } = recording();
    await visitAll(getPage);
    expect(asked).toEqual([]);
    later(31 * DAY_MS);
    await visitAll(getPage);
    expect(asked).toHaveLength(1);
    expect(await pageOf(call, id)).toMatchObject({ outcome: 'ok' });
  });

  test("are given back where nobody looks at pages, which is not the page's fault", async () => {
    const call = callBy('away');
    await saved(call, { url: 'https://away.example/' });
    const away: GetPage = async () => {
      throw new PagesAwayError('away');
    };
    for (let outage = 0; outage < 20; outage += 1) {
      await expect(visitAll(away)).rejects.toThrow(PagesAwayError);
      later(2 * 60_000);
    }
    const { asked, getPage } = recording();
    await visitAll(getPage);
    expect(asked).toHaveLength(1);
  });

  test('show who calls for them no more than whose they are and at which site', async () => {
    const call = callBy('least');
    const { id } = await saved(call, { url: 'https://least.example/secret' });
    const { rows } = await database.pool.query('select * from take_pages(now(), now(), 1, $1, $1)', ['']);
    expect(rows).toEqual([
      { user_sub: call.userSub, bookmark_id: id, site: 'example.least' },
      { user_sub: call.userSub, bookmark_id: null, site: '' },
    ]);
  });
});
