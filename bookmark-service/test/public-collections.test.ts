import { LIMITS, type RequestOf } from '@bookmarks/protos';
import { status as Status } from '@grpc/grpc-js';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { TransactionScope } from '../src/postgres/opening-statements.ts';
import { reading } from '../src/postgres/reading.ts';
import { asOwner } from './helpers/as-owner.ts';
import { createDatabase, type TestDatabase } from './helpers/database.ts';
import { callBy } from './helpers/library.ts';
import { aServer, assertionFor } from './helpers/server.ts';

const PAGE = { pageSize: 100, pageToken: '' };
const UNKNOWN = 'col_000000000000';
const NOT_FOUND = { code: Status.NOT_FOUND };

let database: TestDatabase;
let server: Awaited<ReturnType<typeof aServer>>;
let users = 0;
const resources = new AsyncDisposableStack();
beforeAll(async () => {
  database = resources.use(await createDatabase());
  server = resources.use(await aServer(database.serviceUrl));
});
afterAll(() => resources.disposeAsync());

/** Somebody with a collection `Reading` that holds what is given, and is public unless they say otherwise. */
async function aPublisher(
  bookmarks: readonly RequestOf<'CreateBookmark'>[] = [],
  edit: RequestOf<'SaveCollection'> = { public: true },
) {
  users += 1;
  const name = `publisher_${users}`;
  const user = await assertionFor(name);
  const session = await assertionFor(name, { method: 'session' });
  const { collection } = await server.call('SaveCollection', { name: 'Reading', ...edit }, user);
  const id = collection?.id ?? '';
  const save = (request: RequestOf<'CreateBookmark'>) =>
    server.call('CreateBookmark', { collection: id, ...request }, user);
  for (const bookmark of bookmarks) await save(bookmark);
  const edited = (changes: RequestOf<'SaveCollection'>) =>
    server.call('SaveCollection', { id, ...changes }, user);
  return { name, user, session, id, save, edited };
}

const get = (id: string) => server.call('GetPublicCollection', { id });
const list = (id: string, request: RequestOf<'ListPublicBookmarks'> = {}) =>
  server.call('ListPublicBookmarks', { id, ...PAGE, ...request });
const search = (id: string, query: string, request: RequestOf<'SearchPublicBookmarks'> = {}) =>
  server.call('SearchPublicBookmarks', { id, query, ...PAGE, ...request });
const directory = (request: RequestOf<'ListPublicCollections'> = {}) =>
  server.call('ListPublicCollections', { pageSize: 50, pageToken: '', ...request });
const titlesOf = async (id: string, request?: RequestOf<'ListPublicBookmarks'>) =>
  (await list(id, request)).bookmarks.map(({ title }) => title);
const titlesFor = async (id: string, query: string) =>
  (await search(id, query)).matches.map(({ bookmark }) => bookmark?.title);

const aBookmark = (n: number, changes: RequestOf<'CreateBookmark'> = {}) => ({
  url: `https://example.com/${n}`,
  title: `title ${n}`,
  ...changes,
});

