import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { FilterInput } from '../src/bookmarks/bookmark-filter.ts';
import type { Library } from '../src/bookmarks/library.ts';
import { createDatabase, type TestDatabase } from './helpers/database.ts';
import { aLibrary, callBy, NO_FILTER } from './helpers/library.ts';

let database: TestDatabase;
let library: Library;
let users = 0;

beforeAll(async () => {
  database = await createDatabase();
  library = aLibrary(database);
});
afterAll(async () => {
  await database[Symbol.asyncDispose]();
});

/** A call by somebody whose library is empty. */
const aNewcomer = () => callBy(`newcomer_${++users}`);

const listed = async (call: ReturnType<typeof callBy>, filter: Partial<FilterInput> = {}) => {
  const input = {
    filter: { ...NO_FILTER, ...filter },
    order: 'newest' as const,
    pageSize: 100,
    pageToken: '',
  };
  return (await library.list(call, input)).rows.map(({ title }) => title);
};

describe('create', () => {
  test('saves a URL with all that was given', async () => {
    const call = aNewcomer();
    const { bookmark, outcome, changeId } = await library.create(call, {
      url: 'https://www.example.com/A?utm_source=x',
      title: 'Example',
      note: 'mine',
      tags: ['Rust', 'web'],
      status: 'read',
      favorite: true,
    });
    expect(outcome).toBe('created');
    expect(changeId).toMatch(/^chg_/);
    expect(bookmark).toMatchObject({
      url: 'https://www.example.com/A?utm_source=x',
      title: 'Example',
      note: 'mine',
      tags: ['Rust', 'web'],
      status: 'read',
      favorite: true,
      version: 1,
    });
    expect(await library.batchGet(call, [bookmark.id])).toEqual([{ ref: bookmark.id, bookmark }]);
  });

  test('merges a URL that is saved already, and loses nothing', async () => {
    const call = aNewcomer();
    const first = await library.create(call, {
      url: 'https://example.com/a',
      title: 'Kept',
      note: 'one',
      tags: ['x'],
    });
    const second = await library.create(call, {
      url: 'http://www.example.com/a/',
      title: 'Other',
      note: 'two',
      tags: ['X', 'y'],
    });
    expect(second.outcome).toBe('merged');
    expect(second.bookmark).toMatchObject({
      id: first.bookmark.id,
      title: 'Kept',
      note: 'one\n\ntwo',
      tags: ['x', 'y'],
      version: 2,
    });
  });

  test('merges status and favorite where they are given', async () => {
    const call = aNewcomer();
    const url = 'https://example.com/a';
    await library.create(call, { url, favorite: true });
    expect((await library.create(call, { url, status: 'read' })).bookmark).toMatchObject({
      status: 'read',
      favorite: true,
    });
    expect((await library.create(call, { url, favorite: false })).bookmark).toMatchObject({
      status: 'read',
      favorite: false,
    });
  });

  test('keeps a note that is only a part of the one that is there', async () => {
    const call = aNewcomer();
    const url = 'https://example.com/a';
    await library.create(call, { url, note: 'start here' });
    expect((await library.create(call, { url, note: 'art' })).bookmark.note).toBe('start here\n\nart');
    expect((await library.create(call, { url, note: 'art' })).outcome).toBe('unchanged');
  });

  test('refuses to merge into more than a bookmark can hold, and changes nothing', async () => {
    const call = aNewcomer();
    const url = 'https://example.com/a';
    const tags = (from: number) => Array.from({ length: 50 }, (_, index) => `t${from + index}`);
    const { bookmark } = await library.create(call, { url, note: 'x'.repeat(9_000), tags: tags(0) });
    await expect(library.create(call, { url, note: 'y'.repeat(9_000) })).rejects.toMatchObject({
      code: 'invalid',
    });
    await expect(library.create(call, { url, tags: tags(50) })).rejects.toMatchObject({ code: 'invalid' });
    expect(await library.batchGet(call, [url])).toEqual([{ ref: url, bookmark }]);
  });

  test('changes nothing when the same is saved again, or when told to skip', async () => {
    const call = aNewcomer();
    const input = { url: 'https://example.com/a', title: 'T', note: 'n', tags: ['x'] };
    await library.create(call, input);
    expect(await library.create(call, input)).toMatchObject({ outcome: 'unchanged', changeId: undefined });
    const skipped = await library.create(call, { ...input, tags: ['new'], onDuplicate: 'skip' });
    expect(skipped).toMatchObject({ outcome: 'unchanged', bookmark: { tags: ['x'], version: 1 } });
  });

  test('saves one bookmark when the same URL comes fifty times at once', async () => {
    const call = aNewcomer();
    const saved = await Promise.all(
      Array.from({ length: 50 }, (_, index) =>
        library.create(call, { url: 'https://example.com/', tags: [`t${index % 10}`] }),
      ),
    );
    expect(new Set(saved.map(({ bookmark }) => bookmark.id)).size).toBe(1);
    expect(saved.filter(({ outcome }) => outcome === 'created')).toHaveLength(1);
    const [found] = await library.batchGet(call, ['https://example.com/']);
    expect(found?.bookmark.tags).toHaveLength(10);
  });

  test('saves a URL again after it went to the trash', async () => {
    const call = aNewcomer();
    const { bookmark } = await library.create(call, { url: 'https://example.com/' });
    await library.batchDelete(call, [bookmark.id]);
    const again = await library.create(call, { url: 'https://example.com/' });
    expect(again.outcome).toBe('created');
    expect(again.bookmark.id).not.toBe(bookmark.id);
  });

  test('suggests tags that the user gave to the same site', async () => {
    const call = aNewcomer();
    await library.create(call, { url: 'https://docs.example.com/1', tags: ['docs', 'often'] });
    await library.create(call, { url: 'https://docs.example.com/2', tags: ['often'] });
    const { suggestedTags } = await library.create(call, {
      url: 'https://docs.example.com/3',
      tags: ['docs'],
    });
    expect(suggestedTags).toEqual(['often']);
  });

  test('spells a tag as the user first spelled it', async () => {
    const call = aNewcomer();
    await library.create(call, { url: 'https://example.com/1', tags: ['NASA'] });
    const { bookmark } = await library.create(call, {
      url: 'https://example.com/2',
      tags: ['nasa', 'space'],
    });
    expect(bookmark.tags).toEqual(['NASA', 'space']);
  });

  test.each([
    ['a title with a NUL byte', { title: 'a\0b' }],
    ['a title of 1,001 characters', { title: 'x'.repeat(1001) }],
    ['a note with half a character', { note: '\ud800' }],
    ['a note of 10,001 characters', { note: 'x'.repeat(10_001) }],
    ['10,000 tags', { tags: Array.from({ length: 10_000 }, (_, index) => `t${index}`) }],
  ])('refuses %s and stores nothing', async (_what, wrong) => {
    const call = aNewcomer();
    await expect(library.create(call, { url: 'https://example.com/', ...wrong })).rejects.toMatchObject({
      code: 'invalid',
    });
    expect(await listed(call)).toEqual([]);
  });
});

