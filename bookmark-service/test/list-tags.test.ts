import { describe, expect, test } from '@jest/globals';
import { setUpLibrary } from './helpers/set-up-library.ts';

const { library, aNewcomer } = await setUpLibrary();

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
