import { once } from 'node:events';
import { type AddressInfo, connect, createServer, type Socket } from 'node:net';
import { createLogger } from '@bookmarks/telemetry';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { Pool } from 'pg';
import type { NewChange } from '../src/changes/change.ts';
import type { CallContext } from '../src/library/call-context.ts';
import type { LibraryWriter } from '../src/library/library-store.ts';
import { requireConfinedRole } from '../src/postgres/database-watch.ts';
import { createPool } from '../src/postgres/pool.ts';
import { createPostgresLibraryStore } from '../src/postgres/postgres-library-store.ts';
import { reading } from '../src/postgres/reading.ts';
import { inTransaction } from '../src/postgres/transaction.ts';
import { createDatabase, type TestDatabase } from './helpers/database.ts';
import { callBy } from './helpers/library.ts';

const log = createLogger('test', 'silent');
const verify = requireConfinedRole;
let database: TestDatabase;
beforeAll(async () => {
  database = await createDatabase();
});
afterAll(async () => {
  await database[Symbol.asyncDispose]();
});

const anna = callBy('anna');
const keysOfAnna = () => reading(database.pool, anna, (run) => run({ text: 'select key from tags' }));

test('what is done by the deadline is kept; what comes later changes nothing, since the caller was told so', async () => {
  const insert = (key: string, deadline: Date) =>
    inTransaction(database.pool, { ...anna, deadline }, async (run) => {
      await run({
        text: 'insert into tags (user_sub, key, name) values ($1, $2, $2)',
        values: [anna.userSub, key],
      });
      while (key === 'late' && Date.now() <= deadline.getTime())
        await new Promise((later) => setImmediate(later));
    });
  await insert('early', new Date(Date.now() + 10_000));
  await expect(insert('late', new Date(Date.now() + 200))).rejects.toMatchObject({ code: 'too_slow' });
  await expect(insert('past', new Date(Date.now() - 1))).rejects.toMatchObject({ code: 'too_slow' });
  expect(await keysOfAnna()).toEqual([{ key: 'early' }]);
});

describe('a write of which nothing comes back', () => {
  const change = (id: string, at: string) => ({
    name: 'record-change',
    values: [anna.userSub, id, 'edit', at, null, '[{"entity":"tag","id":"early","before":null,"after":{}}]'],
  });
  const now = new Date().toISOString();
  const changes = () => reading(database.pool, anna, (run) => run({ text: 'select id from changes' }));

  test('goes with the statement that follows, or with the commit', async () => {
    const seen = await inTransaction(database.pool, anna, async (run, send) => {
      send(change('chg_1', now));
      const rows = await run({ text: 'select id from changes' });
      send(change('chg_2', now));
      return rows;
    });
    expect(seen).toEqual([{ id: 'chg_1' }]);
    expect(await changes()).toEqual([{ id: 'chg_1' }, { id: 'chg_2' }]);
  });

  test('fails there, and with it all of the call', async () => {
    const failing = inTransaction(database.pool, anna, async (run, send) => {
      await run({ text: `delete from changes` });
      send(change('chg_3', 'no date'));
    });
    await expect(failing).rejects.toMatchObject({ code: '22007' });
    expect(await changes()).toEqual([{ id: 'chg_1' }, { id: 'chg_2' }]);
  });

  test('is not for a call that reads', async () => {
    const store = createPostgresLibraryStore(database.pool);
    const insert = store.read(anna, (library) => (library as LibraryWriter).insertBookmarks([]));
    await expect(insert).rejects.toThrow('A call that reads cannot write.');
  });
});

const WAYS = {
  'that reads': reading,
  'that writes': inTransaction,
} as const;

