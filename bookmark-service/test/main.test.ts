import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { type AddressInfo, createServer } from 'node:net';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import {
  CALLER_SCHEMA,
  createIdentitySigner,
  generateKeyPair,
  IDENTITY_HEADER,
  signingKey,
} from '@bookmarks/identity';
import { unaryCall } from '@bookmarks/protos';
import { Client, credentials, Metadata, type ServiceError } from '@grpc/grpc-js';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { createDatabase, type TestDatabase } from './helpers/database.ts';

const MAIN = fileURLToPath(new URL('../src/main.ts', import.meta.url));
const MIGRATE = fileURLToPath(new URL('../src/migrate.ts', import.meta.url));
const ANNA = CALLER_SCHEMA.parse({ sub: 'user_anna', scopes: ['bookmarks:write'], method: 'oauth' });
const keys = generateKeyPair('test');

let database: TestDatabase;
beforeAll(async () => {
  database = await createDatabase();
});
afterAll(async () => {
  await database[Symbol.asyncDispose]();
});

/** The service as a process, and its log. */
function aProcess(databaseUrl: string, settings: NodeJS.ProcessEnv = {}, program = MAIN) {
  const child = spawn(process.execPath, [program], {
    env: {
      PORT: '0',
      METRICS_PORT: '0',
      DATABASE_URL: databaseUrl,
      IDENTITY_VERIFICATION_KEYS: keys.publicJwkSet,
      ...settings,
    },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const lines: string[] = [];
  createInterface({ input: child.stdout }).on('line', (line) => lines.push(line));
  return {
    child,
    lines,
    [Symbol.asyncDispose]: async () => {
      if (isRunning(child)) child.kill('SIGKILL');
    },
  };
}

function isRunning({ exitCode, signalCode }: ChildProcess): boolean {
  return exitCode === null && signalCode === null;
}

async function until<Value>(look: () => Value | undefined): Promise<Value> {
  for (;;) {
    const seen = look();
    if (seen !== undefined) return seen;
    await new Promise((later) => setImmediate(later));
  }
}

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

const portIn = (lines: readonly string[]) => {
  const line = lines.find((text) => text.includes('"msg":"listening"'));
  return line === undefined ? undefined : (JSON.parse(line) as { port: number }).port;
};

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
  const metadata = new Metadata();
  metadata.set(IDENTITY_HEADER, await createIdentitySigner(signingKey(keys.privateJwk))(ANNA));
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
