import { randomBytes } from 'node:crypto';
import { createLogger } from '@bookmarks/telemetry';
import { Client, type Pool } from 'pg';
import { requireConfinedRole } from '../../src/postgres/database-watch.ts';
import { migrate } from '../../src/postgres/migrations.ts';
import { createPool } from '../../src/postgres/pool.ts';

const log = createLogger('test', 'silent');

/** A database of the test's own, on the server that TEST_DATABASE_URL names as superuser. */
export type TestDatabase = AsyncDisposable & {
  /** As the owner of the tables. */
  readonly ownerUrl: string;
  /** As the service: a member of bookmarks_app that owns nothing. */
  readonly serviceUrl: string;
  /** Connections of the service. */
  readonly pool: Pool;
};

export async function createEmptyDatabase(): Promise<AsyncDisposable & { ownerUrl: string; name: string }> {
  const name = `test_${randomBytes(6).toString('hex')}`;
  await asSuperuser(`create database ${name}`);
  return {
    name,
    ownerUrl: urlFor(name),
    [Symbol.asyncDispose]: () => asSuperuser(`drop database ${name} with (force)`),
  };
}

export async function createDatabase(): Promise<TestDatabase> {
  await using acquired = new AsyncDisposableStack();
  const { name, ownerUrl } = acquired.use(await createEmptyDatabase());
  await migrate(ownerUrl);
  await asSuperuser(`create role ${name} login password 'test' in role bookmarks_app`);
  acquired.defer(() => asSuperuser(`drop role ${name}`));
  const serviceUrl = urlFor(name, name);
  const pool = acquired.adopt(createPool(serviceUrl, log, { verify: requireConfinedRole }), (opened) =>
    opened.end(),
  );
  const resources = acquired.move();
  return { ownerUrl, serviceUrl, pool, [Symbol.asyncDispose]: () => resources.disposeAsync() };
}

function urlFor(database: string, user?: string): string {
  const { TEST_DATABASE_URL } = process.env;
  if (!TEST_DATABASE_URL) throw new Error('TEST_DATABASE_URL is not set: run the tests by `npm test`.');
  const url = new URL(TEST_DATABASE_URL);
  url.pathname = database;
  if (user !== undefined) Object.assign(url, { username: user, password: 'test' });
  return url.href;
}

async function asSuperuser(sql: string): Promise<void> {
  const client = new Client({ connectionString: urlFor('postgres') });
  await client.connect();
  try {
    await client.query(sql);
  } finally {
    await client.end();
  }
}
