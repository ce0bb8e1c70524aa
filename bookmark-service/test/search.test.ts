import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import type { FilterInput } from '../src/bookmarks/bookmark-filter.ts';
import type { Library } from '../src/library/library.ts';
import { inTransaction } from '../src/postgres/transaction.ts';
import type { SearchInput } from '../src/search/search.ts';
import { createDatabase, type TestDatabase } from './helpers/database.ts';
import { aLibrary, callBy, NO_FILTER } from './helpers/library.ts';

type Call = ReturnType<typeof callBy>;
type Saved = Parameters<Library['create']>[1];

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

/** A call by somebody whose library holds these, oldest first; without a URL of their own they are told apart by number. */
const aLibraryOf = async (...bookmarks: Partial<Saved>[]): Promise<Call> => {
  const call = callBy(`searcher_${++users}`);
  for (const [index, bookmark] of bookmarks.entries()) {
    await library.create(call, { url: `https://example.com/${index}`, ...bookmark });
  }
  return call;
};

const search = (call: Call, query: string, rest: Partial<SearchInput> = {}) =>
  library.search(call, {
    query,
    filter: NO_FILTER,
    order: 'relevance',
    pageSize: 50,
    pageToken: '',
    ...rest,
  });

const found = async (call: Call, query: string, filter: Partial<FilterInput> = {}) => {
  const { rows, correctedQuery } = await search(call, query, { filter: { ...NO_FILTER, ...filter } });
  return correctedQuery === undefined ? rows.map(({ bookmark }) => bookmark.title) : [];
};

const insertCollection = (
  call: Call,
  { id, name, parent, smart }: Record<'id' | 'name', string> & { parent?: string; smart?: string },
) =>
  inTransaction(database.pool, 'write', call, (client) =>
    client.query(
      `insert into collections (user_sub, id, parent_id, name, path, key, description, smart_query, auto_tags,
         created_at, updated_at, version)
       select $1, $2, $3, $4, coalesce((select path || '/' from collections where user_sub = $1 and id = $3), '') || $4,
         lower($4), '', $5, '{}', now(), now(), 1`,
      [call.userSub, id, parent ?? null, name, smart ?? null],
    ),
  );

const putInto = (call: Call, collection: string, title: string) =>
  inTransaction(database.pool, 'write', call, (client) =>
    client.query('update bookmarks set collection_id = $1 where title = $2', [collection, title]),
  );

describe('words', () => {
  test('are found in title, tags, note and URL, all of them, the last by its beginning', async () => {
    const call = await aLibraryOf(
      { url: 'https://doc.rust-lang.org/book/', title: 'The Rust Programming Language', tags: ['systems'] },
      { url: 'https://nodejs.org/', title: 'Node.js', note: 'runs everywhere' },
    );
    for (const query of ['rust', 'programs language', 'rust langu', 'systems', 'doc.rust-lang.org', 'book']) {
      expect([query, await found(call, query)]).toEqual([query, ['The Rust Programming Language']]);
    }
    for (const query of ['node.js', 'everywhere', 'run', 'nodejs.org']) {
      expect([query, await found(call, query)]).toEqual([query, ['Node.js']]);
    }
    expect(await found(call, 'rust node')).toEqual([]);
    expect(await found(call, 'langu rust')).toEqual([]);
  });

  test('shorter than three letters are whole words', async () => {
    const call = await aLibraryOf({ title: 'Go by example' }, { title: 'Google' });
    expect(await found(call, 'go')).toEqual(['Go by example']);
    expect(await found(call, 'goo')).toEqual(['Google']);
  });

  test('that begin a great many are found as well', async () => {
    const words = Array.from(
      { length: 120 },
      (_, index) => `pre${String.fromCharCode(97 + (index % 26))}${index}`,
    );
    const call = await aLibraryOf({ title: 'all', note: words.join(' ') }, { title: 'another prefix' });
    expect((await found(call, 'pre')).toSorted()).toEqual(['all', 'another prefix']);
  });

  test.each([
    ['accents', 'Läuft überall, sagt Zoë', ['läuft', 'lauft', 'ÜBERALL', 'zoe']],
    ['accents of their own', 'Cafe\u0301 cre\u0300me', ['café', 'cafe', 'crème']],
    ['German', 'Die Straßen von München', ['strassen', 'straßen', 'munchen']],
    ['French', "L'été à la plage", ['ete', "l'été", 'plage']],
    ['Cyrillic', 'Война и мир', ['война', 'МИР', 'вой']],
    ['Japanese', 'プログラミング言語の入門', ['言語', '入門', 'プログラミング', 'グラミ']],
    ['Chinese', '机器学习教程', ['学习', '机器学习']],
    ['Korean', '한국어 문서', ['한국', '국어']],
  ])('of %s', async (_what, title, queries) => {
    const call = await aLibraryOf({ title }, { title: 'something else' });
    for (const query of queries) expect([query, await found(call, query)]).toEqual([query, [title]]);
  });

  test('with signs are not the letters in them', async () => {
    const call = await aLibraryOf(
      { title: 'C++ primer' },
      { title: 'C# in depth' },
      { title: 'The C book' },
      { title: '.NET internals' },
      { title: 'Fishing net' },
    );
    expect(await found(call, 'c++')).toEqual(['C++ primer']);
    expect(await found(call, 'c#')).toEqual(['C# in depth']);
    expect(await found(call, 'C')).toEqual(['The C book']);
    expect(await found(call, '.net')).toEqual(['.NET internals']);
    expect(await found(call, 'net')).toEqual(['Fishing net']);
  });

  test('that are an emoji are found among the tags', async () => {
    const call = await aLibraryOf({ title: 'Rust', tags: ['🦀'] }, { title: 'Other' });
    expect(await found(call, '🦀')).toEqual(['Rust']);
  });
});

