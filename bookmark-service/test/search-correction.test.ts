import { createLogger } from '@bookmarks/telemetry';
import { expect, test } from '@jest/globals';
import { Client } from 'pg';
import { requireConfinedRole } from '../src/postgres/database-watch.ts';
import { createPool } from '../src/postgres/pool.ts';
import { createPostgresLibraryStore } from '../src/postgres/postgres-library-store.ts';
import { inTransaction } from '../src/postgres/transaction.ts';
import { setUpSearch } from './helpers/set-up-search.ts';

const { database, search, aLibraryOf } = await setUpSearch();

const aShelf = () => aLibraryOf({ title: 'Kubernetes basics' }, { title: 'Kubernetes networking' });

test('finds by the nearest words that the library has', async () => {
  const call = await aShelf();
  const { rows, correctedQuery } = await search(call, 'kuberentes -netwroking');
  expect(correctedQuery).toBe('kubernetes -netwroking');
  expect(rows).toHaveLength(2);
});

test('leaves words alone that English leaves out, however like another they are', async () => {
  const call = await aLibraryOf({ title: 'Whereby for teams' }, { title: 'Kubernetes basics' });
  const { rows, correctedQuery } = await search(call, 'where kuberentes');
  expect(correctedQuery).toBe('where kubernetes');
  expect(rows.map(({ bookmark }) => bookmark.title)).toEqual(['Kubernetes basics']);
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

async function asOwner<Value>(work: (owner: Client) => Promise<Value>): Promise<Value> {
  const owner = new Client({ connectionString: database.ownerUrl });
  await owner.connect();
  try {
    return await work(owner);
  } finally {
    await owner.end();
  }
}

const MANY_WORDS = `insert into words (user_sub, word)
  select $1, substr(md5(n::text), 1, 12) from generate_series(1, 20000) as n`;

test('looks by index at the words that are alike, not at all that a library has', async () => {
  const call = await aLibraryOf({ title: 'Kubernetes' });
  const readsOfIndex = () =>
    asOwner(async (owner) => {
      const { rows } = await owner.query<{ reads: string }>(
        `select idx_scan as reads from pg_stat_user_indexes where indexrelname = 'words_alike'`,
      );
      return Number(rows[0]?.reads);
    });
  await asOwner(async (owner) => {
    await owner.query(MANY_WORDS, [call.userSub]);
    await owner.query('select settle_bookmarks_index()');
    await owner.query('analyze words');
  });
  const before = await readsOfIndex();
  const log = createLogger('test', 'silent');
  const pool = createPool(database.serviceUrl, log, { verify: requireConfinedRole });
  const words = await createPostgresLibraryStore(pool).read(call, (library) =>
    library.similarWords(['kuberentes', 'zzzzzzzz']),
  );
  expect(words).toEqual(new Map([['kuberentes', 'kubernetes']]));
  // PostgreSQL counts a connection's reads at the latest when it ends.
  await pool.end();
  while ((await readsOfIndex()) === before);
});

test('a bulk write leaves nothing behind that each search would have to read', async () => {
  const call = await aLibraryOf({ title: 'Kubernetes' });
  await inTransaction(database.pool, call, async (run) => {
    await run({ text: `select set_config('gin_pending_list_limit', '65536', true)` });
    await run({ text: MANY_WORDS, values: [call.userSub] });
  });
  await database.pool.query('select settle_bookmarks_index()');
  const pagesLeft = await asOwner(async (owner) => {
    const { rows } = await owner.query(`select gin_clean_pending_list('words_alike') as pages`);
    return rows;
  });
  expect(pagesLeft).toEqual([{ pages: '0' }]);
});
