import { once } from 'node:events';
import { type AddressInfo, createServer } from 'node:net';
import { fileURLToPath } from 'node:url';
import { unaryCall } from '@bookmarks/protos';
import { Client, credentials, type ServiceError } from '@grpc/grpc-js';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { createDatabase, type TestDatabase } from './helpers/database.ts';
import { aProcess, metadataOf, portIn, until } from './helpers/process.ts';

const MIGRATE = fileURLToPath(new URL('../src/migrate.ts', import.meta.url));

let database: TestDatabase;
beforeAll(async () => {
  database = await createDatabase();
});
afterAll(async () => {
  await database[Symbol.asyncDispose]();
});

/**
 * grpc.health.v1.Health/Check, of the whole server unless `service` is named, without the generated client: 1 is
 * SERVING, 2 is NOT_SERVING.
 */
function healthOf(port: number, service = ''): Promise<number | undefined> {
  const client = new Client(`127.0.0.1:${port}`, credentials.createInsecure());
  return new Promise((resolve, reject) => {
    client.makeUnaryRequest(
      '/grpc.health.v1.Health/Check',
      () => Buffer.concat([Buffer.from([0x0a, service.length]), Buffer.from(service)]),
      (bytes: Buffer) => bytes[1] ?? 0,
      {},
      (error: ServiceError | null, status?: number) => {
        client.close();
        if (error) reject(error);
        else resolve(status);
      },
    );
  });
}

test('serves once the database is within reach, and drains when it is told to end', async () => {
  await using service = aProcess(database.serviceUrl);
  const port = await until(() => portIn(service.lines));
  await until(() => service.lines.find((line) => line.includes('within reach')));
  expect(await healthOf(port)).toBe(1);
  service.child.kill('SIGTERM');
  const [code] = await once(service.child, 'exit');
  expect(code).toBe(0);
});

test('serves on after SIGTERM for as long as its settings say, though it is not ready', async () => {
  await using service = aProcess(database.serviceUrl, { SHUTDOWN_DELAY_SECONDS: '60' });
  const port = await until(() => portIn(service.lines));
  service.child.kill('SIGTERM');
  await until(() => service.lines.find((line) => line.includes('draining')));
  expect(await healthOf(port)).toBe(2);
});

test('is alive and not ready while the database is away', async () => {
  await using service = aProcess('postgresql://nobody@127.0.0.1:1/none');
  const port = await until(() => portIn(service.lines));
  await until(() => service.lines.find((line) => line.includes('out of reach')));
  expect(await healthOf(port)).toBe(2);
  expect(await healthOf(port, 'liveness')).toBe(1);
});

test('listens to nobody before it knows that row-level security binds its role', async () => {
  await using service = aProcess(database.ownerUrl);
  const [code] = await once(service.child, 'exit');
  expect(code).toBe(1);
  expect(portIn(service.lines)).toBeUndefined();
  const last = JSON.parse(service.lines.at(-1) ?? '');
  expect(last).toMatchObject({ level: 'fatal', msg: expect.stringContaining('member of bookmarks_app') });
  expect(last).not.toHaveProperty('err');
});

test('is ready while calls use up every connection that they have', async () => {
  await using service = aProcess(database.serviceUrl);
  const port = await until(() => portIn(service.lines));
  await using resources = new AsyncDisposableStack();
  const locker = resources.adopt(await database.pool.connect(), (client) => client.release(true));
  await locker.query('begin');
  await locker.query('select pg_advisory_xact_lock(hashtextextended($1, 0))', ['user_anna']);
  const client = resources.adopt(new Client(`127.0.0.1:${port}`, credentials.createInsecure()), (opened) =>
    opened.close(),
  );
  const metadata = await metadataOf('anna');
  const call = () =>
    unaryCall(
      client,
      'CreateBookmark',
      { url: 'https://example.com/' },
      { metadata, deadline: Date.now() + 4_000 },
    );
  const outcomes = await Promise.allSettled(Array.from({ length: 12 }, call));
  expect(outcomes.every(({ status }) => status === 'rejected')).toBe(true);
  expect(service.lines.filter((line) => line.includes('out of reach') && line.includes('warn'))).toEqual([]);
});

test.each([
  [
    'its settings are wrong',
    { DATABASE_URL: '', PORT: 'x' },
    /PORT: must be a port number\n {2}DATABASE_URL: is required/,
  ],
  ['its port is taken', {}, /Port \d+ is taken/],
])('ends with 1 and one sentence when %s', async (_what, settings, sentence) => {
  await using taken = createServer();
  await once(taken.listen(0, '::'), 'listening');
  const PORT = String((taken.address() as AddressInfo).port);
  await using service = aProcess(database.serviceUrl, { PORT, ...settings });
  const [code] = await once(service.child, 'exit');
  expect(code).toBe(1);
  const last = JSON.parse(service.lines.at(-1) ?? '');
  expect(last).toMatchObject({ level: 'fatal', msg: expect.stringMatching(sentence) });
  expect(last).not.toHaveProperty('err');
});

test.each([
  ['DATABASE_URL is missing', '', /DATABASE_URL: is required/],
  [
    'the database is away',
    'postgresql://nobody@127.0.0.1:1/none',
    /DATABASE_URL names a database .*ECONNREFUSED/,
  ],
])('the migration ends with 1 and one sentence when %s', async (_what, databaseUrl, sentence) => {
  await using migration = aProcess(databaseUrl, {}, MIGRATE);
  const [code] = await once(migration.child, 'exit');
  expect(code).toBe(1);
  expect(migration.lines.map((line) => JSON.parse(line))).toEqual([
    expect.objectContaining({ level: 'fatal', msg: expect.stringMatching(sentence) }),
  ]);
  expect(migration.lines.join()).not.toContain('"err"');
});
