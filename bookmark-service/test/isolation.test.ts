import { createLogger } from '@bookmarks/telemetry';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { CallContext } from '../src/library/call-context.ts';
import type { Library } from '../src/library/library.ts';
import { DatabaseRoleError, requireConfinedRole } from '../src/postgres/database-watch.ts';
import { createPool } from '../src/postgres/pool.ts';
import { reading } from '../src/postgres/reading.ts';
import { inTransaction } from '../src/postgres/transaction.ts';
import { createDatabase, type TestDatabase } from './helpers/database.ts';
import { aLibrary, callBy, NO_FILTER } from './helpers/library.ts';

const TABLES = [
  'api_key_grants',
  'api_keys',
  'app_connections',
  'bookmarks',
  'change_items',
  'changes',
  'collections',
  'highlights',
  'import_chunks',
  'import_progress',
  'jobs',
  'page_texts',
  'pages',
  'preferences',
  'publishers',
  'reminders',
  'tags',
  'transfers',
  'webhooks',
  'words',
];
/** What can be asked for rows: the tables, and the views by which something is found, which state the policy themselves. */
const RELATIONS = [
  ...TABLES,
  'findable_bookmarks',
  'findable_highlights',
  'findable_page_texts',
  'findable_words',
];
/** Of what the calls below leave no row in. */
const ROWS_BY_HAND = [
  `insert into collections (user_sub, id, name, key, description, auto_tags, created_at, updated_at, version)
   values ($1, 'col_1', 'x', 'x', '', '{}', now(), now(), 1)`,
  `insert into jobs (user_sub, id, kind, params, state, created_at) values ($1, 'job_1', 'undo', '{}', 'queued', now())`,
  `insert into transfers (user_sub, id, direction, secret_sha256, params, created_at, expires_at)
   values ($1, 'xfr_1', 'export', '', '{}', now(), now())`,
  `insert into api_keys (user_sub, id, name, prefix, last_four, scopes, created_at)
   values ($1, 'key_1', 'x', 'bkm_test_', 'abcd', '{}', now())`,
  `insert into api_key_grants (digest, user_sub, id, scopes) values (sha256($1::text::bytea), $1, 'key_1', '{}')`,
  `insert into preferences (user_sub, time_zone) values ($1, 'UTC')`,
  `insert into reminders (user_sub, bookmark_id, remind_at) values ($1, 'bm_1', now())`,
  `insert into publishers (user_sub) values ($1)`,
  `insert into webhooks (user_sub, url, sealed_token, created_at) values ($1, 'x', '', now())`,
  `insert into app_connections (user_sub, id, client_id, first_used_at, last_used_at, last_used_address)
   values ($1, 'x', 'x', now(), now(), '')`,
  `insert into import_progress (user_sub, source) values ($1, 'github')`,
  `insert into pages (user_sub, bookmark_id, url_key, site, due_at, waiting)
   select user_sub, id, '', site, now(), true from bookmarks where user_sub = $1`,
  `insert into page_texts (user_sub, bookmark_id, text, truncated, document)
   select user_sub, bookmark_id, 'x', false, page_words('x') from pages where user_sub = $1`,
  `insert into highlights (user_sub, bookmark_id, items, text)
   select user_sub, id, '[]', 'x' from bookmarks where user_sub = $1`,
  `insert into import_chunks (user_sub, file_id, position, bytes) values ($1, 'job_1', 0, '')`,
];
const ANY_ROLE = { verify: async () => undefined };
const log = createLogger('test', 'silent');
const anna = callBy('anna');
const ben = callBy('ben');

let database: TestDatabase;
let libraries: Record<'statements and policies' | 'statements alone', Library>;
const resources = new AsyncDisposableStack();

beforeAll(async () => {
  database = resources.use(await createDatabase());
  const ownerPool = resources.adopt(createPool(database.ownerUrl, log, ANY_ROLE), (opened) => opened.end());
  const library = aLibrary(database);
  // Policies do not bind the owner of the tables.
  libraries = { 'statements and policies': library, 'statements alone': aLibrary({ pool: ownerPool }) };
  await library.create(anna, { url: 'https://example.com/anna', title: 'secret of anna', tags: ['annas'] });
  await library.create(ben, { url: 'https://example.com/ben', title: 'secret of ben', tags: ['bens'] });
  await saveWhatCanBeFound(library);
  await ownerPool.query(`update bookmarks set created_at = '2025-01-01', updated_at = '2025-01-01'`);
  for (const { userSub } of [anna, ben]) {
    for (const statement of ROWS_BY_HAND) await ownerPool.query(statement, [userSub]);
  }
});
afterAll(async () => {
  await resources[Symbol.asyncDispose]();
});

