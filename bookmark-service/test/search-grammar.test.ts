import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { NO_FILTER } from './helpers/library.ts';
import { setUpSearch } from './helpers/set-up-search.ts';

const { library, search, aLibraryOf, found } = await setUpSearch();

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

test('a query holds as a filter, beside other filters', async () => {
  const call = await aShelf();
  const input = { order: 'newest' as const, pageSize: 10, pageToken: '' };
  const { rows } = await library.list(call, {
    ...input,
    filter: { ...NO_FILTER, query: 'tulips -is:read' },
  });
  expect(rows.map(({ title }) => title)).toEqual(['Roses', 'Garden of tulips']);
  expect(await found(call, 'tulips', { status: 'read', query: 'garden' })).toEqual(['Tulips of the garden']);
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

test('no query makes the server fail', async () => {
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
    fc.asyncProperty(query, fc.constantFrom('relevance' as const, 'newest' as const), async (text, order) => {
      const code = await search(call, text, { order }).then(
        () => 'answered',
        (error: { code?: unknown }) => error.code,
      );
      expect(['answered', 'invalid']).toContain(code);
    }),
    { seed: 1, numRuns: 300 },
  );
}, 60_000);
