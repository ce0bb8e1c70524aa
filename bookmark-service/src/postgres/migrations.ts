import { readdir, readFile } from 'node:fs/promises';
import { ConfigurationError } from '@bookmarks/env';
import { Client, type DatabaseError } from 'pg';
import { migrateJobQueue } from './job-queue-schema.ts';
import { LOCK_TIMEOUT_MS, withLockRetries } from './with-lock-retries.ts';

const FOLDER = new URL('../../migrations/', import.meta.url);
/** Any constant that nothing else in the database locks: "bkmk" in ASCII. */
const LOCK = 0x626b6d6b;
/** https://www.postgresql.org/docs/18/errcodes-appendix.html */
const INSUFFICIENT_PRIVILEGE = '42501';

/**
 * Applies the numbered files of `folder` that were not applied yet, in order, each in a transaction of its own that keeps
 * nobody waiting for long. Then it brings the job queue up to date. Safe to run many times and in several places at once: the others wait for the first.
 *
 * @returns the files that were applied.
 */
export async function migrate(databaseUrl: string, folder = FOLDER): Promise<string[]> {
  const client = new Client({ connectionString: databaseUrl, application_name: 'migrate' });
  await connect(client);
  try {
    await client.query('select pg_advisory_lock($1)', [LOCK]);
    await client.query(`create table if not exists schema_migrations (
      file text primary key, applied_at timestamptz not null default now()
    )`);
    const { rows } = await client.query<{ file: string }>('select file from schema_migrations');
    const applied = new Set(rows.map(({ file }) => file));
    const pending = (await readdir(folder))
      .filter((file) => file.endsWith('.sql') && !applied.has(file))
      .sort();
    for (const file of pending) await apply(client, file, folder);
    await migrateJobQueue(databaseUrl);
    return pending;
  } finally {
    await client.end();
  }
}

/** @throws {ConfigurationError} Whoever runs this by hand has given the wrong address, role or password. */
async function connect(client: Client): Promise<void> {
  try {
    await client.connect();
  } catch (cause) {
    const { message, code } = cause as DatabaseError;
    throw new ConfigurationError(`DATABASE_URL names a database that cannot be used: ${message || code}.`, {
      cause,
    });
  }
}

async function apply(client: Client, file: string, folder: URL): Promise<void> {
  const sql = await readFile(new URL(file, folder), 'utf8');
  try {
    await withLockRetries(() => applyOnce(client, file, sql));
  } catch (cause) {
    const { message, code } = cause as DatabaseError;
    if (code !== INSUFFICIENT_PRIVILEGE) throw new Error(`Migration ${file} failed.`, { cause });
    throw new ConfigurationError(
      `Migration ${file} needs a role that may do more than that of DATABASE_URL: ${message}.`,
      { cause },
    );
  }
}

async function applyOnce(client: Client, file: string, sql: string): Promise<void> {
  await client.query('begin');
  try {
    await client.query(`set local lock_timeout = ${LOCK_TIMEOUT_MS}`);
    await client.query(sql);
    await client.query('insert into schema_migrations (file) values ($1)', [file]);
    await client.query('commit');
  } catch (error) {
    await client.query('rollback');
    throw error;
  }
}
