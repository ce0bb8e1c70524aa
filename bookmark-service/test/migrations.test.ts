import { cp, mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { expect, test } from '@jest/globals';
import { Client } from 'pg';
import { migrate } from '../src/postgres/migrations.ts';
import { createEmptyDatabase } from './helpers/database.ts';
import { schemaOf } from './helpers/schema.ts';

const MIGRATIONS = new URL('../migrations/', import.meta.url);

test('makes the schema once; a second run changes nothing', async () => {
  await using database = await createEmptyDatabase();
  expect(await migrate(database.ownerUrl)).toContain('0001_create_library.sql');
  expect(await migrate(database.ownerUrl)).toEqual([]);
});

test('does no harm when twenty run at once', async () => {
  await using database = await createEmptyDatabase();
  const runs = await Promise.all(Array.from({ length: 20 }, () => migrate(database.ownerUrl)));
  expect(runs.filter((applied) => applied.length > 0)).toHaveLength(1);
});

test('release by release the schema becomes what a new installation gets at once', async () => {
  await using step = await createEmptyDatabase();
  await using fresh = await createEmptyDatabase();
  await using folder = await aFolder();
  for (const file of (await readdir(MIGRATIONS)).sort()) {
    await cp(new URL(file, MIGRATIONS), new URL(file, folder.url));
    expect(await migrate(step.ownerUrl, folder.url)).toEqual([file]);
  }
  await migrate(fresh.ownerUrl);
  const made = await schemaOf(fresh.ownerUrl);
  expect(made.length).toBeGreaterThan(100);
  expect(await schemaOf(step.ownerUrl)).toEqual(made);
});

test('keeps nobody waiting behind a lock that it waits for, and goes on when it has it', async () => {
  await using database = await createEmptyDatabase();
  await migrate(database.ownerUrl);
  await using folder = await aFolder();
  await writeFile(new URL('0001_wait.sql', folder.url), 'alter table changes add column waited boolean');
  await using writer = await aClient(database.ownerUrl);
  await using reader = await aClient(database.ownerUrl);
  await writer.client.query('begin; lock table changes in row exclusive mode');

  const migrating = migrate(database.ownerUrl, folder.url);
  const waiting = `select from pg_locks join pg_stat_activity using (pid)
    where not granted and application_name = 'migrate' and datname = current_database()`;
  while ((await reader.client.query(waiting)).rowCount === 0);
  await reader.client.query('select from changes');
  await writer.client.query('commit');
  expect(await migrating).toEqual(['0001_wait.sql']);
});

async function aFolder() {
  const path = await mkdtemp(join(tmpdir(), 'migrations-'));
  const url = pathToFileURL(`${path}/`);
  return { url, [Symbol.asyncDispose]: () => rm(path, { recursive: true }) };
}

async function aClient(databaseUrl: string) {
  const client = new Client({ connectionString: databaseUrl, statement_timeout: 10_000 });
  await client.connect();
  return { client, [Symbol.asyncDispose]: () => client.end() };
}
