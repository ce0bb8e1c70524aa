import { randomBytes } from 'node:crypto';
import { status as Status } from '@grpc/grpc-js';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { createApiKeys } from '../src/api-keys/api-keys.ts';
import { createKeyUses } from '../src/api-keys/key-uses.ts';
import type { JobWork } from '../src/jobs/job-work.ts';
import { createRunJob } from '../src/jobs/run-job.ts';
import { createStartJob } from '../src/jobs/start-job.ts';
import type { Library } from '../src/library/library.ts';
import type { LibraryStore } from '../src/library/library-store.ts';
import type { PageAnswer } from '../src/pages/page.ts';
import { createPostgresApiKeyDirectory } from '../src/postgres/postgres-api-key-directory.ts';
import { createTokenSeal } from '../src/webhooks/sealed-token.ts';
import { createWebhooks } from '../src/webhooks/webhooks.ts';
import { createDatabase, type TestDatabase } from './helpers/database.ts';
import { withEveryRow } from './helpers/every-row.ts';
import { finishedJob, startWorker } from './helpers/jobs.ts';
import { callBy, NO_FILTER } from './helpers/library.ts';
import { pageThatSays, visitDuePages } from './helpers/pages.ts';
import { aServer, assertionFor } from './helpers/server.ts';
import { IMPORT_OPTIONS } from './helpers/transfers.ts';

const clock = () => new Date();

let database: TestDatabase;
beforeAll(async () => {
  database = await createDatabase();
});
afterAll(async () => {
  await database[Symbol.asyncDispose]();
});

/** By which what is kept of a user is found anywhere. */
type Traces = { readonly secret: string; readonly digest: Uint8Array };

/** Leaves something of each user in every table, by what they can do. */
async function fill<User extends string>(...users: User[]): Promise<Record<User, Traces>> {
  {
    await using worker = await startWorker(database);
    for (const user of users) await fillLibrary(worker, user);
  }
  // What is begun now, nobody works on any more.
  await using sender = await startWorker(database, { works: false });
  const traces = users.map(async (user) => [user, await fillAround(sender, user)] as const);
  return Object.fromEntries(await Promise.all(traces)) as Record<User, Traces>;
}

type Libraries = { readonly library: Library; readonly store: LibraryStore };

const visitPages = (store: LibraryStore, answer: PageAnswer) =>
  visitDuePages({ pool: database.pool, store, clock, getPage: async () => answer });

const secretOf = (user: string) => `secret${user}`;
const importOf = (secret: string) => ({
  content: `https://example.com/imported/${secret}`,
  options: IMPORT_OPTIONS,
});

async function fillLibrary({ library, store }: Libraries, user: string): Promise<void> {
  const call = callBy(user);
  const secret = secretOf(user);
  const url = `https://${secret}.example/`;
  await library.setPublicName(call, secret);
  await library.saveCollection(call, {
    name: secret,
    description: secret,
    autoTags: [secret],
    isPublic: true,
  });
  await library.saveCollection(call, { name: 'below', parent: secret });
  const saved = {
    url,
    title: secret,
    note: secret,
    tags: [secret, `${secret} 2`],
    collection: `${secret}/below`,
    remindAt: 'tomorrow',
  };
  await library.setTimeZone(call, 'Europe/Berlin');
  const { bookmark } = await library.create(call, saved);
  await library.update(call, bookmark.id, { title: `${secret} anew` }, undefined);
  await library.updateTags(call, [{ from: [secret], to: `${secret} 3` }], { dryRun: false });
  await library.addHighlight(call, {
    ref: bookmark.id,
    quote: `${secret} marked`,
    note: secret,
    color: undefined,
  });
  const second = await library.create(call, { url: `${url}2` });
  await library.batchDelete(call, [second.bookmark.id]);
  const third = await library.create(call, { url: `${url}3` });
  await library.undoChange(call, third.changeId ?? '');
  await finishedJob(library, call, await library.importContent(call, importOf(secret)));
  await visitPages(store, pageThatSays(secret));
}

async function fillAround({ library, store }: Libraries, user: string): Promise<Traces> {
  const call = callBy(user);
  const secret = secretOf(user);
  const progress = { source: 'github', seenAt: clock(), run: undefined } as const;
  await library.importContent(call, { ...importOf(`${secret}waits`), progress });
  await library.createExportLink(call, { format: 'csv', filter: NO_FILTER });
  await library.recordAppUse(call, `client_${secret}`, { address: '192.0.2.1', userAgent: secret });
  await connectWebhook(store, user);
  return { secret, digest: await aKeyThatWasUsed(store, user) };
}

