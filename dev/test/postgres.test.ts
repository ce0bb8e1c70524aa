import { mkdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { freePort } from '../processes/ports.ts';
import { withClient } from '../stack/postgres/sql.ts';
import { createPostgres, type Postgres, startPostgres } from '../stack/postgres.ts';
import { type TemporaryFolder, temporaryFolder } from '../stack/temporary-folder.ts';

const isRoot = process.getuid?.() === 0;
const log = () => {};

describe('PostgreSQL', () => {
  let folder: TemporaryFolder;
  let postgres: Postgres;
  beforeAll(async () => {
    folder = await temporaryFolder();
    postgres = await startPostgres({ dataFolder: folder.path, durable: true, log });
  });
  afterAll(async () => {
    await postgres[Symbol.asyncDispose]();
    await folder[Symbol.asyncDispose]();
  });

  const query = (sql: string) =>
    withClient(postgres.adminUrl, async (client) => (await client.query(sql)).rows);
  const postmasterFile = () => join(folder.path, 'postgres', 'cluster', 'postmaster.pid');

  test('is version 18, in UTF-8, sorted by the built-in provider', async () => {
    const sql = `select current_setting('server_version_num')::int / 10000 as version, datlocale, datlocprovider,
      pg_encoding_to_char(encoding) as encoding from pg_database where datname = 'postgres'`;
    const expected = { version: 18, datlocale: 'C.UTF-8', datlocprovider: 'b', encoding: 'UTF8' };
    expect(await query(sql)).toEqual([expected]);
  });

  test('lets nobody in without the password', async () => {
    const url = postgres.urlFor({ database: 'postgres', user: 'postgres', password: 'guess' });
    await expect(withClient(url, async () => {})).rejects.toThrow('password authentication failed');
    expect((await stat(join(folder.path, 'postgres', 'superuser-password'))).mode & 0o777).toBe(0o600);
  });

  test('keeps its data and its port when it is stopped and started', async () => {
    await query('create table kept as select 1 as number');
    await postgres.stop();
    await expect(query('select 1')).rejects.toThrow('ECONNREFUSED');
    await postgres.start();
    expect(await query('select number from kept')).toEqual([{ number: 1 }]);
  });

  test('starts again after kill -9, with the lock of the killed one in place', async () => {
    await query('create table survived as select 2 as number');
    await withClient(postgres.adminUrl, async () => {
      await postgres.kill();
      expect(await readFile(postmasterFile(), 'utf8')).toContain(String(postgres.port));
      await postgres.start();
    });
    expect(await query('select number from survived')).toEqual([{ number: 2 }]);
  });

  test('starts although another program has the process number in its lock by now', async () => {
    await postgres.kill();
    const [, ...rest] = (await readFile(postmasterFile(), 'utf8')).split('\n');
    await writeFile(postmasterFile(), [process.pid, ...rest].join('\n'));
    await postgres.start();
    expect(await query('select 1 as number')).toEqual([{ number: 1 }]);
  });

  test('refuses plainly a data folder that another one uses', async () => {
    await using second = await createPostgres({ dataFolder: folder.path, durable: true, log });
    await expect(second.start()).rejects.toThrow(/is in use already, by process \d+\. Stop the other stack/);
  });

  test('answers nothing on open connections while it is paused', async () => {
    await withClient(postgres.adminUrl, async (client) => {
      await postgres.pause();
      const answer = client.query('select 3 as number').then(({ rows }) => rows);
      const first = await Promise.race([
        answer,
        new Promise((resolve) => setTimeout(resolve, 300, 'silence')),
      ]);
      expect(first).toBe('silence');
      await postgres.resume();
      expect(await answer).toEqual([{ number: 3 }]);
    });
  });

  test('makes a database once', async () => {
    const url = await postgres.createDatabase('library');
    expect(await postgres.createDatabase('library')).toBe(url);
    await expect(withClient(url, async () => 'open')).resolves.toBe('open');
  });

  test('reports a death that nobody asked for', async () => {
    process.kill(postgres.pid ?? 0, 'SIGKILL');
    expect(await postgres.died).toMatchObject({ name: 'postgres', reason: 'SIGKILL' });
    await postgres.start();
  });

  test('says why it did not start', async () => {
    await using other = await createPostgres({ durable: false, log, port: postgres.port });
    await expect(other.start()).rejects.toThrow(/^PostgreSQL ended \(exit code 1\).*Address already in use/s);
  });

  test('removes its temporary folder when it is disposed of', async () => {
    const lines: string[] = [];
    const port = await freePort();
    const temporary = await startPostgres({ durable: false, port, log: (_source, line) => lines.push(line) });
    const path = temporary.dataFolder;
    await temporary[Symbol.asyncDispose]();
    await expect(stat(path)).rejects.toThrow('ENOENT');
    expect(lines).toEqual([]);
  });
});

// Only root can make a process run as another user.
describe(
  isRoot ? 'PostgreSQL, started by root' : 'PostgreSQL, started by root (skipped: this is not root)',
  () => {
    const testAsRoot = isRoot ? test : test.skip;

    testAsRoot('runs as another user, who owns its data', async () => {
      await using postgres = await startPostgres({ durable: false, log });
      const owner = await stat(join(postgres.dataFolder, 'postgres', 'cluster'));
      const process = await stat(`/proc/${postgres.pid}`);
      expect(owner.uid).not.toBe(0);
      expect(process.uid).toBe(owner.uid);
    });

    testAsRoot('goes on elsewhere, and says so, where that user cannot enter the data folder', async () => {
      await using folder = await temporaryFolder();
      const closed = join(folder.path, 'closed');
      await mkdir(closed, { mode: 0o700 });
      const lines: string[] = [];
      const dataFolder = join(closed, 'data');
      await using postgres = await startPostgres({
        dataFolder,
        durable: false,
        log: (_source, line) => lines.push(line),
      });
      await expect(withClient(postgres.adminUrl, async () => 'open')).resolves.toBe('open');
      const [, elsewhere = ''] = /its data is in (\/var\/lib\/bookmarks\/\w+)/.exec(lines.join('\n')) ?? [];
      expect((await stat(join(elsewhere, 'postgres'))).uid).not.toBe(0);
      await postgres.stop();
      await rm(elsewhere, { recursive: true });
    });
  },
);
