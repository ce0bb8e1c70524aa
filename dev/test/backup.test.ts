import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { connectPoke, type PokeSession } from '../poke/poke-session.ts';
import { waitFor } from '../processes/wait-for.ts';
import { startRedis } from '../programs/redis.ts';
import { withClient } from '../stack/postgres/sql.ts';
import { type Stack, startStack } from '../stack/start-stack.ts';
import { type TemporaryFolder, temporaryFolder } from '../stack/temporary-folder.ts';
import {
  archived,
  backUp,
  clusterIn,
  type PhysicalBackup,
  restore,
  startArchiving,
} from './physical-backup.ts';

const BOUND_MS = 50_000;
const BULK = 8_000;
const log = () => {};

describe('after the data of PostgreSQL are lost', () => {
  let folder: TemporaryFolder;
  let backup: PhysicalBackup;
  /** Every one was answered. */
  const savedBefore: string[] = [];
  let editId: string;
  let beforeDeletion: string;
  let deletionId: string;
  let jobId: string;

  beforeAll(async () => {
    folder = await temporaryFolder();
    backup = { archive: join(folder.path, 'archive'), base: join(folder.path, 'base') };
    const dataFolder = join(folder.path, 'lost');
    await using redis = await startRedis({ report: log });
    await using stack = await startStack({ dataFolder, durable: true, redisUrl: redis.url, log });
    await startArchiving(stack, backup.archive);
    await using anna = await signIn(stack, 'anna');

    await save(anna, 'deleted', savedBefore);
    const saving = Array.from({ length: 15 }, (_, n) => save(anna, `meanwhile/${n}`, savedBefore));
    await Promise.all([backUp(stack, backup.base), ...saving]);
    await save(anna, 'after-the-backup', savedBefore);
    editId = String(
      (await call(anna, 'edit_bookmark', { ref: urlOf('after-the-backup'), title: 'Edited' })).change_id,
    );

    beforeDeletion = await ask(stack, 'select now()::text as answer');
    deletionId = String((await call(anna, 'delete_bookmarks', { refs: [urlOf('deleted')] })).change_id);
    jobId = await startImport(anna);
    await stack.processes.bookmarkService.kill();
    expect(await ask(stack, 'select state as answer from jobs')).not.toBe('done');
    await archived(stack);
    await stack.postgres.kill();
    await rm(clusterIn(dataFolder), { recursive: true });
  });
  afterAll(async () => {
    await folder[Symbol.asyncDispose]();
  });

  /** Without a Redis: nothing that is lost with it is needed. */
  async function restored(name: string, targetTime?: string): Promise<Stack> {
    const dataFolder = join(folder.path, name);
    await restore(backup, dataFolder, targetTime);
    return startStack({ dataFolder, durable: true, log });
  }

  test('the newest point has all that was answered; the job goes on, and undo works', async () => {
    await using stack = await restored('newest');
    await using anna = await signIn(stack, 'anna');
    expect(await missing(anna, savedBefore)).toEqual([urlOf('deleted')]);
    await call(anna, 'undo_change', { change_id: deletionId });
    expect(await missing(anna, savedBefore)).toEqual([]);

    expect(await waitFor(async () => (await jobOf(anna, jobId))?.state === 'done', BOUND_MS)).toBe(true);
    expect(await call(anna, 'list_tags', { prefix: 'bulk' })).toMatchObject({ tags: [{ count: BULK }] });
    await using ben = await signIn(stack, 'ben');
    expect(await call(ben, 'list_bookmarks')).toMatchObject({ bookmarks: [] });
    expect(await missing(ben, savedBefore)).toEqual(savedBefore);
  });

  test('a point in time before a mistake has what was answered until then, and nothing later', async () => {
    await using stack = await restored('earlier', beforeDeletion);
    await using anna = await signIn(stack, 'anna');
    expect(await missing(anna, savedBefore)).toEqual([]);
    expect(await jobOf(anna, jobId)).toBeUndefined();
    expect(await call(anna, 'undo_change', { change_id: editId })).toMatchObject({ undone: 1, conflicts: 0 });
    await save(anna, 'new', []);
  });
});

const signIn = ({ mcpUrl }: Stack, loginHint: string) => connectPoke({ mcpUrl, loginHint });
const urlOf = (name: string) => `https://backup.example/${name}`;

async function call(session: PokeSession, name: string, args: object = {}): Promise<Record<string, unknown>> {
  const { isError, content, structuredContent = {} } = await session.callTool(name, { ...args });
  if (isError) throw new Error(JSON.stringify(content));
  return structuredContent;
}

/** Saves, and writes down what was answered. */
async function save(session: PokeSession, name: string, answered: string[]): Promise<void> {
  await call(session, 'add_bookmark', { url: urlOf(name), title: name });
  answered.push(urlOf(name));
}

async function missing(session: PokeSession, refs: readonly string[]): Promise<string[]> {
  const { bookmarks } = await call(session, 'get_bookmarks', { refs });
  const saved = (bookmarks as { saved: boolean }[]).map((entry) => entry.saved);
  return refs.filter((_, index) => !saved[index]);
}

async function startImport(session: PokeSession): Promise<string> {
  const { upload_url } = await call(session, 'import_bookmarks', { upload: true });
  const entries = Array.from(
    { length: BULK },
    (_, n) => `<DT><A HREF="https://bulk.example/${n}" TAGS="bulk">${n}</A>`,
  );
  const sent = await fetch(String(upload_url), {
    method: 'POST',
    headers: { 'content-type': 'application/octet-stream', accept: 'application/json' },
    body: `<!DOCTYPE NETSCAPE-Bookmark-file-1>\n<DL><p>\n${entries.join('\n')}\n</DL><p>`,
  });
  expect(sent.status).toBe(202);
  return ((await sent.json()) as { job_id: string }).job_id;
}

async function jobOf(session: PokeSession, id: string): Promise<{ state: string } | undefined> {
  const { jobs } = await call(session, 'library_overview');
  return (jobs as { job_id: string; state: string }[]).find(({ job_id }) => job_id === id);
}

/** What the database answers to its superuser. */
function ask({ postgres }: Stack, sql: string): Promise<string> {
  const url = postgres.adminUrl.replace(/postgres$/, 'bookmarks');
  return withClient(url, async (client) => String((await client.query(sql)).rows[0]?.answer));
}
