import { describe, expect, test } from '@jest/globals';
import type { FilterInput } from '../src/bookmarks/bookmark-filter.ts';
import type { CallContext } from '../src/library/call-context.ts';
import { NO_FILTER, titlesIn } from './helpers/library.ts';
import { setUpLibrary } from './helpers/set-up-library.ts';

const { library, aNewcomer } = await setUpLibrary();

const listed = (call: CallContext, filter?: Partial<FilterInput>) => titlesIn(library, call, filter);

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