/** Poke answers what is a secret of the user's. */
async function connectWebhook(store: LibraryStore, user: string): Promise<void> {
  const secret = secretOf(user);
  const chat = {
    createWebhook: async () => ({ url: `https://${secret}.example/`, token: secret }),
    send: async () => {},
  };
  const seal = createTokenSeal('a key for webhooks that nobody knows');
  await createWebhooks({ store, clock, chat, seal }).connectWebhook(callBy(user), secret);
}

async function aKeyThatWasUsed(store: LibraryStore, user: string): Promise<Uint8Array> {
  await using uses = createKeyUses({ store, onError: () => {} });
  const directory = createPostgresApiKeyDirectory(database.pool);
  const keys = createApiKeys({ store, clock, directory, uses });
  const digest = randomBytes(32);
  const key = { digest, name: secretOf(user), prefix: 'bkm_test_', lastFour: 'abcd', expiresAt: undefined };
  await keys.createKey(callBy(user), { ...key, scopes: ['bookmarks:read'] });
  await keys.authenticate(digest, '192.0.2.1');
  return digest;
}

const ID = /\b(?:bm|col|chg|job|xfr|key)_[0-9a-z]{12}\b/g;

const rowsWith = (words: readonly string[]) =>
  withEveryRow(database.ownerUrl, async ({ rows }) =>
    (await rows()).filter(({ text }) => words.some((word) => text.includes(word))),
  );

/** What is in the database of this user, wherever. */
function rowsAbout(user: string, { secret, digest }: Traces) {
  const texts = [secret, callBy(user).userSub];
  const bytes = [...texts.map((text) => Buffer.from(text)), Buffer.from(digest)];
  return rowsWith([...texts, ...bytes.map((value) => value.toString('hex'))]);
}

/** The tables that name a user, of which this one has no row. */
const tablesWithout = (user: string) =>
  withEveryRow(database.ownerUrl, async ({ client }) => {
    const { rows: tables } = await client.query<{ name: string }>(
      `select format('%I.%I', table_schema, table_name) as name from information_schema.columns
       join information_schema.tables using (table_schema, table_name)
       where column_name = 'user_sub' and table_type = 'BASE TABLE'`,
    );
    const without: string[] = [];
    for (const { name } of tables) {
      const { rows } = await client.query(`select from ${name} where user_sub = $1 limit 1`, [
        callBy(user).userSub,
      ]);
      if (rows.length === 0) without.push(name);
    }
    return without;
  });

describe('everything of a user', () => {
  test('is gone from every table and from the queue, and nothing of anybody else', async () => {
    const { gone, stays } = await fill('gone', 'stays');
    expect(await tablesWithout('gone')).toEqual([]);
    const before = await rowsAbout('gone', gone);
    expect(before.map(({ table }) => table)).toContain('pgboss.job_common');
    const ofOther = await rowsAbout('stays', stays);

    await using sender = await startWorker(database, { works: false });
    const { library } = sender;
    await library.deleteLibrary(callBy('gone'));
    expect(await rowsAbout('gone', gone)).toEqual([]);
    expect(await rowsWith(before.flatMap(({ text }) => text.match(ID) ?? []))).toEqual([]);
    expect(await rowsAbout('stays', stays)).toEqual(ofOther);

    await library.deleteLibrary(callBy('gone'));
    await library.create(callBy('gone'), { url: 'https://example.com/' });
    expect((await library.overview(callBy('gone'))).totals).toMatchObject({ bookmarks: 1, trash: 0 });
  });

  test('stays where not all of it can go', async () => {
    const { half } = await fill('half');
    const before = await rowsAbout('half', half);
    await using sender = await startWorker(database, { works: false });
    const { library } = sender;
    await withEveryRow(database.ownerUrl, async ({ client }) => {
      await client.query(`create function refuse() returns trigger language plpgsql as
        $$ begin raise exception 'not this one'; end $$`);
      await client.query('create trigger refuse before delete on app_connections execute function refuse()');
      await expect(library.deleteLibrary(callBy('half'))).rejects.toThrow('not this one');
      await client.query('drop trigger refuse on app_connections');
    });
    expect(await rowsAbout('half', half)).toEqual(before);
  });

  test('goes also where there is more of it than one statement deletes', async () => {
    await using sender = await startWorker(database, { works: false });
    const { library } = sender;
    await withEveryRow(database.ownerUrl, ({ client }) =>
      client.query(
        `insert into words (user_sub, word) select $1, 'word' || n from generate_series(1, 20001) as n`,
        [callBy('large').userSub],
      ),
    );
    await library.deleteLibrary(callBy('large'));
    expect(await rowsAbout('large', { secret: secretOf('large'), digest: randomBytes(32) })).toEqual([]);
  });
});

