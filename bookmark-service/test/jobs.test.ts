import { spawn } from 'node:child_process';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { inspect } from 'node:util';
import { generateKeyPair } from '@bookmarks/identity';
import { createLogger } from '@bookmarks/telemetry';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { Client, type Pool } from 'pg';
import { IMPORT_REPORT } from '../src/import/import-report.ts';
import type { Job, JobKind } from '../src/jobs/job.ts';
import type { JobWork } from '../src/jobs/job-work.ts';
import { createRunJob, type JobMessage, type RunJobDeps } from '../src/jobs/run-job.ts';
import { createStartJob } from '../src/jobs/start-job.ts';
import { newId } from '../src/library/id.ts';
import { createLibrary } from '../src/library/library.ts';
import { LibraryError } from '../src/library/library-error.ts';
import { migrate } from '../src/postgres/migrations.ts';
import { createPostgresLibraryStore } from '../src/postgres/postgres-library-store.ts';
import { purgeExpired } from '../src/postgres/purge-expired.ts';
import { createDatabase, createEmptyDatabase, type TestDatabase } from './helpers/database.ts';
import { finishedJob, startWorker } from './helpers/jobs.ts';
import { callBy, NO_FILTER } from './helpers/library.ts';

const MAIN = fileURLToPath(new URL('../src/main.ts', import.meta.url));
const OPTIONS = { format: 'auto', foldersAs: 'collections', onDuplicate: 'merge' } as const;
const clock = () => new Date();

let database: TestDatabase;
beforeAll(async () => {
  database = await createDatabase();
});
afterAll(async () => {
  await database[Symbol.asyncDispose]();
});

