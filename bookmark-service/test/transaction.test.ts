import { once } from 'node:events';
import { type AddressInfo, connect, createServer, type Socket } from 'node:net';
import { createLogger } from '@bookmarks/telemetry';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { requireConfinedRole } from '../src/postgres/database-watch.ts';
import { createPool } from '../src/postgres/pool.ts';
import { inTransaction } from '../src/postgres/transaction.ts';
import { createDatabase, type TestDatabase } from './helpers/database.ts';
import { callBy } from './helpers/library.ts';

const log = createLogger('test', 'silent');
let database: TestDatabase;
beforeAll(async () => {
  database = await createDatabase();
});
afterAll(async () => {
  await database[Symbol.asyncDispose]();
});

const anna = callBy('anna');
const rowsOfAnna = async () =>
  (await inTransaction(database.pool, 'read', anna, (client) => client.query('select from tags'))).rowCount;

test('what is done by the deadline is kept; what comes later changes nothing, since the caller was told so', async () => {
  const insert = (key: string, deadline: Date) =>
    inTransaction(database.pool, 'write', { ...anna, deadline }, async (client) => {
      await client.query('insert into tags (user_sub, key, name) values ($1, $2, $2)', [anna.userSub, key]);
      while (key === 'late' && Date.now() <= deadline.getTime())
        await new Promise((later) => setImmediate(later));
    });
  await insert('early', new Date(Date.now() + 10_000));
  await expect(insert('late', new Date(Date.now() + 200))).rejects.toMatchObject({ code: 'too_slow' });
  await expect(insert('past', new Date(Date.now() - 1))).rejects.toMatchObject({ code: 'too_slow' });
  expect(await rowsOfAnna()).toBe(1);
});

test('a connection that the server ends in mid-call ends the call, not the process', async () => {
  const broken = inTransaction(database.pool, 'read', anna, (client) =>
    client.query('select pg_terminate_backend(pg_backend_pid())'),
  );
  await expect(broken).rejects.toMatchObject({ code: 'unavailable' });
  expect(await rowsOfAnna()).toBe(1);
});

describe('a statement', () => {
  const timeoutMsOf = async (leftMs: number) => {
    const call = { ...anna, deadline: new Date(Date.now() + leftMs) };
    const { rows } = await inTransaction(database.pool, 'read', call, (client) =>
      client.query(`select setting::integer as ms from pg_settings where name = 'statement_timeout'`),
    );
    return rows[0].ms;
  };

  test('is ended by PostgreSQL at the deadline of the call', async () => {
    expect(await timeoutMsOf(2_000)).toBeLessThanOrEqual(2_000);
    expect(await timeoutMsOf(2_000)).toBeGreaterThan(1_000);
  });

  test('is ended after 5 s where the caller has more patience', async () => {
    expect(await timeoutMsOf(60_000)).toBe(5_000);
  });

  test('whose answer does not come costs its connection at once, and does not wait for a rollback as well', async () => {
    const queryTimeoutMs = 1_000;
    await using proxy = await aSilenceableProxy(database.serviceUrl);
    await using resources = new AsyncDisposableStack();
    const pool = resources.adopt(
      createPool(proxy.url, log, { verify: requireConfinedRole, queryTimeoutMs }),
      (opened) => opened.end(),
    );
    let silentSince = 0;
    const failed = inTransaction(pool, 'read', anna, (client) => {
      proxy.fallSilent();
      silentSince = Date.now();
      return client.query('select 1');
    });
    await expect(failed).rejects.toMatchObject({ code: 'unavailable' });
    expect(Date.now() - silentSince).toBeLessThan(1.8 * queryTimeoutMs);
    expect(pool.totalCount).toBe(0);
  });
});

test('a call that would wait behind 200 others is refused at once', async () => {
  await using resources = new AsyncDisposableStack();
  const pool = resources.adopt(
    createPool(database.serviceUrl, log, { verify: requireConfinedRole }),
    (opened) => opened.end(),
  );
  const taken = await Promise.all(Array.from({ length: 10 }, () => pool.connect()));
  resources.defer(() => {
    for (const client of taken) client.release();
  });
  const read = () => inTransaction(pool, 'read', anna, (client) => client.query('select 1'));
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
  const pool = resources.adopt(
    createPool(database.ownerUrl, log, { verify: requireConfinedRole }),
    (opened) => opened.end(),
  );
  let hasRun = false;
  const read = inTransaction(pool, 'read', anna, async () => {
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