describe('what was under way writes nothing back:', () => {
  const nothingOf = (user: string) => rowsAbout(user, { secret: secretOf(user), digest: randomBytes(32) });

  test('an import that a worker is at', async () => {
    {
      await using worker = await startWorker(database);
      const { library } = worker;
      const content = Array.from({ length: 5000 }, (_, n) => Buffer.from(`https://example.com/${n}\n`));
      const file = (async function* () {
        yield* content;
      })();
      const newContext = () => callBy('importing');
      const id = await library.importFile(newContext, file, { options: IMPORT_OPTIONS });
      while ((await library.getJob(callBy('importing'), id)).done < 1000);
      await library.deleteLibrary(callBy('importing'));
    }
    expect(await nothingOf('importing')).toEqual([]);
  });

  test('a job between two steps, which ends without a fault', async () => {
    await using sender = await startWorker(database, { works: false });
    const { store, library } = sender;
    const call = callBy('between');
    let steps = 0;
    const work: JobWork = {
      async prepare({ cursor }) {
        if (cursor !== undefined) await library.deleteLibrary(call);
        return async () => {
          steps += 1;
          return { done: 1, cursor: 'next', report: {} };
        };
      },
    };
    const faults: unknown[] = [];
    const log = { error: (fault: unknown) => void faults.push(fault) } as never;
    const runner = createRunJob({ store, workOf: () => work, clock, log });
    const jobId = await store.write(call, (inside) => createStartJob({ clock })(inside, 'organize', {}));
    const attempt = { retries: 0, signal: new AbortController().signal };
    await runner.run({ userSub: call.userSub, jobId }, attempt);
    expect([steps, faults, await nothingOf('between')]).toEqual([1, [], []]);
  });

  test('a file that still comes', async () => {
    await using sender = await startWorker(database, { works: false });
    const { library } = sender;
    const { token } = await library.createImportLink(callBy('uploading'), IMPORT_OPTIONS);
    const piece = Buffer.alloc(300_000, 'secretuploading ');
    let isTaken = false;
    async function* file() {
      yield piece;
      await library.deleteLibrary(callBy('uploading'));
      yield piece;
      isTaken = true;
    }
    await expect(library.receiveFile(token, file())).rejects.toMatchObject({ code: 'not_found' });
    expect([isTaken, await nothingOf('uploading')]).toEqual([false, []]);
  });
});

describe('a library is deleted', () => {
  test('by nobody without an identity, and by nobody who came by a token or a key', async () => {
    await using server = await aServer(database.serviceUrl);
    await expect(server.call('DeleteLibrary', {})).rejects.toMatchObject({ code: Status.UNAUTHENTICATED });
    await server.call('CreateBookmark', { url: 'https://example.com/' }, await assertionFor('kept'));
    for (const method of ['oauth', 'api_key']) {
      await expect(
        server.call('DeleteLibrary', {}, await assertionFor('kept', { method })),
      ).rejects.toMatchObject({ code: Status.PERMISSION_DENIED });
    }
    expect(await server.call('GetOverview', {}, await assertionFor('kept'))).toMatchObject({
      bookmarkCount: 1,
    });
  });

  test('by whoever signed in on the account page', async () => {
    await using server = await aServer(database.serviceUrl);
    await server.call('CreateBookmark', { url: 'https://example.com/' }, await assertionFor('left'));
    await server.call('DeleteLibrary', {}, await assertionFor('left', { method: 'session' }));
    expect(await server.call('GetOverview', {}, await assertionFor('left'))).toMatchObject({
      bookmarkCount: 0,
    });
  });
});
