import { createLogger } from '@bookmarks/telemetry';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { PoolClient } from 'pg';
import type { Library } from '../src/bookmarks/library.ts';
import { DatabaseRoleError, requireConfinedRole } from '../src/postgres/database-watch.ts';
import { createPool } from '../src/postgres/pool.ts';
import { inTransaction } from '../src/postgres/transaction.ts';
import { createDatabase, type TestDatabase } from './helpers/database.ts';
import { aLibrary, callBy, NO_FILTER } from './helpers/library.ts';

const TABLES = ['bookmarks', 'tags', 'changes', 'change_items'];
const log = createLogger('test', 'silent');
const anna = callBy('anna');
const ben = callBy('ben');

let database: TestDatabase;
let libraries: Record<'statements and policies' | 'statements alone', Library>;
const resources = new AsyncDisposableStack();

beforeAll(async () => {
  database = resources.use(await createDatabase());
  const ownerPool = resources.adopt(createPool(database.ownerUrl, log), (opened) => opened.end());
  const library = aLibrary(database);
  // Policies do not bind the owner of the tables.
  libraries = { 'statements and policies': library, 'statements alone': aLibrary({ pool: ownerPool }) };
  await library.create(anna, { url: 'https://example.com/anna', title: 'secret of anna', tags: ['annas'] });
  await library.create(ben, { url: 'https://example.com/ben', title: 'secret of ben', tags: ['bens'] });
});
afterAll(async () => {
  await resources[Symbol.asyncDispose]();
});

describe.each(['statements and policies', 'statements alone'] as const)(
  'by %s a user never sees or changes what belongs to another',
  (by) => {
    const ours = () => libraries[by];

    const refsOfBen = async () => {
      const [found] = await ours().batchGet(ben, ['https://example.com/ben']);
      return [found?.bookmark.id ?? 'none', 'https://example.com/ben'];
    };

    test('by id or by URL', async () => {
      const refs = await refsOfBen();
      expect(await ours().batchGet(anna, refs)).toEqual([]);
      expect(await ours().batchDelete(anna, refs)).toMatchObject({ bookmarks: [], missingRefs: refs });
      for (const ref of refs) {
        await expect(ours().update(anna, ref, { title: 'x' }, undefined)).rejects.toMatchObject({
          code: 'not_found',
        });
      }
      expect(await ours().batchGet(ben, refs)).toHaveLength(2);
    });

    test('in lists, searches and tags', async () => {
      const paging = { pageSize: 100, pageToken: '' };
      const lists = [
        await ours().list(anna, { filter: NO_FILTER, order: 'newest', ...paging }),
        await ours().search(anna, { query: 'secret', filter: NO_FILTER, order: 'relevance', ...paging }),
        await ours().listTags(anna, {
          prefix: undefined,
          minCount: undefined,
          maxCount: undefined,
          similarTo: undefined,
          order: 'name',
          ...paging,
        }),
      ];
      for (const { rows } of lists) {
        expect(JSON.stringify(rows)).toMatch(/anna/);
        expect(JSON.stringify(rows)).not.toMatch(/ben/);
      }
    });

    test('by saving the same URL: each has their own', async () => {
      const url = `https://example.com/${encodeURIComponent(by)}`;
      await ours().create(ben, { url, title: 'of ben' });
      const { outcome, bookmark } = await ours().create(anna, { url });
      expect(outcome).toBe('created');
      expect(bookmark.title).toBe('');
    });
  },
);

describe('row-level security alone, with no condition in the statement,', () => {
  const rowsOf = (client: PoolClient, table: string) =>
    client.query(`select distinct user_sub from ${table}`);

  test.each(TABLES)('shows no row of another in %s', async (table) => {
    const { rows } = await inTransaction(database.pool, 'read', anna, (client) => rowsOf(client, table));
    expect(rows).toEqual([{ user_sub: anna.userSub }]);
  });

  test.each(TABLES)(
    'shows no row of %s to a connection that does not say for whom it works',
    async (table) => {
      const client = await database.pool.connect();
      try {
        expect((await rowsOf(client, table)).rows).toEqual([]);
      } finally {
        client.release();
      }
    },
  );

  test('leaves nothing behind in a connection for the next caller', async () => {
    await inTransaction(database.pool, 'read', anna, (client) => rowsOf(client, 'bookmarks'));
    const { rows } = await inTransaction(database.pool, 'read', ben, (client) => rowsOf(client, 'bookmarks'));
    expect(rows).toEqual([{ user_sub: ben.userSub }]);
  });

  test('refuses to write a row for another, and changes none of theirs', async () => {
    const insert = (client: PoolClient) =>
      client.query('insert into tags (user_sub, key, name) values ($1, $2, $2)', [ben.userSub, 'planted']);
    await expect(inTransaction(database.pool, 'write', anna, insert)).rejects.toThrow(/row-level security/);
    const update = (client: PoolClient) =>
      client.query(`update bookmarks set title = 'x' where user_sub = $1`, [ben.userSub]);
    const { rowCount } = await inTransaction(database.pool, 'write', anna, update);
    expect(rowCount).toBe(0);
  });

  test('covers every table that names a user', async () => {
    const { rows } = await database.pool.query(
      `select relname, relrowsecurity from pg_class join pg_attribute on attrelid = pg_class.oid
       where attname = 'user_sub' and relkind = 'r' order by relname`,
    );
    expect(rows).toEqual(TABLES.toSorted().map((relname) => ({ relname, relrowsecurity: true })));
  });
});

test('every key and index starts with user_sub, so that the tables can be distributed by it', async () => {
  const { rows } = await database.pool.query<{ index: string; first: string }>(
    `select indexrelid::regclass::text as index, attname as first from pg_index
     join pg_attribute on attrelid = indrelid and attnum = indkey[0]
     where indrelid::regclass::text = any($1)`,
    [TABLES],
  );
  expect(rows.length).toBeGreaterThan(TABLES.length);
  expect(rows.filter(({ first }) => first !== 'user_sub')).toEqual([]);
});

describe('requireConfinedRole', () => {
  test('accepts the role of the service', async () => {
    await expect(requireConfinedRole(database.pool)).resolves.toBeUndefined();
  });

  test('refuses a role that owns the tables or is a superuser', async () => {
    await using resources = new AsyncDisposableStack();
    const pool = resources.adopt(createPool(database.ownerUrl, log), (opened) => opened.end());
    await expect(requireConfinedRole(pool)).rejects.toThrow(DatabaseRoleError);
  });
});