describe('a published collection', () => {
  test('is read by everybody, without an identity', async () => {
    const { id } = await aPublisher([aBookmark(1, { tags: ['Rust'] })], {
      public: true,
      description: 'What I read.',
    });
    const collection = await get(id);
    expect(collection).toEqual({
      ...{ id, name: 'Reading', description: 'What I read.', publicName: '', bookmarkCount: 1 },
      publishTime: expect.objectContaining({ seconds: expect.any(String) }),
      version: expect.stringMatching(/^\d+$/),
    });
    const { bookmarks, nextPageToken } = await list(id);
    expect(bookmarks).toEqual([
      {
        id: expect.stringMatching(/^bm_/),
        ...{ url: 'https://example.com/1', title: 'title 1', description: '', tags: ['Rust'] },
        createTime: expect.anything(),
      },
    ]);
    expect(nextPageToken).toBe('');
  });

  test('says to its user since when it is public, which saving it again leaves as it is', async () => {
    const { user, edited } = await aPublisher();
    const { collection, changeId } = await edited({ public: true });
    expect(changeId).toBe('');
    const { collections } = await server.call('ListCollections', {}, user);
    expect(collections).toEqual([expect.objectContaining({ publishTime: collection?.publishTime })]);
    expect(collection?.publishTime).not.toBeNull();
  });

  test('shows what is directly in it: nothing of those below it, also when one is moved there', async () => {
    const { id, user } = await aPublisher([aBookmark(1)]);
    await server.call('CreateBookmark', { ...aBookmark(2), collection: 'Reading/Below' }, user);
    await server.call('CreateBookmark', { ...aBookmark(3), collection: 'Elsewhere' }, user);
    await server.call('SaveCollection', { id: 'Elsewhere', parent: 'Reading' }, user);
    await server.call('CreateBookmark', aBookmark(4), user);
    expect(await titlesOf(id)).toEqual(['title 1']);
    expect(await titlesFor(id, 'title')).toEqual(['title 1']);
    expect(await get(id)).toMatchObject({ bookmarkCount: 1 });
  });

  test('does not show what is in the trash, nor an address that holds a password', async () => {
    const { id, user } = await aPublisher([
      aBookmark(1),
      aBookmark(2, { url: 'https://me:secret@example.com/' }),
      aBookmark(3, { url: 'https://example.com/@me' }),
    ]);
    await server.call('BatchDeleteBookmarks', { refs: ['https://example.com/1'] }, user);
    expect(await titlesOf(id)).toEqual(['title 3']);
  });

  test('is filtered by tags, host and time, and sorted', async () => {
    const { id } = await aPublisher([
      aBookmark(1, { tags: ['a'] }),
      aBookmark(2, { tags: ['a', 'b'], url: 'https://docs.example.org/' }),
      aBookmark(3, { title: 'A first one' }),
    ]);
    expect(await titlesOf(id, { filter: { tagsAll: ['A'], tagsNone: ['b'] } })).toEqual(['title 1']);
    expect(await titlesFor(id, 'title tag:A -tag:b')).toEqual(['title 1']);
    expect(await titlesOf(id, { filter: { tagsAll: ['a b'] } })).toEqual([]);
    expect(await titlesOf(id, { filter: { tagsAny: ['a', 'b'] } })).toEqual(['title 2', 'title 1']);
    expect(await titlesOf(id, { filter: { domain: 'example.org' } })).toEqual(['title 2']);
    expect(await titlesOf(id, { filter: { addedBefore: { seconds: '0' } } })).toEqual([]);
    expect(await titlesOf(id, { order: 'ORDER_OLDEST' })).toEqual(['title 1', 'title 2', 'A first one']);
    expect(await titlesOf(id, { order: 'ORDER_TITLE' })).toEqual(['A first one', 'title 1', 'title 2']);
  });

  test('is read page by page, by tokens that are good for no other collection', async () => {
    const { id } = await aPublisher([1, 2, 3].map((n) => aBookmark(n)));
    const { id: other } = await aPublisher([aBookmark(1)]);
    const first = await list(id, { pageSize: 2 });
    expect(await titlesOf(id, { pageSize: 2, pageToken: first.nextPageToken })).toEqual(['title 1']);
    const matches = await search(id, 'title', { pageSize: 2 });
    const rest = await search(id, 'title', { pageSize: 2, pageToken: matches.nextPageToken });
    expect(rest.matches).toHaveLength(1);
    const mistake = { code: Status.INVALID_ARGUMENT };
    await expect(list(other, { pageToken: first.nextPageToken })).rejects.toMatchObject(mistake);
    await expect(search(other, 'title', { pageToken: matches.nextPageToken })).rejects.toMatchObject(mistake);
  });

  test.each([0, 101])('does not have pages of %d', async (pageSize) => {
    const { id } = await aPublisher();
    await expect(list(id, { pageSize })).rejects.toMatchObject({ code: Status.INVALID_ARGUMENT });
    await expect(search(id, 'a', { pageSize })).rejects.toMatchObject({ code: Status.INVALID_ARGUMENT });
  });
});

