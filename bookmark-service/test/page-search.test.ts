import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { NewBookmark } from '../src/bookmarks/bookmark.ts';
import type { FilterInput } from '../src/bookmarks/bookmark-filter.ts';
import type { CallContext } from '../src/library/call-context.ts';
import { createLibrary, type Library } from '../src/library/library.ts';
import type { LibraryStore } from '../src/library/library-store.ts';
import type { PageAnswer } from '../src/pages/page.ts';
import { createPostgresLibraryStore } from '../src/postgres/postgres-library-store.ts';
import type { SearchOrder } from '../src/search/search-store.ts';
import { createDatabase, type TestDatabase } from './helpers/database.ts';
import { callBy, NO_FILTER, titlesIn } from './helpers/library.ts';
import { answerOf, pageThatSays, visitDuePages } from './helpers/pages.ts';

const DAY_MS = 24 * 60 * 60 * 1000;

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

type Shelved = Omit<NewBookmark, 'url'> & { readonly title: string; readonly page: string | PageAnswer };

/** A library of these, the oldest first, whose pages were looked at; a text is what can be read on a page. */
async function aShelf(name: string, ...shelved: readonly Shelved[]): Promise<CallContext> {
  const call = callBy(name);
  const answers = new Map<string, PageAnswer>();
  for (const [index, { page, ...input }] of shelved.entries()) {
    const url = `https://${name}-${index}.example/`;
    now = new Date(now.getTime() + 1000);
    await library.create(call, { ...input, url });
    answers.set(
      url,
      typeof page === 'string' ? pageThatSays('', { title: '', description: '', text: page }) : page,
    );
  }
  await visitAll(answers);
  return call;
}

const visitAll = (answers: ReadonlyMap<string, PageAnswer>) =>
  visitDuePages({
    ...{ pool: database.pool, store, clock },
    getPage: async ({ url }) => answers.get(url) ?? answerOf('refused'),
  });

type SearchOptions = { order?: SearchOrder; pageSize?: number; filter?: Partial<FilterInput> };

/** Page by page, as they come. */
async function found(
  call: CallContext,
  query: string,
  { order = 'relevance', pageSize = 100, filter = {} }: SearchOptions = {},
) {
  const matches: { title: string; snippet: string }[] = [];
  let pageToken = '';
  do {
    const input = { query, order, pageSize, pageToken, filter: { ...NO_FILTER, ...filter } };
    const page = await library.search(call, input);
    matches.push(...page.rows.map(({ bookmark, snippet }) => ({ title: bookmark.title, snippet })));
    pageToken = page.nextPageToken;
  } while (pageToken !== '');
  return matches;
}
const titles = async (...search: Parameters<typeof found>) =>
  (await found(...search)).map(({ title }) => title);

