import { readdir, readFile } from 'node:fs/promises';
import { Client } from 'pg';

const FOLDER = new URL('../../migrations/', import.meta.url);
/** Any constant that nothing else in the database locks: "bkmk" in ASCII. */
const LOCK = 0x626b6d6b;

/**
 * Applies the numbered files in `migrations/` that were not applied yet, in order, each in a transaction of its own.
 * Safe to run many times and in several places at once: the others wait for the first.
 *
 * @returns the files that were applied.
 */
export async function migrate(databaseUrl: string): Promise<string[]> {
  const client = new Client({ connectionString: databaseUrl, application_name: 'migrate' });
  await client.connect();
  try {
    await client.query('select pg_advisory_lock($1)', [LOCK]);
    await client.query(`create table if not exists schema_migrations (
      file text primary key, applied_at timestamptz not null default now()
    )`);
    const { rows } = await client.query<{ file: string }>('select file from schema_migrations');
    const applied = new Set(rows.map(({ file }) => file));
    const pending = (await readdir(FOLDER))
      .filter((file) => file.endsWith('.sql') && !applied.has(file))
      .sort();
    for (const file of pending) await apply(client, file);
    return pending;
  } finally {
    await client.end();
  }
}

async function apply(client: Client, file: string): Promise<void> {
  const sql = await readFile(new URL(file, FOLDER), 'utf8');
  await client.query('begin');
  try {
    await client.query(sql);
    await client.query('insert into schema_migrations (file) values ($1)', [file]);
    await client.query('commit');
  } catch (cause) {
    await client.query('rollback');
    throw new Error(`Migration ${file} failed.`, { cause });
  }
}