describe('list', () => {
  test('filters by tags, status, favorite, domain, date and note, all of which must hold', async () => {
    const call = aNewcomer();
    await library.create(call, {
      url: 'https://example.com/1',
      title: 'one',
      tags: ['Red', 'Blue'],
      status: 'read',
    });
    await library.create(call, {
      url: 'https://docs.example.com/2',
      title: 'two',
      tags: ['red'],
      favorite: true,
    });
    const { bookmark: three } = await library.create(call, {
      url: 'https://notexample.com/3',
      title: 'three',
      note: 'n',
    });
    expect(await listed(call)).toEqual(['three', 'two', 'one']);
    expect(await listed(call, { tagsAll: ['red', 'blue'] })).toEqual(['one']);
    expect(await listed(call, { tagsAll: ['red', 'unknown'] })).toEqual([]);
    expect(await listed(call, { tagsAny: ['BLUE', 'unknown'] })).toEqual(['one']);
    expect(await listed(call, { tagsNone: ['blue'] })).toEqual(['three', 'two']);
    expect(await listed(call, { tagsNone: ['unknown'] })).toEqual(['three', 'two', 'one']);
    expect(await listed(call, { status: 'unread' })).toEqual(['three', 'two']);
    expect(await listed(call, { favorite: true })).toEqual(['two']);
    expect(await listed(call, { favorite: false })).toEqual(['three', 'one']);
    expect(await listed(call, { domain: 'www.Example.com' })).toEqual(['two', 'one']);
    expect(await listed(call, { domain: 'docs.example.com' })).toEqual(['two']);
    expect(await listed(call, { hasNote: true })).toEqual(['three']);
    expect(await listed(call, { addedAfter: three.createdAt })).toEqual(['three']);
    expect(await listed(call, { addedBefore: three.createdAt })).toEqual(['two', 'one']);
    expect(await listed(call, { tagsAny: ['red'], status: 'read' })).toEqual(['one']);
  });

  test.each(['newest', 'oldest', 'updated', 'title'] as const)(
    'pages through everything once, %s first',
    async (order) => {
      const call = aNewcomer();
      const titles = ['b', 'a', 'c', 'a', 'e', 'd', 'a'];
      for (const [index, title] of titles.entries())
        await library.create(call, { url: `https://example.com/${index}`, title });
      const page = (pageSize: number, pageToken = '') =>
        library.list(call, { filter: NO_FILTER, order, pageSize, pageToken });
      const whole = (await page(100)).rows.map(({ id }) => id);
      const paged: string[] = [];
      let token = '';
      do {
        const { rows, nextPageToken } = await page(2, token);
        paged.push(...rows.map(({ id }) => id));
        token = nextPageToken;
        // What comes in between pages is on a page that was read or is still to come, never twice.
        if (order === 'newest')
          await library.create(call, { url: `https://example.com/late/${paged.length}` });
      } while (token !== '');
      expect(paged).toEqual(whole);
    },
  );

  test('refuses a cursor of another request, a damaged one and a wrong page size', async () => {
    const call = aNewcomer();
    for (const index of [1, 2, 3]) await library.create(call, { url: `https://example.com/${index}` });
    const list = (order: 'newest' | 'title', pageToken: string, pageSize = 1) =>
      library.list(call, { filter: NO_FILTER, order, pageSize, pageToken });
    const { nextPageToken } = await list('newest', '');
    const [fingerprint] = JSON.parse(Buffer.from(nextPageToken, 'base64url').toString());
    const damaged = Buffer.from(JSON.stringify([fingerprint, 'not a time', 'x'])).toString('base64url');
    await expect(list('title', nextPageToken)).rejects.toMatchObject({ code: 'invalid' });
    const otherFilter = { filter: { ...NO_FILTER, favorite: true }, order: 'newest' as const, pageSize: 1 };
    await expect(library.list(call, { ...otherFilter, pageToken: nextPageToken })).rejects.toMatchObject({
      code: 'invalid',
    });
    const keys = ['2.5', '-8.64e15', '1e400', '1\0', 'NaN'];
    const forged = keys.map((key) =>
      Buffer.from(JSON.stringify([fingerprint, key, 'x'])).toString('base64url'),
    );
    for (const token of ['x', damaged, ...forged, 'a'.repeat(5000)]) {
      await expect(list('newest', token)).rejects.toMatchObject({ code: 'invalid' });
    }
    for (const pageSize of [0, -1, 101])
      await expect(list('newest', '', pageSize)).rejects.toMatchObject({ code: 'invalid' });
  });
});