/** The service as a process of its own, working on jobs. */
async function aServiceProcess() {
  const child = spawn(process.execPath, [MAIN], {
    env: {
      PORT: '0',
      METRICS_PORT: '0',
      DATABASE_URL: database.serviceUrl,
      IDENTITY_VERIFICATION_KEYS: generateKeyPair('test').publicJwkSet,
    },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const exited = new Promise<number | null>((resolve) => child.once('exit', resolve));
  for await (const line of createInterface({ input: child.stdout })) {
    if (line.includes('working on jobs')) break;
  }
  child.stdout.resume();
  return {
    kill: (signal: NodeJS.Signals) => {
      child.kill(signal);
      return exited;
    },
    [Symbol.asyncDispose]: async () => {
      child.kill('SIGKILL');
      await exited;
    },
  };
}

async function startImport(
  user: string,
  count: number,
): Promise<{ id: string; library: ReturnType<typeof createLibrary> }> {
  const sender = await startSender();
  await using _ = sender;
  async function* file() {
    for (let n = 0; n < count; n++) yield Buffer.from(`https://example.com/${n} | Entry ${n}\n`);
  }
  const id = await sender.library.importFile(() => callBy(user), file(), { options: OPTIONS });
  return { id, library: createLibrary({ store: createPostgresLibraryStore(database.pool), clock }) };
}

const startSender = () => startWorker(database, { works: false });

async function until(holds: () => Promise<boolean>): Promise<void> {
  while (!(await holds())) await new Promise((later) => setTimeout(later, 20));
}

async function expectWholeImport(user: string, job: Job, count: number) {
  expect(job).toMatchObject({ state: 'done', done: count, total: count });
  expect(IMPORT_REPORT.parse(job.result)).toMatchObject({
    entryCount: count,
    createdCount: count,
    unchangedCount: 0,
    mergedCount: 0,
  });
  const store = createPostgresLibraryStore(database.pool);
  const changes = await store.read(callBy(user), (library) => library.recentChanges(10));
  expect(changes).toMatchObject([{ id: job.changeId, kind: 'import', itemCount: count }]);
}

test('goes on exactly where a worker was killed, with another one', async () => {
  const killed = await aServiceProcess();
  const { id, library } = await startImport('killed', 6000);
  const progress = async () => (await library.getJob(callBy('killed'), id)).done;
  await until(async () => (await progress()) >= 1000);
  await killed.kill('SIGKILL');
  const doneByThen = await progress();
  expect(doneByThen).toBeLessThan(6000);
  await using _other = await aServiceProcess();
  await until(async () => (await progress()) > doneByThen);
  await expectWholeImport('killed', await finishedJob(library, callBy('killed'), id), 6000);
}, 150_000);

test('stops after the step that runs when it is told to, and another worker goes on', async () => {
  const first = await aServiceProcess();
  const { id, library } = await startImport('stopped', 4000);
  await until(async () => (await library.getJob(callBy('stopped'), id)).done >= 500);
  expect(await first.kill('SIGTERM')).toBe(0);
  expect((await library.getJob(callBy('stopped'), id)).finishedAt).toBeUndefined();
  await using _other = await aServiceProcess();
  await expectWholeImport('stopped', await finishedJob(library, callBy('stopped'), id), 4000);
}, 120_000);

type JobOptions = { kind?: JobKind; params?: object; log?: RunJobDeps['log'] };

/** A job in the database, and a runner for it that does `work`. */
async function aJob(
  user: string,
  work: JobWork,
  { kind = 'organize', params = {}, log = createLogger('test', 'silent') }: JobOptions = {},
) {
  const store = createPostgresLibraryStore(database.pool, async () => {});
  const startJob = createStartJob({ clock });
  const jobId = await store.write(callBy(user), (library) => startJob(library, kind, params));
  const message: JobMessage = { userSub: callBy(user).userSub, jobId };
  const runner = createRunJob({ store, workOf: () => work, clock, log });
  const job = () => store.read(callBy(user), (library) => library.jobById(jobId));
  return { message, runner, job };
}

const attempt = (retries = 0) => ({ retries, signal: new AbortController().signal });
const failing = (error: Error): JobWork => ({
  prepare: async () => {
    throw error;
  },
});

test('never does a step twice when two workers have the same job', async () => {
  let steps = 0;
  const arrived = Promise.withResolvers<void>();
  let waiting = 0;
  const work: JobWork = {
    async prepare({ cursor }) {
      if (++waiting >= 2) arrived.resolve();
      await arrived.promise;
      return async () => {
        steps += 1;
        return { done: 1, cursor: cursor === undefined ? 'next' : undefined, report: {} };
      };
    },
  };
  const { message, runner, job } = await aJob('both', work);
  const outcomes = await Promise.allSettled([runner.run(message, attempt()), runner.run(message, attempt())]);
  expect(outcomes.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected']);
  expect(steps).toBe(2);
  expect(await job()).toMatchObject({ state: 'done', done: 2 });
});

test('fails with a sentence for people where the job can never succeed', async () => {
  const { message, runner, job } = await aJob(
    'never',
    failing(new LibraryError('invalid', 'There is no such thing.')),
  );
  await runner.run(message, attempt());
  expect(await job()).toMatchObject({ state: 'failed', failure: 'There is no such thing.' });
});

test('tries again where the database was away, and what is our fault a few times', async () => {
  const away = await aJob('away', failing(new LibraryError('unavailable', 'Away.')));
  await expect(away.runner.run(away.message, attempt(30))).rejects.toThrow('Away.');
  expect(await away.job()).toMatchObject({ state: 'queued' });
  const fault = await aJob('fault', failing(new TypeError('secret')));
  await expect(fault.runner.run(fault.message, attempt(0))).rejects.toThrow('fault: TypeError');
  await fault.runner.run(fault.message, attempt(3));
  expect(await fault.job()).toMatchObject({
    state: 'failed',
    failure: expect.stringContaining('went wrong here'),
  });
});

test('keeps no half of a step that fails', async () => {
  const work: JobWork = {
    prepare: async () => async (library) => {
      await library.insertImportChunk('xfr_half', 0, Buffer.from('half'));
      throw new LibraryError('invalid', 'In the middle.');
    },
  };
  const { message, runner } = await aJob('half', work);
  await runner.run(message, attempt());
  const store = createPostgresLibraryStore(database.pool);
  expect(await store.read(callBy('half'), (library) => library.importChunk('xfr_half', 0))).toBeUndefined();
});

test.each([
  ['fails', (runner, message) => runner.run(message, attempt())],
  ['is given up', (runner, message) => runner.giveUp(message)],
] as [string, (runner: ReturnType<typeof createRunJob>, message: JobMessage) => Promise<void>][])(
  'keeps no file of an import that %s',
  async (outcome, end) => {
    const user = `file that ${outcome}`;
    const fileId = newId('xfr');
    const store = createPostgresLibraryStore(database.pool);
    await store.write(callBy(user), (library) => library.insertImportChunk(fileId, 0, Buffer.from('x')));
    const broken = failing(new LibraryError('invalid', 'Broken.'));
    const { message, runner, job } = await aJob(user, broken, { kind: 'import', params: { fileId } });
    await end(runner, message);
    expect(await job()).toMatchObject({ state: 'failed' });
    expect(await store.read(callBy(user), (library) => library.importChunk(fileId, 0))).toBeUndefined();
  },
);

test('tells neither the log nor the queue what is in a library', async () => {
  const lines: unknown[] = [];
  const log = { error: (...line: unknown[]) => void lines.push(line) } as unknown as RunJobDeps['log'];
  const { rows } = await database.pool
    .query(`select 'quoted secret'::int as number`)
    .catch((error) => ({ rows: [Object.assign(error, { detail: 'secret', where: 'secret' })] }));
  const { message, runner } = await aJob('quoted', failing(rows[0]), { log });
  const error = await runner.run(message, attempt()).catch((thrown) => thrown);
  expect(inspect([lines, error], { depth: 9 })).not.toContain('secret');
  expect(error).toMatchObject({ message: expect.stringContaining('22P02') });
  expect(lines).toMatchObject([[{ code: '22P02', routine: expect.any(String) }, 'job failed']]);
});

test('takes at most twenty unfinished jobs of a user', async () => {
  const store = createPostgresLibraryStore(database.pool, async () => {});
  const startJob = createStartJob({ clock });
  const start = () => store.write(callBy('many'), (library) => startJob(library, 'organize', {}));
  for (let n = 0; n < 20; n++) await start();
  await expect(start()).rejects.toThrow('20 jobs are not finished yet.');
});

test('starts no job where the caller’s transaction fails', async () => {
  await using sender = await startSender();
  const startJob = createStartJob({ clock });
  const write = sender.store.write(callBy('rolled'), async (library) => {
    await startJob(library, 'organize', {});
    throw new LibraryError('invalid', 'Not after all.');
  });
  await expect(write).rejects.toThrow('Not after all.');
  const owner = new Client({ connectionString: database.ownerUrl });
  await owner.connect();
  const { rows } = await owner.query(`select data from pgboss.job where data->>'userSub' = $1`, [
    callBy('rolled').userSub,
  ]);
  await owner.end();
  expect(rows).toEqual([]);
});

test('does not show a job to anybody else', async () => {
  const library = createLibrary({ store: createPostgresLibraryStore(database.pool), clock });
  const { message } = await aJob('mine', failing(new Error()));
  await expect(library.getJob(callBy('other'), message.jobId)).rejects.toMatchObject({ code: 'not_found' });
  await expect(library.getJob(callBy('mine'), newId('job'))).rejects.toMatchObject({ code: 'not_found' });
});

test('the queue survives being migrated twice, and by two at once', async () => {
  await using empty = await createEmptyDatabase();
  await Promise.all([migrate(empty.ownerUrl), migrate(empty.ownerUrl)]);
  expect(await migrate(empty.ownerUrl)).toEqual([]);
  const owner = new Client({ connectionString: empty.ownerUrl });
  await owner.connect();
  const { rows } = await owner.query('select name from pgboss.schedule');
  await owner.end();
  expect(rows).toEqual([{ name: 'purge' }]);
});

test('purges in pieces until nothing is left', async () => {
  const store = createPostgresLibraryStore(database.pool);
  const expiresAt = new Date('2020-01-01');
  for (let n = 0; n < 5; n++) {
    await store.write(callBy('purged'), (library) =>
      library.insertTransfer({
        id: newId('xfr'),
        direction: 'export',
        secretSha256: Buffer.alloc(32),
        params: {},
        createdAt: expiresAt,
        expiresAt,
        usedAt: undefined,
      }),
    );
  }
  const counts: number[] = [];
  const query = async (text: string, values: unknown[]) => {
    const result = await database.pool.query<{ purged: number }>(text, values);
    counts.push(...result.rows.map(({ purged }) => purged));
    return result;
  };
  await purgeExpired({ query } as Pick<Pool, 'query'>, new Date('2020-02-01'), 2);
  expect(counts).toEqual([2, 2, 1, 0]);
});

test('purges once a worker is told to, and sees nobody’s rows by it', async () => {
  await using worker = await startWorker(database);
  await worker.purge();
  const page = { filter: NO_FILTER, order: 'oldest', pageSize: 1, pageToken: '' } as const;
  expect((await worker.library.list(callBy('nobody'), page)).rows).toEqual([]);
});