describe('the query grammar', () => {
  const aShelf = () =>
    aLibraryOf(
      { url: 'https://docs.example.org/a', title: 'Garden of tulips', note: 'for spring', tags: ['Flowers'] },
      { url: 'https://example.org/b', title: 'Tulips of the garden', status: 'read', tags: ['Web Dev'] },
      { url: 'https://notexample.org/c', title: 'Roses', note: 'no tulips', favorite: true },
    );

  test.each([
    ['"garden of tulips"', ['Garden of tulips']],
    ['"of the garden"', ['Tulips of the garden']],
    ['tulips -garden', ['Roses']],
    ['-tulips', []],
    ['-garden', ['Roses']],
    ['-is:read -favorite', ['Roses', 'Garden of tulips']],
    ['roses OR "garden of"', ['Garden of tulips', 'Roses']],
    ['tag:flowers', ['Garden of tulips']],
    ['#"web  dev"', ['Tulips of the garden']],
    ['tag:web', []],
    ['site:example.org', ['Tulips of the garden', 'Garden of tulips']],
    ['site:www.docs.example.org', ['Garden of tulips']],
    ['is:read OR is:favorite', ['Roses', 'Tulips of the garden']],
    ['tulips (is:favorite OR tag:flowers)', ['Garden of tulips', 'Roses']],
    ['-(is:favorite OR tag:flowers)', ['Tulips of the garden']],
    ['is:untagged', ['Roses']],
    ['has:note -is:favorite', ['Garden of tulips']],
    ['title:tulips', ['Tulips of the garden', 'Garden of tulips']],
    ['title:tul', ['Tulips of the garden', 'Garden of tulips']],
    ['note:tulips', ['Roses']],
    ['note:"no tulips"', ['Roses']],
    ['url:docs', ['Garden of tulips']],
    ['url:garden', []],
    ['after:2026-01-01 before:2027-01-01 roses', ['Roses']],
    ['before:2026-01-01', []],
    ['age:<1w roses', ['Roses']],
    ['age:>9999y', []],
  ])('finds by %s', async (query, titles) => {
    expect(await found(await aShelf(), query)).toEqual(titles);
  });

  test('holds as a filter, beside other filters', async () => {
    const call = await aShelf();
    const input = { order: 'newest' as const, pageSize: 10, pageToken: '' };
    const { rows } = await library.list(call, {
      ...input,
      filter: { ...NO_FILTER, query: 'tulips -is:read' },
    });
    expect(rows.map(({ title }) => title)).toEqual(['Roses', 'Garden of tulips']);
    expect(await found(call, 'tulips', { status: 'read', query: 'garden' })).toEqual([
      'Tulips of the garden',
    ]);
    expect(await found(call, 'tulips', { favorite: false, tagsNone: ['flowers'] })).toEqual([
      'Tulips of the garden',
    ]);
    expect(await found(call, 'tulips', { domain: '*.example.org.' })).toHaveLength(2);
  });

  test.each(['tag:', 'a (b', 'site:a/b'])('refuses %j as a query and as a filter', async (query) => {
    const call = await aShelf();
    await expect(search(call, query)).rejects.toMatchObject({ code: 'invalid' });
    await expect(found(call, 'a', { query })).rejects.toMatchObject({ code: 'invalid' });
  });

  test('never makes the server fail', async () => {
    const call = await aShelf();
    const piece = fc.oneof(
      fc.string({ unit: 'binary', maxLength: 6 }),
      fc.constantFrom(
        ...[
          "'",
          '\\',
          ':*',
          '!',
          '&|',
          '<->',
          '"',
          '(',
          ')',
          '-',
          ' ',
          ' OR ',
          '#',
          'tag:',
          'title:',
          'url:',
          'site:',
        ],
        ...[
          'age:<9999y',
          'before:1000-01-01',
          'note:',
          'tul',
          '🦀',
          '%',
          "';drop table bookmarks;--",
          '日',
          '::tsquery',
        ],
      ),
    );
    const query = fc.array(piece, { maxLength: 12 }).map((pieces) => pieces.join(''));
    await fc.assert(
      fc.asyncProperty(
        query,
        fc.constantFrom('relevance' as const, 'newest' as const),
        async (text, order) => {
          const code = await search(call, text, { order }).then(
            () => 'answered',
            (error: { code?: unknown }) => error.code,
          );
          expect(['answered', 'invalid']).toContain(code);
        },
      ),
      { seed: 1, numRuns: 300 },
    );
  }, 60_000);
});