describe('what can be read on a page', () => {
  test('is found, with the place, after what bookmarks have themselves', async () => {
    const call = await aShelf(
      'lowest',
      { title: 'By its note', note: 'about tulips', page: 'nothing' },
      {
        title: 'By its page',
        page: `${'Filler. '.repeat(5000)}In spring the tulips flower. ${'More. '.repeat(900)}`,
      },
      { title: 'Tulips', page: 'tulips tulips tulips' },
      { title: 'Not at all', page: 'roses' },
    );
    expect(await titles(call, 'tulips')).toEqual(['Tulips', 'By its note', 'By its page']);
    const [, , byPage] = await found(call, 'tulip');
    expect(byPage?.snippet).toMatch(/\*\*tulips\*\* flower\. More/);
  });

  test('is asked for no words that English leaves out, and shows no place of them', async () => {
    const call = await aShelf('filler', {
      title: 'By its page',
      page: `Throughout it all. ${'Filler. '.repeat(5000)}In spring some tulips flower. ${'More. '.repeat(900)}`,
    });
    const [byPage] = await found(call, 'through the tulips');
    expect(byPage?.snippet).toContain('**tulips** flower');
  });

  test.each(['relevance', 'newest', 'oldest'] as const)(
    'is found page by page by %s, each bookmark once',
    async (order) => {
      const call = await aShelf(
        `paged-${order}`,
        ...Array.from({ length: 9 }, (_, index) =>
          index % 2 === 0
            ? { title: `${index} lilac`, page: 'lilac' }
            : { title: `${index}`, page: 'of lilac and more' },
        ),
      );
      const expected = {
        relevance: ['8 lilac', '6 lilac', '4 lilac', '2 lilac', '0 lilac', '7', '5', '3', '1'],
        newest: ['8 lilac', '7', '6 lilac', '5', '4 lilac', '3', '2 lilac', '1', '0 lilac'],
        oldest: ['0 lilac', '1', '2 lilac', '3', '4 lilac', '5', '6 lilac', '7', '8 lilac'],
      };
      for (const pageSize of [2, 5, 100])
        expect(await titles(call, 'lilac', { order, pageSize })).toEqual(expected[order]);
    },
  );

  test('adds to what a bookmark has, for each word and for what else is asked', async () => {
    const call = await aShelf(
      'mixed',
      { title: 'Garden', note: 'for spring', tags: ['flowers'], page: 'How to plant tulips early' },
      { title: 'Other', tags: ['flowers'], page: 'How to plant tulips' },
    );
    expect(await titles(call, 'spring tulips')).toEqual(['Garden']);
    expect(await titles(call, 'tulips garden plant')).toEqual(['Garden']);
    expect(await titles(call, '#flowers "plant tulips"')).toEqual(['Other', 'Garden']);
    expect(await titles(call, '(roses OR tulips) early')).toEqual(['Garden']);
    expect(await titles(call, 'tulips', { filter: { tagsAll: ['flowers'] } })).toHaveLength(2);
    expect(await titles(call, 'tulips', { filter: { tagsAll: ['trees'] } })).toEqual([]);
    expect(await titles(call, 'title:tulips')).toEqual([]);
    expect(await titles(call, 'note:tulips')).toEqual([]);
  });

  test('hides nothing: what must not be there is looked for in what its user has', async () => {
    const call = await aShelf('negated', { title: 'Garden', page: 'tulips and a menu' });
    expect(await titles(call, 'tulips -menu')).toEqual(['Garden']);
    expect(await titles(call, 'tulips -garden')).toEqual([]);
  });

  test('puts nothing into smart collections and lists, which are what their user says', async () => {
    const call = await aShelf('smart', { title: 'Garden', page: 'tulips' });
    expect(await titlesIn(library, call, { query: 'tulips' })).toEqual([]);
    expect(await titlesIn(library, call, { query: 'garden' })).toEqual(['Garden']);
    await library.saveCollection(call, { name: 'Spring', smartQuery: 'tulips' });
    await library.saveCollection(call, { name: 'Plots', smartQuery: 'garden' });
    expect(await titles(call, 'in:Spring')).toEqual([]);
    expect(await titles(call, 'in:Spring tulips')).toEqual([]);
    expect(await titles(call, 'in:Plots tulips')).toEqual(['Garden']);
  });

  test('puts no description into them either, and a title where there is none: then, and not again', async () => {
    const call = await aShelf('filled', { title: '', page: pageThatSays('tulips') });
    const inLists = (query: string) => titlesIn(library, call, { query });
    expect(await inLists('description')).toEqual([]);
    expect(await inLists('title:tulips')).toEqual(['title tulips']);
    expect(await titles(call, 'description')).toEqual(['title tulips']);
    now = new Date(now.getTime() + 40 * DAY_MS);
    await visitAll(new Map([['https://filled-0.example/', pageThatSays('roses')]]));
    expect(await inLists('roses')).toEqual([]);
    expect(await inLists('title:tulips')).toEqual(['title tulips']);
  });

  test('is found by words of any script, and as its title and description', async () => {
    const call = await aShelf(
      'scripts',
      { title: 'Japanese', page: '東京都の天気' },
      { title: 'Head', page: pageThatSays('', { title: 'Orchids', description: 'of Borneo' }) },
    );
    expect(await titles(call, '天気')).toEqual(['Japanese']);
    expect(await titles(call, 'orchid borneo')).toEqual(['Head']);
  });

  test('is found beside an emoji, which is no word of a page', async () => {
    const call = await aShelf(
      'emoji',
      { title: 'Crab', tags: ['🦀'], page: 'rust' },
      { title: 'Iron', page: 'rust' },
    );
    expect(await titles(call, 'rust 🦀')).toEqual(['Crab']);
    expect(await titles(call, 'rust OR 🦀')).toEqual(['Crab', 'Iron']);
  });

  test('is not corrected away: a word that only a page has is no mistake', async () => {
    const call = await aShelf('spelling', { title: 'Tulips', page: 'turips' });
    expect(await titles(call, 'turips')).toEqual(['Tulips']);
  });

  test('can be as long as it may be, in the letters that take most', async () => {
    const words = Array.from({ length: 40_000 }, (_, index) => `क${index.toString(36)}`).join(' ');
    const call = await aShelf('long', { title: 'Long', page: words.slice(0, 200_000) });
    expect(await titles(call, 'क1')).toEqual(['Long']);
  });
});