/** For each of them something that every audit finds, in a collection of their own. */
async function saveWhatCanBeFound(library: Library): Promise<void> {
  for (const [name, call] of Object.entries({ anna, ben })) {
    const title = `twice by ${name}`;
    const url = `https://example.com/${name}`;
    await library.create(call, {
      url: `${url}/1?utm_source=x`,
      title,
      tags: [`${name}s-tag`],
      collection: name,
    });
    await library.create(call, { url: `${url}/2`, title, tags: [`${name}s tag`] });
    await library.create(call, { url: `${url}/3` });
  }
}

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

    test.each([
      'duplicates',
      'similar_tags',
      'single_use_tags',
      'untagged',
      'stale_unread',
      'tracking_urls',
    ] as const)('in the findings of %s', async (check) => {
      const { rows } = await ours().audit(anna, { check, pageSize: 50, pageToken: '' });
      expect(JSON.stringify(rows)).toMatch(/anna/);
      expect(JSON.stringify(rows)).not.toMatch(/ben/);
    });

    test.each(['unread', 'forgotten', 'on_this_day', 'random', 'related'] as const)(
      'in what is brought back by %s',
      async (mode) => {
        const input = { mode, limit: 20, seed: 1 };
        const found = await ours().resurface(anna, { ...input, ref: 'https://example.com/anna/1' });
        expect(JSON.stringify(found)).toMatch(/anna/);
        expect(JSON.stringify(found)).not.toMatch(/ben/);
      },
    );

    test('as what others are related to', async () => {
      for (const ref of await refsOfBen()) {
        const input = { mode: 'related', limit: 20, ref, seed: undefined } as const;
        await expect(ours().resurface(anna, input)).rejects.toMatchObject({ code: 'not_found' });
      }
    });

    test('in the overview', async () => {
      const paging = { pageSize: 100, pageToken: '' };
      const { rows } = await ours().list(anna, { filter: NO_FILTER, order: 'newest', ...paging });
      const { totals, topTags, changes } = await ours().overview(anna);
      expect(totals).toMatchObject({ bookmarks: rows.length, tags: 3, untagged: rows.length - 3 });
      expect(JSON.stringify(topTags)).not.toMatch(/ben/);
      const { changes: changesOfBen } = await ours().overview(ben);
      const idsOfBen = new Set(changesOfBen.map(({ id }) => id));
      expect(changes.filter(({ id }) => idsOfBen.has(id))).toEqual([]);
    });

    test('in collections, by id or by path', async () => {
      const all = { parent: '', depth: 0, includeSmart: true };
      const ofBen = await ours().listCollections(ben, all);
      const { id = 'none' } = ofBen.find(({ path }) => path === 'ben') ?? {};
      expect(JSON.stringify(await ours().listCollections(anna, all))).not.toMatch(/ben/);
      const notFound = { code: 'not_found' };
      for (const ref of [id, 'ben']) {
        const deletion = { ref, bookmarks: 'trash', dryRun: false } as const;
        await expect(ours().listCollections(anna, { ...all, parent: ref })).rejects.toMatchObject(notFound);
        await expect(ours().saveCollection(anna, { ref, name: 'x' })).rejects.toMatchObject(notFound);
        await expect(ours().saveCollection(anna, { name: 'x', parent: ref })).rejects.toMatchObject(notFound);
        await expect(ours().deleteCollection(anna, deletion)).rejects.toMatchObject(notFound);
      }
      const bookmark = { url: 'https://example.com/anna/4', collection: id };
      await expect(ours().create(anna, bookmark)).rejects.toMatchObject(notFound);
      expect(await ours().listCollections(ben, all)).toEqual(ofBen);
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
  const USERS_IN = (table: string) => `select distinct user_sub from ${table}`;
  const read = (call: CallContext, text: string) => reading(database.pool, call, (run) => run({ text }));

  test.each(RELATIONS)('shows no row of another in %s', async (table) => {
    expect(await read(anna, USERS_IN(table))).toEqual([{ user_sub: anna.userSub }]);
  });

  test.each(RELATIONS)(
    'shows no row of %s to a connection that does not say for whom it works',
    async (table) => {
      const client = await database.pool.connect();
      try {
        expect((await client.query(USERS_IN(table))).rows).toEqual([]);
      } finally {
        client.release();
      }
    },
  );

  test('finds nothing of another by the words that it has', async () => {
    const find = `select user_sub, id from findable_bookmarks where document @@ 'secret'::tsquery`;
    expect(await read(anna, find)).toEqual([{ user_sub: anna.userSub, id: expect.any(String) }]);
  });

  test('leaves nothing behind in a connection for the next caller', async () => {
    for (const call of [anna, ben])
      expect(await read(call, USERS_IN('bookmarks'))).toEqual([{ user_sub: call.userSub }]);
  });

  test('refuses to write a row for another, and changes none of theirs', async () => {
    const write = (text: string, values: unknown[]) =>
      inTransaction(database.pool, anna, (run) => run({ text, values }));
    const planted = write('insert into tags (user_sub, key, name) values ($1, $2, $2)', [ben.userSub, 'x']);
    await expect(planted).rejects.toThrow(/row-level security/);
    const changed = write(`update bookmarks set title = 'x' where user_sub = $1 returning id`, [ben.userSub]);
    expect(await changed).toEqual([]);
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
  // Whose a key, a published collection, a page or a message that is due is comes out of these.
  expect(
    rows.filter(({ first }) => first !== 'user_sub').toSorted((a, b) => (a.index < b.index ? -1 : 1)),
  ).toEqual([
    { index: 'api_key_grants_pkey', first: 'digest' },
    { index: 'collections_public_id', first: 'id' },
    { index: 'collections_published_at', first: 'published_at' },
    { index: 'pages_due', first: 'due_at' },
    { index: 'pages_taken', first: 'site' },
    { index: 'pages_waiting', first: 'site' },
    { index: 'webhooks_next_reminder_at', first: 'next_reminder_at' },
  ]);
});

describe('requireConfinedRole', () => {
  test('accepts the role of the service', async () => {
    await expect(requireConfinedRole(database.pool)).resolves.toBeUndefined();
  });

  test('refuses a role that owns the tables or is a superuser', async () => {
    await using resources = new AsyncDisposableStack();
    const pool = resources.adopt(createPool(database.ownerUrl, log, ANY_ROLE), (opened) => opened.end());
    await expect(requireConfinedRole(pool)).rejects.toThrow(DatabaseRoleError);
  });
});
