import { once } from 'node:events';
import { generateKeyPair } from '@bookmarks/identity';
import type { RequestOf } from '@bookmarks/protos';
import { status as Status } from '@grpc/grpc-js';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { createDatabase, type TestDatabase } from './helpers/database.ts';
import { aServer, assertionFor } from './helpers/server.ts';

let database: TestDatabase;
beforeAll(async () => {
  database = await createDatabase();
});
afterAll(async () => {
  await database[Symbol.asyncDispose]();
});

describe('the identity of a call', () => {
  test('is needed, genuine, fresh and signed, whatever the metadata says', async () => {
    await using server = await aServer(database.serviceUrl);
    const expired = await assertionFor('anna', { at: new Date(Date.now() - 60_000) });
    const forged = await assertionFor('anna', { pair: generateKeyPair('test') });
    for (const assertion of [undefined, '', 'user_anna', expired, forged]) {
      await expect(server.call('ListTags', { pageSize: 10 }, assertion)).rejects.toMatchObject({
        code: Status.UNAUTHENTICATED,
      });
    }
    await expect(
      server.call('ListTags', { pageSize: 10 }, await assertionFor('anna')),
    ).resolves.toMatchObject({ tags: [] });
  });

  test('must have the scope that the call needs', async () => {
    await using server = await aServer(database.serviceUrl);
    const reader = await assertionFor('reader', { scopes: ['bookmarks:read'] });
    const reads = [
      server.call('ListTags', { pageSize: 10 }, reader),
      server.call('ListBookmarks', { pageSize: 10 }, reader),
      server.call('SearchBookmarks', { query: 'x', pageSize: 10 }, reader),
      server.call('BatchGetBookmarks', { refs: ['https://example.com/'] }, reader),
    ];
    for (const read of reads) await expect(read).resolves.toBeDefined();
    const writes = [
      server.call('CreateBookmark', { url: 'https://example.com/' }, reader),
      server.call('UpdateBookmark', { ref: 'https://example.com/', title: 'x' }, reader),
      server.call('BatchDeleteBookmarks', { refs: ['https://example.com/'] }, reader),
    ];
    for (const write of writes) await expect(write).rejects.toMatchObject({ code: Status.PERMISSION_DENIED });
  });
});

test('a token for sharing saves and adds to what is saved, and does nothing else: it lists, edits, deletes and watches nothing', async () => {
  await using server = await aServer(database.serviceUrl);
  const url = 'https://example.com/shared';
  const sharing = await assertionFor('sharing', { method: 'ingest_token' });
  await expect(server.call('CreateBookmark', { url }, sharing)).resolves.toMatchObject({
    outcome: 'OUTCOME_CREATED',
  });
  await expect(server.call('CreateBookmark', { url, tags: ['added'] }, sharing)).resolves.toMatchObject({
    outcome: 'OUTCOME_MERGED',
  });
  const others = [
    once(server.watchJobs(sharing), 'metadata'),
    server.call('ListBookmarks', {}, sharing),
    server.call('UpdateBookmark', { ref: url, title: 'x' }, sharing),
    server.call('BatchDeleteBookmarks', { refs: [url] }, sharing),
    server.call('ListApiKeys', {}, sharing),
    server.call('GetOverview', {}, sharing),
  ];
  for (const call of others) await expect(call).rejects.toMatchObject({ code: Status.PERMISSION_DENIED });
});

test('a bookmark crosses the wire whole', async () => {
  await using server = await aServer(database.serviceUrl);
  const anna = await assertionFor('anna');
  const { bookmark, outcome } = await server.call(
    'CreateBookmark',
    {
      url: 'https://example.com/ä',
      title: 'T',
      note: 'n',
      tags: ['x'],
      status: 'STATUS_ARCHIVED',
      favorite: true,
    },
    anna,
  );
  expect(outcome).toBe('OUTCOME_CREATED');
  const { entries } = await server.call('BatchGetBookmarks', { refs: [bookmark?.id ?? ''] }, anna);
  expect(entries[0]?.bookmark).toEqual(bookmark);
  expect(bookmark).toMatchObject({
    url: 'https://example.com/ä',
    status: 'STATUS_ARCHIVED',
    favorite: true,
    version: 1,
  });
});