describe('a search', () => {
  test('finds by title, tags, description, address and the beginning of a word', async () => {
    const { id, user } = await aPublisher([
      aBookmark(1, { title: 'Ownership in Rust', tags: ['language'] }),
      aBookmark(2, { url: 'https://tokio.example/guide' }),
    ]);
    const description = 'A long text about borrowing values.';
    await server.call('UpdateBookmark', { ref: 'https://example.com/1', description }, user);
    for (const query of [
      'rust',
      'ownersh',
      '#language',
      'borrowed',
      '"about borrowing"',
      'url:example.com',
    ]) {
      expect([query, await titlesFor(id, query)]).toEqual([query, ['Ownership in Rust']]);
    }
    expect(await titlesFor(id, 'tokio')).toEqual(['title 2']);
    expect(await titlesFor(id, 'guide -rust')).toEqual(['title 2']);
    const { matches } = await search(id, 'borrowing');
    expect(matches[0]?.snippet).toContain('**borrowing**');
  });

  test('mends no word, since the words are those of the whole library', async () => {
    const { id } = await aPublisher([aBookmark(1, { title: 'Ownership' })]);
    expect(await titlesFor(id, 'ownershop')).toEqual([]);
  });

  test.each(['note:x', '-note:x', 'a OR (b has:note)', 'is:unread', 'is:favorite', 'in:Reading'])(
    'for %s is a mistake, which says what there is',
    async (query) => {
      const { id } = await aPublisher();
      await expect(search(id, query)).rejects.toMatchObject({
        code: Status.INVALID_ARGUMENT,
        details: expect.stringMatching(/not public.*is:untagged/),
      });
      expect(await titlesFor(id, 'is:untagged -tag:x site:example.com age:<1y')).toEqual([]);
    },
  );
});

describe('notes are private:', () => {
  test('also a long one, full of a word, hides nothing', async () => {
    const notes = ['rust '.repeat(200), '\u8336'.repeat(9_000)];
    const { id, user } = await aPublisher(notes.map((note, n) => aBookmark(n, { note })));
    for (const [n, description] of ['A book about rust', 'machine learning'].entries()) {
      await server.call('UpdateBookmark', { ref: `https://example.com/${n}`, description }, user);
    }
    expect((await search(id, 'rust')).matches).toHaveLength(1);
    expect((await search(id, '"machine learning"')).matches).toHaveLength(1);
  });

  const NOTE = 'zanzibar resignation letter';

  test('a word that only a note has finds nothing, and hides nothing', async () => {
    const { id } = await aPublisher([aBookmark(1, { note: NOTE, title: 'A letter' })]);
    for (const query of ['zanzibar', 'zanz', '"resignation letter"', 'title:zanzibar', 'url:zanzibar']) {
      expect([query, await titlesFor(id, query)]).toEqual([query, []]);
    }
    for (const query of [
      'letter',
      'letter -zanzibar',
      'letter -"resignation letter"',
      'letter OR zanzibar',
    ]) {
      expect([query, await titlesFor(id, query)]).toEqual([query, ['A letter']]);
    }
  });

  test('no snippet is taken from one, and none ranks', async () => {
    const { id, user } = await aPublisher([
      aBookmark(1, { note: 'pelican pelican pelican' }),
      aBookmark(2, { note: 'pelican' }),
    ]);
    for (const n of [1, 2]) {
      const description = 'About a pelican.';
      await server.call('UpdateBookmark', { ref: `https://example.com/${n}`, description }, user);
    }
    const { matches } = await search(id, 'pelican');
    expect(matches.map(({ snippet }) => snippet)).toEqual(Array(2).fill('About a **pelican**.'));
    expect(matches.map(({ bookmark }) => bookmark?.title)).toEqual(['title 2', 'title 1']);
  });

  test('nothing that everybody gets has one, or a state, or a favorite', async () => {
    const { id } = await aPublisher([aBookmark(1, { note: NOTE, status: 'STATUS_READ', favorite: true })]);
    const answers = [await get(id), await list(id), await search(id, 'title'), await directory()];
    expect(JSON.stringify(answers)).not.toMatch(/zanzibar|note|status|favorite|publisher_|user_/i);
  });
});