describe('search', () => {
  const found = async (call: ReturnType<typeof callBy>, query: string) => {
    const input = { query, filter: NO_FILTER, order: 'relevance' as const, pageSize: 50, pageToken: '' };
    return (await library.search(call, input)).rows.map(({ title }) => title);
  };

  test('finds words in title, tags, note and URL, all of them, the last by its beginning', async () => {
    const call = aNewcomer();
    await library.create(call, {
      url: 'https://doc.rust-lang.org/book/',
      title: 'The Rust Programming Language',
      tags: ['systems'],
    });
    await library.create(call, {
      url: 'https://nodejs.org/',
      title: 'Node.js',
      note: 'Läuft überall, sagt Zoë',
    });
    expect(await found(call, 'rust')).toEqual(['The Rust Programming Language']);
    expect(await found(call, 'programs language')).toEqual(['The Rust Programming Language']);
    expect(await found(call, 'rust langu')).toEqual(['The Rust Programming Language']);
    expect(await found(call, 'rust node')).toEqual([]);
    expect(await found(call, 'systems')).toEqual(['The Rust Programming Language']);
    expect(await found(call, 'node.js')).toEqual(['Node.js']);
    expect(await found(call, 'uberall zoe')).toEqual(['Node.js']);
    expect(await found(call, 'läuft')).toEqual(['Node.js']);
    expect(await found(call, 'lauft')).toEqual(['Node.js']);
    expect(await found(call, 'nodejs.org')).toEqual(['Node.js']);
  });

  test('ranks a word in the title above one in the note, and pages without repeating', async () => {
    const call = aNewcomer();
    await library.create(call, { url: 'https://example.com/1', title: 'Garden', note: 'about tulips' });
    await library.create(call, { url: 'https://example.com/2', title: 'Tulips' });
    expect(await found(call, 'tulips')).toEqual(['Tulips', 'Garden']);
    const input = { query: 'tulips', filter: NO_FILTER, order: 'relevance' as const, pageSize: 1 };
    const first = await library.search(call, { ...input, pageToken: '' });
    const second = await library.search(call, { ...input, pageToken: first.nextPageToken });
    expect([...first.rows, ...second.rows].map(({ title }) => title)).toEqual(['Tulips', 'Garden']);
    expect(second.nextPageToken).toBe('');
  });

  test.each([
    "'",
    '\\',
    "\\'",
    ':*',
    '!',
    '&|',
    '<->',
    '( )',
    "a' & 'b",
    'a:*b',
    '\u{1F600} x',
    '%',
    "';drop table bookmarks;--",
  ])('takes %j for text, never for an operator', async (query) => {
    const call = aNewcomer();
    await expect(found(call, query).catch(({ code }) => code)).resolves.toEqual(
      /[\p{L}\p{N}]/u.test(query) ? [] : 'invalid',
    );
  });
});