test('a collection crosses the wire whole, and what is found, brought back and counted does, too', async () => {
  await using server = await aServer(database.serviceUrl);
  const call = await assertionFor('collector');
  const { collection, created } = await server.call(
    'SaveCollection',
    { name: 'Work', description: 'd', autoTags: { tags: ['job'] } },
    call,
  );
  expect(created).toBe(true);
  expect(collection).toMatchObject({ path: 'Work', parentId: '', smartQuery: '', autoTags: ['job'] });
  const url = 'https://example.com/?utm_source=x';
  await server.call('CreateBookmark', { url, collection: 'Work' }, call);
  const listed = await server.call('ListCollections', { includeSmart: true }, call);
  expect(listed.collections).toEqual([{ ...collection, bookmarkCount: 1 }]);
  const audit = { check: 'CHECK_TRACKING_URLS', pageSize: 10 } as const;
  const { findings } = await server.call('AuditLibrary', audit, call);
  expect(findings).toMatchObject([{ bookmarks: [{ url }], cleanUrl: 'https://example.com/', tags: [] }]);
  const { bookmarks } = await server.call('ResurfaceBookmarks', { mode: 'MODE_RANDOM', limit: 5 }, call);
  expect(bookmarks).toMatchObject([{ url, collection: 'Work' }]);
  const deleted = await server.call('DeleteCollection', { ref: 'work', bookmarks: 'BOOKMARKS_TRASH' }, call);
  expect(deleted).toMatchObject({ bookmarkCount: 1, collections: [{ path: 'Work', bookmarkCount: 1 }] });
  const overview = await server.call('GetOverview', {}, call);
  expect(overview).toMatchObject({
    bookmarkCount: 0,
    trashCount: 1,
    collectionCount: 0,
    topTags: [],
    jobs: [],
  });
  expect(overview.changes.map(({ kind }) => kind)).toEqual([
    'delete_collection',
    'create',
    'save_collection',
  ]);
  await expect(server.call('AuditLibrary', { pageSize: 10 }, call)).rejects.toMatchObject({
    code: Status.INVALID_ARGUMENT,
  });
});

test('every call is counted with its method, status and duration', async () => {
  await using server = await aServer(database.serviceUrl);
  await server.call('ListTags', { pageSize: 10 }, await assertionFor('anna'));
  await server.call('ListTags', { pageSize: 10 }).catch(() => undefined);
  const text = await server.metrics.registry.metrics();
  for (const code of ['OK', 'UNAUTHENTICATED']) {
    const labels = `service="test",grpc_method="/bookmarks.v1.BookmarkService/ListTags",grpc_code="${code}"`;
    expect(text).toContain(`grpc_server_handling_seconds_count{${labels}} 1`);
  }
});

describe('an error', () => {
  test.each([
    ['INVALID_ARGUMENT', 'CreateBookmark', { url: 'ftp://x' }],
    ['INVALID_ARGUMENT', 'CreateBookmark', { url: 'https://example.com/\0' }],
    [
      'INVALID_ARGUMENT',
      'ListBookmarks',
      { pageSize: 10, filter: { addedAfter: { seconds: '999999999999' } } },
    ],
    ['NOT_FOUND', 'UpdateBookmark', { ref: 'bm_000000000000', title: 'x' }],
  ] as const)('becomes %s for the %s %j', async (code, name, request) => {
    await using server = await aServer(database.serviceUrl);
    const failed = server.call(
      name as 'CreateBookmark',
      request as RequestOf<'CreateBookmark'>,
      await assertionFor('anna'),
    );
    await expect(failed).rejects.toMatchObject({ code: Status[code] });
  });

  test('is UNAVAILABLE while the database is away, and says to try again', async () => {
    await using server = await aServer('postgresql://nobody@127.0.0.1:1/none');
    const failed = server.call('ListTags', { pageSize: 10 }, await assertionFor('anna'));
    await expect(failed).rejects.toMatchObject({
      code: Status.UNAVAILABLE,
      details: expect.stringContaining('Try again'),
    });
  });

  test('that nobody foresaw says nothing about what is inside', async () => {
    await using server = await aServer(database.serviceUrl.replace(/\/test_[^/]*$/, '/postgres'));
    const failed = server.call('ListTags', { pageSize: 10 }, await assertionFor('anna'));
    await expect(failed).rejects.toMatchObject({ code: Status.INTERNAL, details: 'Internal error' });
  });
});

test('a statement does not outlive the deadline of its caller', async () => {
  await using server = await aServer(database.serviceUrl);
  await using blocked = new AsyncDisposableStack();
  const locker = blocked.adopt(await database.pool.connect(), (client) => client.release());
  await locker.query('begin');
  blocked.defer(async () => {
    await locker.query('rollback');
  });
  await locker.query('select pg_advisory_xact_lock(hashtextextended($1, 0))', ['user_blocked']);
  const write = server.call(
    'CreateBookmark',
    { url: 'https://example.com/' },
    await assertionFor('blocked'),
    500,
  );
  await expect(write).rejects.toMatchObject({ code: Status.DEADLINE_EXCEEDED });
  const waiting = async () => {
    const { rows } = await locker.query(
      `select from pg_locks where locktype = 'advisory' and not granted
       and database = (select oid from pg_database where datname = current_database())`,
    );
    return rows.length;
  };
  await until(async () => (await waiting()) === 0);
});

/** Waits for a condition, and fails the test where it does not come. */
async function until(condition: () => Promise<boolean>, withinMs = 5_000): Promise<void> {
  const end = Date.now() + withinMs;
  while (!(await condition())) {
    if (Date.now() > end) throw new Error('The condition did not come to hold.');
  }
}