describe('what is not public is not there:', () => {
  const callsFor = (id: string) => [() => get(id), () => list(id), () => search(id, 'title')];
  const answersFor = (id: string) =>
    Promise.all(callsFor(id).map((call) => call().catch(({ code, details }) => ({ code, details }))));

  test.each([
    ['a private collection', async () => (await aPublisher([aBookmark(1)], {})).id],
    [
      'the collection below a public one',
      async () => {
        const { user } = await aPublisher();
        const { collection } = await server.call(
          'SaveCollection',
          { name: 'Below', parent: 'Reading' },
          user,
        );
        return collection?.id ?? '';
      },
    ],
    [
      'one that is public no more',
      async () => {
        const { id, edited } = await aPublisher([aBookmark(1)]);
        await edited({ public: false });
        return id;
      },
    ],
    [
      'one that was deleted',
      async () => {
        const { id, user } = await aPublisher([aBookmark(1)]);
        await server.call('DeleteCollection', { ref: id }, user);
        return id;
      },
    ],
    ['an id that is none', async () => `' or true --\0`],
  ])('%s gets the answer of one that never was', async (_what, idOf) => {
    const id = await idOf();
    const answers = await answersFor(id);
    expect(answers).toEqual(await answersFor(UNKNOWN));
    expect(answers).toEqual(answers.map(() => expect.objectContaining(NOT_FOUND)));
    expect((await directory()).collections.map((each) => each.id)).not.toContain(id);
  });

  test('an empty collection is there all the same', async () => {
    const { id } = await aPublisher();
    expect(await titlesOf(id)).toEqual([]);
    expect(await titlesFor(id, 'x')).toEqual([]);
  });
});

describe('a smart collection', () => {
  const refusal = {
    code: Status.INVALID_ARGUMENT,
    details: expect.stringMatching(/both public and smart.*Publish an ordinary collection/),
  };

  test('cannot be published, neither when it is made nor later', async () => {
    const user = await assertionFor(`smart_${++users}`);
    const smart = { name: 'Smart', smartQuery: 'tag:x' };
    await expect(server.call('SaveCollection', { ...smart, public: true }, user)).rejects.toMatchObject(
      refusal,
    );
    await server.call('SaveCollection', smart, user);
    const edit = { id: 'Smart', public: true };
    await expect(server.call('SaveCollection', edit, user)).rejects.toMatchObject(refusal);
  });

  test('is not what a published one becomes', async () => {
    const { edited } = await aPublisher();
    await expect(edited({ smartQuery: 'tag:x' })).rejects.toMatchObject(refusal);
  });

  test('is not published by an undo either', async () => {
    const { user, edited } = await aPublisher();
    const { changeId } = await edited({ public: false });
    await edited({ smartQuery: 'tag:x' });
    const undo = await server.call('UndoChange', { changeId }, user);
    expect(undo).toMatchObject({ undoneCount: 0, conflicts: [{ reason: expect.stringMatching(/smart/) }] });
  });
});