describe('collections', () => {
  const COL = (letter: string) => `col_${letter.repeat(12)}`;
  const aTree = async () => {
    const call = await aLibraryOf({ title: 'one' }, { title: 'two', tags: ['x'] }, { title: 'three' });
    await insertCollection(call, { id: COL('a'), name: 'Work' });
    await insertCollection(call, { id: COL('b'), name: 'Projects', parent: COL('a') });
    await putInto(call, COL('a'), 'one');
    await putInto(call, COL('b'), 'two');
    return call;
  };

  test('are searched with those below them, by id or path', async () => {
    const call = await aTree();
    expect(await found(call, 'in:work')).toEqual(['two', 'one']);
    expect(await found(call, 'in:"work / projects"')).toEqual(['two']);
    expect(await found(call, `in:${COL('a')} -in:Work/Projects`)).toEqual(['one']);
    expect(await found(call, '-in:work')).toEqual(['three']);
    expect(await found(call, 'one OR two OR three', { collection: 'Work/Projects' })).toEqual(['two']);
    await expect(found(call, 'in:Wrk')).rejects.toMatchObject({ code: 'not_found' });
  });

  test('that are smart stand for their query, three deep and not in a circle', async () => {
    const call = await aTree();
    await insertCollection(call, { id: COL('c'), name: 'S1', smart: '#x OR three' });
    await insertCollection(call, { id: COL('d'), name: 'S2', smart: 'in:S1 in:Work' });
    await insertCollection(call, { id: COL('e'), name: 'S3', smart: '-in:S2' });
    await insertCollection(call, { id: COL('f'), name: 'S4', smart: 'in:S3' });
    await insertCollection(call, { id: COL('g'), name: 'S5', smart: 'in:S5' });
    expect(await found(call, 'in:S1')).toEqual(['three', 'two']);
    expect(await found(call, 'in:S2')).toEqual(['two']);
    expect(await found(call, 'in:S3')).toEqual(['three', 'one']);
    await expect(found(call, 'in:S4')).rejects.toMatchObject({ code: 'invalid', message: /3 deep/ });
    await expect(found(call, 'in:S5')).rejects.toMatchObject({ code: 'invalid', message: /circle/ });
  });
});

describe('the order', () => {
  test('is title, tags, note, URL; then the newest', async () => {
    const call = await aLibraryOf(
      { title: 'by title', url: 'https://example.com/x', tags: ['other'] },
      { title: 'Tulips old' },
      { title: 'tagged', tags: ['tulips'] },
      { title: 'noted', note: 'about tulips' },
      { title: 'linked', url: 'https://tulips.example.com/' },
      { title: 'Tulips new' },
    );
    const { bookmark } = await library.create(call, {
      url: 'https://example.com/described',
      title: 'described',
    });
    await library.update(call, bookmark.id, { description: 'nothing but tulips' }, undefined);
    const order = ['Tulips new', 'Tulips old', 'tagged', 'noted', 'described', 'linked'];
    expect(await found(call, 'tulips')).toEqual(order);
    expect(await found(call, 'tulip')).toEqual(order.slice(0, 5));
  });

  test('puts a word before one that only begins so', async () => {
    const call = await aLibraryOf({ title: 'Java' }, { title: 'JavaScript' });
    expect(await found(call, 'java')).toEqual(['Java', 'JavaScript']);
  });

  test.each(['relevance', 'newest', 'oldest'] as const)(
    'by %s: pages neither repeat nor miss what was there, when bookmarks come in between',
    async (order) => {
      const call = await aLibraryOf(
        ...Array.from({ length: 9 }, (_, index) => ({
          title: index % 3 === 0 ? `tulip ${index}` : `plain ${index}`,
          note: 'tulips',
        })),
      );
      const all = (await search(call, 'tul', { order })).rows.map(({ bookmark }) => bookmark.title);
      const seen: string[] = [];
      let pageToken = '';
      do {
        const page = await search(call, 'tul', { order, pageSize: 2, pageToken });
        seen.push(...page.rows.map(({ bookmark }) => bookmark.title));
        pageToken = page.nextPageToken;
        await library.create(call, {
          url: `https://example.com/late/${seen.length}`,
          title: `late tulbend${seen.length}`,
        });
      } while (pageToken !== '');
      expect(all).toHaveLength(9);
      expect(seen.filter((title) => !title.startsWith('late'))).toEqual(all);
      expect(new Set(seen).size).toBe(seen.length);
    },
  );
});