describe.each(Object.keys(WAYS) as (keyof typeof WAYS)[])('a call %s', (way) => {
  const runIn = (pool: Pool, call: CallContext, text: string) =>
    WAYS[way](pool, call, (run) => run({ text }));

  test('ends when the server ends its connection, and the process does not', async () => {
    const broken = runIn(database.pool, anna, 'select pg_terminate_backend(pg_backend_pid())');
    await expect(broken).rejects.toMatchObject({ code: 'unavailable' });
    expect(await keysOfAnna()).toEqual([{ key: 'early' }]);
  });

  test('that fails leaves its connection in order for the next one', async () => {
    await using resources = new AsyncDisposableStack();
    const pool = resources.adopt(createPool(database.serviceUrl, log, { verify, size: 1 }), (opened) =>
      opened.end(),
    );
    const backend = 'select pg_backend_pid() as pid';
    const before = await runIn(pool, anna, backend);
    await expect(runIn(pool, anna, 'select 1/0')).rejects.toMatchObject({ code: '22012' });
    await expect(runIn(pool, anna, 'no statement at all')).rejects.toMatchObject({ code: '42601' });
    expect(await runIn(pool, anna, backend)).toEqual(before);
  });

  test('runs no statement of what goes on after it has failed', async () => {
    const { promise: failed, resolve } = Promise.withResolvers<void>();
    let late: Promise<unknown> | undefined;
    const call = WAYS[way](database.pool, anna, async (run) => {
      late = failed.then(() => run({ text: 'select 1' }));
      return run({ text: 'select 1/0' });
    });
    await expect(call).rejects.toMatchObject({ code: '22012' });
    resolve();
    await expect(late).rejects.toThrow('after the end of its call');
  });

  test('is ended by PostgreSQL at its deadline', async () => {
    const call = { ...anna, deadline: new Date(Date.now() + 200) };
    await expect(runIn(database.pool, call, 'select pg_sleep(10)')).rejects.toMatchObject({
      code: 'too_slow',
    });
  });

  test('is ended after 5 s where the caller has more patience', async () => {
    const timeout = `select setting from pg_settings where name = 'statement_timeout'`;
    expect(await runIn(database.pool, anna, timeout)).toEqual([{ setting: '5000' }]);
  });

  test('is not begun after its deadline', async () => {
    const call = { ...anna, deadline: new Date(Date.now() - 1) };
    await expect(runIn(database.pool, call, 'select 1')).rejects.toMatchObject({ code: 'too_slow' });
  });

  test('costs its connection at once when no answer comes, and does not wait for a rollback as well', async () => {
    const queryTimeoutMs = 1_000;
    await using proxy = await aSilenceableProxy(database.serviceUrl);
    await using resources = new AsyncDisposableStack();
    const pool = resources.adopt(createPool(proxy.url, log, { verify, queryTimeoutMs }), (opened) =>
      opened.end(),
    );
    let silentSince = 0;
    const failed = WAYS[way](pool, anna, (run) => {
      proxy.fallSilent();
      silentSince = Date.now();
      return run({ text: 'select 1' });
    });
    await expect(failed).rejects.toMatchObject({ code: 'unavailable' });
    expect(Date.now() - silentSince).toBeLessThan(1.8 * queryTimeoutMs);
    expect(pool.totalCount).toBe(0);
  });
});

test('where nothing was begun, PostgreSQL is not told to roll back', async () => {
  await using resources = new AsyncDisposableStack();
  const pool = resources.adopt(createPool(database.serviceUrl, log, { verify, size: 1 }), (opened) =>
    opened.end(),
  );
  const notices: string[] = [];
  pool.on('connect', (client) => {
    client.on('notice', ({ message = '' }) => notices.push(message));
  });
  const late = { ...anna, deadline: new Date(Date.now() - 1) };
  await expect(inTransaction(pool, late, (run) => run({ text: 'select 1' }))).rejects.toMatchObject({
    code: 'too_slow',
  });
  // By the same connection, after whatever was sent on it before.
  await pool.query('select 1');
  expect(notices).toEqual([]);
});

test('a call that reads cannot write', async () => {
  const insert = reading(database.pool, anna, (run) =>
    run({ text: 'insert into tags (user_sub, key, name) values ($1, $2, $2)', values: [anna.userSub, 'x'] }),
  );
  await expect(insert).rejects.toThrow('read-only transaction');
});

describe('a statement that reads is a transaction of its own', () => {
  const SETTINGS = `select current_setting('bookmarks.user_sub', true) as user, now()::text as began_at`;

  test('which says whom it is for, and nothing stays of that in the connection', async () => {
    await using resources = new AsyncDisposableStack();
    const pool = resources.adopt(createPool(database.serviceUrl, log, { verify, size: 1 }), (opened) =>
      opened.end(),
    );
    const [first, second] = await reading(pool, anna, async (run) => [
      ...(await run({ text: SETTINGS })),
      ...(await run({ name: 'settings', text: SETTINGS })),
    ]);
    expect([first?.user, second?.user]).toEqual([anna.userSub, anna.userSub]);
    expect(first?.began_at).not.toEqual(second?.began_at);
    const { rows } = await pool.query(SETTINGS);
    expect(rows).toMatchObject([{ user: '' }]);
  });

  test('also where it began a transaction that it did not end: its connection is given to nobody', async () => {
    await using resources = new AsyncDisposableStack();
    const pool = resources.adopt(createPool(database.serviceUrl, log, { verify, size: 1 }), (opened) =>
      opened.end(),
    );
    await reading(pool, anna, (run) => run({ text: 'begin' }));
    // A new one, which nobody was ever named to.
    const { rows } = await pool.query(SETTINGS);
    expect(rows).toMatchObject([{ user: null }]);
  });

  test('also where several are on their way at once', async () => {
    const rows = await reading(database.pool, anna, (run) =>
      Promise.all([1, 2, 3].map((n) => run({ text: `select $1::int as n`, values: [n] }))),
    );
    expect(rows).toEqual([[{ n: 1 }], [{ n: 2 }], [{ n: 3 }]]);
  });
});