describe('update', () => {
  test('overwrites what is given and leaves the rest', async () => {
    const call = aNewcomer();
    const { bookmark } = await library.create(call, {
      url: 'https://example.com/',
      title: 'Old',
      note: 'kept',
      tags: ['a'],
    });
    const edited = await library.update(call, bookmark.url, { title: 'New', tags: ['b'] }, undefined);
    expect(edited.bookmark).toMatchObject({
      id: bookmark.id,
      title: 'New',
      note: 'kept',
      tags: ['b'],
      version: 2,
    });
    // Sent twice, with the version that was right the first time.
    expect(await library.update(call, bookmark.id, { title: 'New' }, 1)).toMatchObject({
      changeId: undefined,
    });
  });

  test('refuses a bookmark that was changed since, one that is not there, and a URL that is taken', async () => {
    const call = aNewcomer();
    const { bookmark } = await library.create(call, { url: 'https://example.com/1' });
    await library.create(call, { url: 'https://example.com/2' });
    await library.update(call, bookmark.id, { title: 'x' }, 1);
    await expect(library.update(call, bookmark.id, { title: 'y' }, 1)).rejects.toMatchObject({
      code: 'conflict',
    });
    await expect(library.update(call, 'bm_000000000000', { title: 'y' }, undefined)).rejects.toMatchObject({
      code: 'not_found',
    });
    await expect(
      library.update(call, bookmark.id, { url: 'http://example.com/2/' }, undefined),
    ).rejects.toMatchObject({
      code: 'already_exists',
    });
    await expect(library.update(call, 'nonsense', { title: 'y' }, undefined)).rejects.toMatchObject({
      code: 'invalid',
    });
  });
});