describe('did you mean', () => {
  const aShelf = () => aLibraryOf({ title: 'Kubernetes basics' }, { title: 'Kubernetes networking' });

  test('finds by the nearest words that the library has', async () => {
    const call = await aShelf();
    const { rows, correctedQuery } = await search(call, 'kuberentes -netwroking');
    expect(correctedQuery).toBe('kubernetes -netwroking');
    expect(rows).toHaveLength(2);
  });

  test('goes on with the cursor of either query', async () => {
    const call = await aShelf();
    const first = await search(call, 'kuberentes', { pageSize: 1 });
    expect(first.rows[0]?.bookmark.title).toBe('Kubernetes networking');
    for (const query of ['kuberentes', 'kubernetes']) {
      const second = await search(call, query, { pageSize: 1, pageToken: first.nextPageToken });
      expect(second.rows.map(({ bookmark }) => bookmark.title)).toEqual(['Kubernetes basics']);
    }
    await expect(search(call, 'networking', { pageToken: first.nextPageToken })).rejects.toMatchObject({
      code: 'invalid',
    });
  });

  test.each(['qqqqqqqq', 'kuberentes qqqqqqqq', 'ku', '-kuberentes -kubernetes'])(
    'does not correct %j',
    async (query) => {
      expect(await search(await aShelf(), query)).toEqual({
        rows: [],
        nextPageToken: '',
        correctedQuery: undefined,
      });
    },
  );

  test('never learns words from others', async () => {
    await aShelf();
    expect(await search(await aLibraryOf({ title: 'x' }), 'kuberentes')).toMatchObject({ rows: [] });
  });
});

describe('the snippet', () => {
  const snippet = async (saved: Partial<Saved>, query: string) =>
    (await search(await aLibraryOf(saved), query)).rows[0]?.snippet;

  test('shows the place in a note, with the words marked', async () => {
    expect(
      await snippet({ title: 'Garden', note: 'Some **bold** words about\n tulips, daily.' }, 'tulip'),
    ).toBe('Some bold words about **tulips**, daily.');
    expect(await snippet({ title: 'Garden', note: 'we use node.js a lot' }, 'node.js')).toContain(
      '**node** **js**',
    );
  });

  test('is empty where the title or a tag says it', async () => {
    expect(await snippet({ title: 'Tulips', note: 'tulips' }, 'tulips')).toBe('');
    expect(await snippet({ title: 'x', tags: ['tulips'], note: 'tulips' }, 'tulips')).toBe('');
    expect(await snippet({ title: 'x', url: 'https://tulips.example' }, 'tulips')).toBe('');
    expect(await snippet({ title: 'x', note: 'tulips' }, '-roses')).toBe('');
  });

  test('is short, whatever the text', async () => {
    const note = `${'pneumonoultramicroscopic '.repeat(300)}tulips ${'pneumonoultramicroscopic '.repeat(90)}`;
    for (const query of ['tulips', 'pneumonoultramicroscopic']) {
      const shown = (await snippet({ title: 'x', note }, query)) ?? '';
      expect(shown).toContain(`**${query}**`);
      expect(shown.length).toBeLessThanOrEqual(200);
      expect(shown.split('**').length % 2).toBe(1);
    }
  });
});

test('a phrase is found where its words follow one another in one text, and nowhere else', async () => {
  const call = await aLibraryOf(
    { title: 'rust book' },
    { title: 'Hello' },
    { title: 'ends with zebra', note: 'quokka begins', tags: ['okapi'] },
  );
  expect(await found(call, '"rust book"')).toEqual(['rust book']);
  expect(await found(call, '"quokka begins"')).toEqual(['ends with zebra']);
  for (const phrase of ['"book rust"', '"hello hello"', '"zebra quokka"', '"begins okapi"']) {
    expect([phrase, await found(call, phrase)]).toEqual([phrase, []]);
  }
});