describe('undo', () => {
  const undo = (changeId: string, user: string) => server.call('UndoChange', { changeId }, user);

  test('of publishing unpublishes, and the reverse', async () => {
    const { id, user, edited } = await aPublisher([], {});
    const { changeId } = await edited({ public: true });
    const undone = await undo(changeId, user);
    await expect(get(id)).rejects.toMatchObject(NOT_FOUND);
    await undo(undone.changeId, user);
    expect(await get(id)).toMatchObject({ id });
  });

  test('of making a collection leaves it where it was published since', async () => {
    const user = await assertionFor(`maker_${++users}`);
    const made = await server.call('SaveCollection', { name: 'Made' }, user);
    const edit = { id: made.collection?.id ?? '', public: true };
    await server.call('SaveCollection', edit, user);
    const report = await undo(made.changeId, user);
    expect(report).toMatchObject({
      undoneCount: 0,
      conflicts: [{ reason: 'Its publication was changed since.' }],
    });
    expect(await get(edit.id)).toMatchObject({ id: edit.id });
  });

  test('of what is private needs no word of publication, of which the version before does not know', async () => {
    const { id } = await aPublisher([], {});
    const items = await asOwner(database, 'select before, after from change_items where entity_id = $1', [
      id,
    ]);
    expect(items).toHaveLength(1);
    expect(JSON.stringify(items)).not.toContain('publishedAt');
  });

  test('of a deletion brings the collection back private, and says so', async () => {
    const { id, user } = await aPublisher([aBookmark(1)]);
    const { changeId } = await server.call('DeleteCollection', { ref: id }, user);
    const report = await undo(changeId, user);
    expect(report).toMatchObject({
      undoneCount: 2,
      conflicts: [{ entity: 'collection', entityId: id, reason: expect.stringMatching(/private now/) }],
    });
    await expect(get(id)).rejects.toMatchObject(NOT_FOUND);
  });
});

describe('the directory', () => {
  test('has each published collection, those published last first, page by page', async () => {
    const ids = [];
    for (let n = 0; n < 3; n += 1)
      ids.unshift((await aPublisher([aBookmark(1)], { public: true, description: `paged ${users}` })).id);
    const first = await directory({ query: 'PAGED', pageSize: 2 });
    const second = await directory({ query: 'PAGED', pageSize: 2, pageToken: first.nextPageToken });
    const found = [...first.collections, ...second.collections];
    expect(found.map(({ id }) => id)).toEqual(ids);
    expect(found[0]).toMatchObject({ name: 'Reading', bookmarkCount: 1, version: '' });
    expect(second.nextPageToken).toBe('');
    const other = directory({ query: 'other', pageSize: 2, pageToken: first.nextPageToken });
    await expect(other).rejects.toMatchObject({ code: Status.INVALID_ARGUMENT });
  });

  test('is searched by name, description and public name, without wildcards', async () => {
    const { id, session } = await aPublisher([], { name: 'Kernel%things', public: true });
    await server.call('SetPublicName', { publicName: 'Grace' }, session);
    const idsFor = async (query: string) => (await directory({ query })).collections.map((each) => each.id);
    expect(await idsFor('grace kernel%')).toEqual([id]);
    expect(await idsFor('grace k%things')).toEqual([]);
  });

  test.each([0, LIMITS.publicCollectionsPerPage + 1])('does not have pages of %d', async (pageSize) => {
    await expect(directory({ pageSize })).rejects.toMatchObject({ code: Status.INVALID_ARGUMENT });
  });
});