describe('batchDelete', () => {
  test('moves to the trash what is there, and says what is not', async () => {
    const call = aNewcomer();
    const { bookmark } = await library.create(call, { url: 'https://example.com/', title: 'gone' });
    const refs = [bookmark.id, 'http://www.example.com', 'bm_000000000000'];
    const first = await library.batchDelete(call, refs);
    expect(first).toMatchObject({ bookmarks: [{ id: bookmark.id }], missingRefs: ['bm_000000000000'] });
    expect(first.bookmarks).toHaveLength(1);
    expect(await listed(call)).toEqual([]);
    expect(await library.batchDelete(call, refs)).toMatchObject({
      bookmarks: [],
      missingRefs: refs,
      changeId: undefined,
    });
  });

  test('refuses none and more than a hundred', async () => {
    const call = aNewcomer();
    for (const refs of [[], Array.from({ length: 101 }, (_, index) => `https://example.com/${index}`)]) {
      await expect(library.batchDelete(call, refs)).rejects.toMatchObject({ code: 'invalid' });
    }
  });
});

describe('listTags', () => {
  test('counts the bookmarks that carry each tag, without those in the trash', async () => {
    const call = aNewcomer();
    await library.create(call, { url: 'https://example.com/1', tags: ['Rust', 'rustlang', 'web'] });
    await library.create(call, { url: 'https://example.com/2', tags: ['rust', 'web'] });
    const { bookmark } = await library.create(call, { url: 'https://example.com/3', tags: ['rust', 'gone'] });
    await library.batchDelete(call, [bookmark.id]);
    const tags = async (query: object) => {
      const all = {
        prefix: undefined,
        minCount: undefined,
        maxCount: undefined,
        similarTo: undefined,
        order: 'name' as const,
      };
      const { rows } = await library.listTags(call, { ...all, pageSize: 100, pageToken: '', ...query });
      return rows.map(({ name, bookmarkCount }) => `${name} ${bookmarkCount}`);
    };
    expect(await tags({})).toEqual(['Rust 2', 'rustlang 1', 'web 2']);
    expect(await tags({ order: 'count' })).toEqual(['web 2', 'Rust 2', 'rustlang 1']);
    expect(await tags({ prefix: 'RU' })).toEqual(['Rust 2', 'rustlang 1']);
    expect(await tags({ similarTo: 'rust' })).toEqual(['Rust 2', 'rustlang 1']);
    expect(await tags({ minCount: 2 })).toEqual(['Rust 2', 'web 2']);
    expect(await tags({ maxCount: 1 })).toEqual(['rustlang 1']);
  });
});

test('every write records what it changed, so that it can be undone', async () => {
  const call = aNewcomer();
  const { bookmark } = await library.create(call, { url: 'https://example.com/', title: 'one' });
  await library.create(call, { url: 'https://example.com/', tags: ['x'] });
  await library.update(call, bookmark.id, { title: 'two' }, undefined);
  await library.batchDelete(call, [bookmark.id]);
  const client = await database.pool.connect();
  try {
    await client.query('begin');
    await client.query(`select set_config('bookmarks.user_sub', $1, true)`, [call.userSub]);
    const { rows } = await client.query(
      `select kind, before ->> 'title' as title, version_after from changes
       join change_items using (user_sub) where change_id = changes.id order by created_at`,
    );
    expect(rows).toEqual([
      { kind: 'create', title: null, version_after: 1 },
      { kind: 'merge', title: 'one', version_after: 2 },
      { kind: 'edit', title: 'one', version_after: 3 },
      { kind: 'delete', title: 'two', version_after: 4 },
    ]);
  } finally {
    await client.query('rollback');
    client.release();
  }
});
