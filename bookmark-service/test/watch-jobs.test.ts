import { once } from 'node:events';
import { createLogger } from '@bookmarks/telemetry';
import { status as Status } from '@grpc/grpc-js';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { Client } from 'pg';
import type { JobWork } from '../src/jobs/job-work.ts';
import { createRunJob } from '../src/jobs/run-job.ts';
import { createStartJob } from '../src/jobs/start-job.ts';
import { LibraryError } from '../src/library/library-error.ts';
import { createPostgresLibraryStore } from '../src/postgres/postgres-library-store.ts';
import { createDatabase, type TestDatabase } from './helpers/database.ts';
import { callBy } from './helpers/library.ts';
import { aServer, assertionFor } from './helpers/server.ts';

const clock = () => new Date();
const ATTEMPT = { retries: 0, signal: new AbortController().signal };
const DONE: JobWork = { prepare: async () => async () => ({ done: 0, cursor: undefined, report: {} }) };
const FAILING: JobWork = {
  prepare: async () => {
    throw new LibraryError('invalid', 'It cannot be done.');
  },
};

let database: TestDatabase;
let server: Awaited<ReturnType<typeof aServer>>;
const resources = new AsyncDisposableStack();
beforeAll(async () => {
  database = resources.use(await createDatabase());
  server = resources.use(await aServer(database.serviceUrl));
});
afterAll(() => resources.disposeAsync());

/** Starts a job and does it, in a process of its own as far as the server knows. @returns its id. */
async function aJob(user: string, work: JobWork): Promise<string> {
  const store = createPostgresLibraryStore(database.pool, async () => {});
  const { userSub } = callBy(user);
  const jobId = await store.write(callBy(user), (library) =>
    createStartJob({ clock })(library, 'update_tags', {}),
  );
  const log = createLogger('test', 'silent');
  await createRunJob({ store, workOf: () => work, clock, log }).run({ userSub, jobId }, ATTEMPT);
  return jobId;
}

/** A watch that nothing is missed by, and what it hears. */
async function watch(user: string) {
  const call = server.watchJobs(await assertionFor(user));
  const heard: string[] = [];
  call.on('data', ({ id }) => heard.push(id));
  await once(call, 'metadata');
  const until = async (count: number) => {
    while (heard.length < count) await once(call, 'data');
    return heard;
  };
  return { call, until, [Symbol.dispose]: () => call.on('error', () => {}).cancel() };
}

test('tells of each job that ends, done or failed, and of nobody else’s', async () => {
  using anna = await watch('anna');
  using ben = await watch('ben');
  const jobs = [await aJob('anna', DONE), await aJob('ben', DONE), await aJob('anna', FAILING)];
  expect(await anna.until(2)).toEqual([jobs[0], jobs[2]]);
  expect(await ben.until(1)).toEqual([jobs[1]]);
});

test.each([
  ['nobody', undefined, Status.UNAUTHENTICATED],
  ['who may not read', 'scopeless', Status.PERMISSION_DENIED],
] as const)('tells %s nothing', async (_who, user, code) => {
  const call = server.watchJobs(user && (await assertionFor(user, { scopes: [] })));
  const [error] = await once(call, 'error');
  expect(error).toMatchObject({ code });
});

test('breaks off where something could have been missed, and goes on for who watches again', async () => {
  const broken = await watch('anna');
  const failed = once(broken.call, 'error');
  const owner = new Client({ connectionString: database.ownerUrl });
  await owner.connect();
  await owner.query(
    `select pg_terminate_backend(pid) from pg_stat_activity
     where datname = current_database() and application_name = 'bookmark-service ended jobs'`,
  );
  await owner.end();
  expect((await failed)[0]).toMatchObject({ code: Status.UNAVAILABLE });
  using again = await watch('anna');
  expect(await again.until(0)).toEqual([]);
  const job = await aJob('anna', DONE);
  expect(await again.until(1)).toEqual([job]);
});

test('a server that ends does not wait for who watches', async () => {
  const ending = await aServer(database.serviceUrl);
  const call = ending.watchJobs(await assertionFor('anna'));
  await once(call, 'metadata');
  const ended = once(call.resume(), 'status');
  await ending[Symbol.asyncDispose]();
  expect((await ended)[0]).toMatchObject({ code: Status.OK });
});

test('says that it cannot be watched while the database is away', async () => {
  await using away = await aServer('postgresql://nobody@127.0.0.1:1/none');
  const [error] = await once(away.watchJobs(await assertionFor('anna')), 'error');
  expect(error).toMatchObject({ code: Status.UNAVAILABLE });
});
