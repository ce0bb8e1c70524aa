import { expect, test } from '@jest/globals';
import { setUpSearch } from './helpers/set-up-search.ts';

const { library, search, aLibraryOf, found } = await setUpSearch();

test('the order is title, tags, note, URL; then the newest', async () => {
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

test('the order puts a word before one that only begins so', async () => {
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