describe('a broken link', () => {
  test('is found by is:broken, by the filter, by the audit, and counted', async () => {
    const call = await aShelf(
      'broken',
      { title: 'Fine', page: 'text' },
      { title: 'Gone', page: answerOf('gone', { httpStatus: 410 }) },
    );
    expect(await titles(call, 'is:broken')).toEqual([]);
    const answers = new Map([['https://broken-1.example/', answerOf('gone', { httpStatus: 410 })]]);
    for (let day = 0; day < 3; day += 1) {
      now = new Date(now.getTime() + 1.5 * DAY_MS);
      await visitAll(answers);
    }
    expect(await titles(call, 'is:broken')).toEqual(['Gone']);
    expect(await titles(call, '-is:broken')).toEqual(['Fine']);
    expect(await titlesIn(library, call, { hasBrokenLink: true })).toEqual(['Gone']);
    const { rows } = await library.audit(call, { check: 'broken_links', pageSize: 10, pageToken: '' });
    expect(rows).toMatchObject([{ bookmarks: [{ title: 'Gone' }], page: { httpStatus: 410 } }]);
    expect((await library.overview(call)).links).toEqual({ broken: 1, waiting: 0 });
    await library.batchDelete(call, ['https://broken-1.example/']);
    expect((await library.overview(call)).links).toMatchObject({ broken: 0 });
  });

  test('is nothing that a library knows of where nobody looks', async () => {
    expect((await library.overview(callBy('nobody'))).links).toBeUndefined();
  });
});

describe('resurfaced', () => {
  const reading = (readingMinutes: number, text = '') =>
    pageThatSays('', { title: '', readingMinutes, text });

  test.each(['unread', 'forgotten', 'on_this_day', 'random', 'related'] as const)(
    'by %s is what can be read in so many minutes',
    async (mode) => {
      const call = await aShelf(
        `minutes-${mode}`,
        { title: 'Long tulips', page: reading(20) },
        { title: 'Short tulips', page: reading(4) },
        { title: 'Unknown tulips', page: answerOf('refused') },
        { title: 'Reference tulips', page: reading(50) },
      );
      const earlier = now;
      now = new Date(earlier.getTime() + 200 * DAY_MS);
      if (mode === 'on_this_day')
        now = new Date(new Date(earlier).setUTCFullYear(earlier.getUTCFullYear() + 1));
      const ref = mode === 'related' ? `https://minutes-${mode}-3.example/` : '';
      const titlesWithin = async (minutes?: number) =>
        (await library.resurface(call, { mode, limit: 10, ref, seed: 1, minutes })).map(({ title }) => title);
      expect(await titlesWithin(5)).toEqual(['Short tulips']);
      expect((await titlesWithin(20)).toSorted()).toEqual(['Long tulips', 'Short tulips']);
      expect((await titlesWithin()).length).toBeGreaterThanOrEqual(3);
      await expect(titlesWithin(0)).rejects.toMatchObject({ code: 'invalid' });
    },
  );

  test('as related is what has the words of a title on its page', async () => {
    const call = await aShelf(
      'related-by-page',
      { title: 'Growing tulips in containers', page: reading(1) },
      { title: 'x', page: reading(1, 'All of growing tulips, also in containers.') },
      { title: 'y', page: reading(1, 'of cars') },
    );
    const related = await library.resurface(call, {
      ...{ mode: 'related', limit: 1, seed: undefined },
      ref: 'https://related-by-page-0.example/',
    });
    expect(related.map(({ title }) => title)).toEqual(['x']);
  });
});

describe('linkedPages', () => {
  test('gives what is known of pages, and the part of their text that is asked for', async () => {
    const call = await aShelf(
      'linked',
      { title: 'Read', page: 'A text to read' },
      { title: 'Shut', page: answerOf('refused') },
    );
    const refs = [0, 1, 2].map((index) => `https://linked-${index}.example/`);
    const found = await library.linkedPages(call, refs, { offset: 2, limit: 4 });
    expect(found).toMatchObject([
      { ref: refs[0], page: { outcome: 'ok' }, excerpt: { text: 'text', length: 14 } },
      { ref: refs[1], page: { outcome: 'refused' }, excerpt: undefined },
    ]);
    const [without] = await library.linkedPages(call, refs, { offset: 0, limit: 0 });
    expect(without?.excerpt).toBeUndefined();
  });

  test.each([
    { offset: -1, limit: 10 },
    { offset: 0, limit: 8001 },
    { offset: 0, limit: -1 },
  ])('refuses %j', async (part) => {
    const asked = library.linkedPages(callBy('part'), ['https://example.com/'], part);
    await expect(asked).rejects.toMatchObject({ code: 'invalid' });
  });
});
