import { expect, test } from '@jest/globals';
import { setUpSearch } from './helpers/set-up-search.ts';

const { search, aLibraryOf } = await setUpSearch();

const aShelf = () => aLibraryOf({ title: 'Kubernetes basics' }, { title: 'Kubernetes networking' });

test('finds by the nearest words that the library has', async () => {
  const call = await aShelf();
  const { rows, correctedQuery } = await search(call, 'kuberentes -netwroking');
  expect(correctedQuery).toBe('kubernetes -netwroking');
  expect(rows).toHaveLength(2);
});

test('a corrected search goes on with the cursor of either query', async () => {
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