describe('a publisher', () => {
  test('has the name that they give, and may take it back', async () => {
    const { id, session } = await aPublisher([aBookmark(1)]);
    const named = await server.call('SetPublicName', { publicName: ' Gra\u0301cia  Lee ' }, session);
    expect(named).toMatchObject({ publicName: 'Gr\u00e1cia Lee', collections: [{ id, bookmarkCount: 1 }] });
    expect(await get(id)).toMatchObject({ publicName: 'Gr\u00e1cia Lee' });
    expect(await server.call('GetPublisher', {}, session)).toEqual(named);
    await server.call('SetPublicName', { publicName: '' }, session);
    expect(await get(id)).toMatchObject({ publicName: '' });
  });

  test('may give it before anything is published', async () => {
    const session = await assertionFor(`named_${++users}`, { method: 'session' });
    expect(await server.call('GetPublisher', {}, session)).toEqual({ publicName: '', collections: [] });
    const named = await server.call('SetPublicName', { publicName: 'Ada' }, session);
    expect(named).toEqual({ publicName: 'Ada', collections: [] });
  });

  test.each([
    ['a line', 'a\nb'],
    ['a change of direction', 'a\u202eb'],
    ['too many characters', 'x'.repeat(LIMITS.publicNameLength + 1)],
  ])('cannot have a name with %s', async (_what, publicName) => {
    const session = await assertionFor('anna', { method: 'session' });
    await expect(server.call('SetPublicName', { publicName }, session)).rejects.toMatchObject({
      code: Status.INVALID_ARGUMENT,
    });
  });

  test.each(['oauth', 'api_key'] as const)('is nobody who came by %s', async (method) => {
    const assertion = await assertionFor('anna', { method });
    const denied = { code: Status.PERMISSION_DENIED };
    await expect(server.call('GetPublisher', {}, assertion)).rejects.toMatchObject(denied);
    await expect(server.call('SetPublicName', { publicName: 'x' }, assertion)).rejects.toMatchObject(denied);
    await expect(server.call('GetPublisher', {})).rejects.toMatchObject({ code: Status.UNAUTHENTICATED });
  });
});

describe('the version', () => {
  const versionOf = async (id: string) => BigInt((await get(id)).version);

  test('grows with every write of the library, also with those beside the collection', async () => {
    const { id, user, save, edited } = await aPublisher();
    const writes = [
      () => save(aBookmark(1)),
      () => server.call('UpdateBookmark', { ref: 'https://example.com/1', title: 'x' }, user),
      () => server.call('BatchDeleteBookmarks', { refs: ['https://example.com/1'] }, user),
      () => edited({ description: 'x' }),
    ];
    for (const write of writes) {
      const before = await versionOf(id);
      await write();
      expect(await versionOf(id)).toBeGreaterThan(before);
    }
  });

  test('stays the same while nothing is written, and when others write', async () => {
    const { id } = await aPublisher();
    const before = await versionOf(id);
    await list(id);
    await aPublisher([aBookmark(1)]);
    expect(await versionOf(id)).toBe(before);
  });

  test('is counted for nobody who has published nothing', async () => {
    const { name } = await aPublisher([aBookmark(1)], {});
    expect(await asOwner(database, 'select from publishers where user_sub = $1', [`user_${name}`])).toEqual(
      [],
    );
  });

  test('counts a write that waited for the first publication', async () => {
    const { name, id } = await aPublisher([], {});
    const { userSub } = callBy(name);
    await using holder = await aConnection();
    await using waiter = await aConnection();
    const lock = 'select pg_advisory_xact_lock(hashtextextended($1, 0))';
    await holder.client.query('begin');
    await holder.client.query(lock, [userSub]);
    const writing = aWrite(name);
    await waiter.untilSomebodyWaits();
    await holder.client.query(`select set_config('bookmarks.user_sub', $1, true)`, [userSub]);
    await holder.client.query('update collections set published_at = now() where id = $1', [id]);
    await holder.client.query('insert into publishers (user_sub) values ($1)', [userSub]);
    await holder.client.query('commit');
    await writing;
    expect(await versionOf(id)).toBe(1n);
  });

  async function aWrite(name: string): Promise<void> {
    await server.call('CreateBookmark', aBookmark(1), await assertionFor(name));
  }

  async function aConnection() {
    const client = await database.pool.connect();
    const untilSomebodyWaits = async () => {
      const waiting = `select from pg_locks where locktype = 'advisory' and not granted
        and database = (select oid from pg_database where datname = current_database())`;
      while ((await client.query(waiting)).rowCount === 0);
    };
    return { client, untilSomebodyWaits, [Symbol.asyncDispose]: async () => client.release() };
  }
});