test('a call that would wait behind 200 others is refused at once', async () => {
  await using resources = new AsyncDisposableStack();
  const pool = resources.adopt(createPool(database.serviceUrl, log, { verify }), (opened) => opened.end());
  const taken = await Promise.all(Array.from({ length: 10 }, () => pool.connect()));
  resources.defer(() => {
    for (const client of taken) client.release();
  });
  const read = () => reading(pool, anna, (run) => run({ text: 'select 1' }));
  const outcomes: string[] = [];
  const waiting = Array.from({ length: 200 }, () =>
    read().catch((error: Error) => outcomes.push(error.message)),
  );
  expect(pool.waitingCount).toBe(200);
  await expect(read()).rejects.toMatchObject({
    code: 'unavailable',
    message: expect.stringContaining('too much to do'),
  });
  expect(outcomes).toEqual([]);
  await Promise.all(waiting);
  expect(new Set(outcomes)).toEqual(new Set(['The library is out of reach for a moment. Try again.']));
});

test('no call gets a connection whose role row-level security does not bind', async () => {
  await using resources = new AsyncDisposableStack();
  const pool = resources.adopt(createPool(database.ownerUrl, log, { verify }), (opened) => opened.end());
  let hasRun = false;
  const read = reading(pool, anna, async () => {
    hasRun = true;
  });
  await expect(read).rejects.toMatchObject({ name: 'DatabaseRoleError' });
  expect(hasRun).toBe(false);
  expect(pool.totalCount).toBe(0);
});

/** Stands between the service and PostgreSQL, and can stop to pass on what PostgreSQL says. */
async function aSilenceableProxy(databaseUrl: string) {
  const url = new URL(databaseUrl);
  const { hostname, port } = url;
  const sockets: Socket[] = [];
  let isSilent = false;
  const server = createServer((near) => {
    const far = connect(Number(port), hostname);
    sockets.push(near, far);
    near.on('data', (bytes) => far.write(bytes)).on('error', () => undefined);
    far.on('data', (bytes) => isSilent || near.write(bytes)).on('error', () => undefined);
  });
  await once(server.listen(0, '127.0.0.1'), 'listening');
  url.port = String((server.address() as AddressInfo).port);
  return {
    url: url.href,
    fallSilent: () => {
      isSilent = true;
    },
    [Symbol.asyncDispose]: async () => {
      for (const socket of sockets) socket.destroy();
      await server[Symbol.asyncDispose]();
    },
  };
}

test('a change that is recorded in parts counts each thing once, as it was first and as it became last', async () => {
  const store = createPostgresLibraryStore(database.pool);
  const part = (id: string, before: object, after: object): NewChange => ({
    ...{ id: 'chg_parts', kind: 'organize', at: new Date(), undoes: undefined },
    items: [
      { entity: 'bookmark', id, before: { ...before }, after: { ...after } },
      { entity: 'tag', id, before: null, after: {} },
    ],
  });
  const record = (change: NewChange) => store.write(anna, (library) => library.recordChange(change));
  await record(part('one', { title: 'a' }, { title: 'b' }));
  await record(part('other', { title: 'x' }, { title: 'y' }));
  await record(part('one', { title: 'b', note: '' }, { title: 'c', note: 'n' }));
  const [change, [one]] = await store.read(anna, (library) =>
    Promise.all([
      library.changeById('chg_parts'),
      library.changeItems({ changeId: 'chg_parts', entity: 'bookmark', after: undefined, limit: 1 }),
    ]),
  );
  expect(change?.itemCount).toBe(4);
  expect(one).toMatchObject({ before: { title: 'a', note: '' }, after: { title: 'c', note: 'n' } });
});