describe('by statements written by hand, a transaction', () => {
  const inScope = (scope: TransactionScope, sql: string, values: unknown[] = []) =>
    reading(database.pool, scope, (run) => run({ text: sql, values }));
  const scopeOf = (publicCollection: string) => ({
    publicCollection,
    deadline: new Date(Date.now() + 10_000),
  });
  const TABLES = ['bookmarks', 'collections', 'publishers', 'tags', 'words', 'changes', 'findable_bookmarks'];

  test('that reads a public collection sees no row of any table', async () => {
    const { id } = await aPublisher([aBookmark(1, { tags: ['x'] })]);
    for (const table of TABLES)
      expect([table, await inScope(scopeOf(id), `select from ${table}`)]).toEqual([table, []]);
  });

  test('that reads one sees what is in that one, and in no other of the same user', async () => {
    const { id, user } = await aPublisher([aBookmark(1)]);
    await server.call('SaveCollection', { name: 'Other', public: true }, user);
    await server.call('CreateBookmark', { ...aBookmark(2), collection: 'Other' }, user);
    const rows = await inScope(scopeOf(id), 'select title from published_bookmarks');
    expect(rows).toEqual([{ title: 'title 1' }]);
  });

  test('sees nothing by the id of a private collection, its own user included', async () => {
    const { id, name } = await aPublisher([aBookmark(1)], {});
    for (const scope of [scopeOf(id), callBy(name), callBy('ben')]) {
      expect(await inScope(scope, 'select from published_bookmarks')).toEqual([]);
      expect(await inScope(scope, 'select from published_collection($1)', [id])).toEqual([]);
    }
  });

  test('learns by no function or view whose a collection is, or what a note says', async () => {
    const columns = await asOwner(
      database,
      `select attname from pg_attribute where attrelid = 'published_bookmarks'::regclass and attnum > 0
       union all select unnest(proargnames) from pg_proc where proname like 'published_collection%'`,
    );
    const names = columns.map(({ attname }) => String(attname));
    expect(names).toEqual(expect.arrayContaining(['title', 'public_name']));
    expect(names.filter((name) => /sub|note|status|favorite|updated|deleted/.test(name))).toEqual([]);
  });

  test('of the role of the service is the only one that may call them', async () => {
    const functions = await asOwner(
      database,
      `select proname, proacl::text from pg_proc where proname like 'published_collection%'`,
    );
    expect(functions).toHaveLength(2);
    for (const { proacl } of functions) expect(proacl).not.toMatch(/[{,]=/);
  });
});

test('two users cannot have one address', async () => {
  const { id } = await aPublisher();
  const copy = `insert into collections (user_sub, id, name, key, description, auto_tags, created_at, updated_at, version, published_at)
    values ('user_thief', $1, 'x', 'x', '', '{}', now(), now(), 1, now())`;
  await expect(asOwner(database, copy, [id])).rejects.toThrow(/collections_public_id/);
});

test('in a large library a collection is found by its index, and a page of it is read from one, in order', async () => {
  const { id } = await aPublisher();
  await asOwner(
    database,
    `insert into bookmarks (user_sub, id, url, url_key, site, title, description, note, tags, status, favorite,
       collection_id, created_at, updated_at, version)
     select user_sub, 'bm_' || n, 'https://example.com/many/' || n, sha256(n::text::bytea), 'com.example', 'title ' || n, '', '',
       '{}', 'unread', false, case when n % 20 = 0 then collections.id end, now() + n * interval '1 s', now(), 1
     from collections, generate_series(1, 10000) as n where id = $1`,
    [id],
  );
  await asOwner(database, 'analyze bookmarks');
  const page =
    'explain (analyze, format json) select * from published_bookmarks order by created_at desc, id desc limit 20';
  const scope = { publicCollection: id, deadline: new Date(Date.now() + 10_000) };
  const rows = await reading(database.pool, scope, (run) => run({ text: page }));
  expect(JSON.stringify(rows)).toMatch(/"collections_public_id".*"bookmarks_collection"/);
  expect(JSON.stringify(rows)).not.toMatch(/"Node Type":"Sort"/);
});
