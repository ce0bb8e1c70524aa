import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { Client } from 'pg';
import { toJobMessage } from '../src/grpc/job-messages.ts';
import type { CallContext } from '../src/library/call-context.ts';
import { createDatabase, type TestDatabase } from './helpers/database.ts';
import { finishedJob, startWorker } from './helpers/jobs.ts';
import { callBy, NO_FILTER } from './helpers/library.ts';

/** One more than a call changes, and one that has no room. */
const COUNT = 10_002;
const FULL = 'bm_000000005000';

let database: TestDatabase;

beforeAll(async () => {
  database = await createDatabase();
});
afterAll(async () => {
  await database[Symbol.asyncDispose]();
});

/** Bookmarks without tags, but for one in the middle with as many as a bookmark can have. */
async function fill({ userSub }: CallContext): Promise<void> {
  const owner = new Client({ connectionString: database.ownerUrl });
  await owner.connect();
  try {
    await owner.query(
      `insert into bookmarks (user_sub, id, url, url_key, site, title, description, note, tags, status, favorite,
         created_at, updated_at, version)
       select $1, 'bm_' || lpad(n::text, 12, '0'), 'https://example.com/' || n, sha256(n::text::bytea), 'com.example',
         'A title', '', '', case when n = 5000 then $3::text[] else '{}' end, 'unread', false, now(), now(), 1
       from generate_series(1, $2) as n`,
      [userSub, COUNT, Array.from({ length: 50 }, (_, index) => `t${index}`)],
    );
  } finally {
    await owner.end();
  }
}

test('skips and counts what has no room, and the answers with a job say how many it goes through', async () => {
  await using worker = await startWorker(database);
  const { library } = worker;
  const call = () => callBy('organizer');
  await fill(call());
  const input = {
    ...{ refs: [], removeTags: [], appendNote: '', addTags: ['more'] },
    filter: { ...NO_FILTER, status: 'unread' as const },
  };
  const preview = await library.organize(call(), input, { dryRun: true });
  expect(preview).toMatchObject({
    ...{ changedCount: COUNT - 1, unchangedCount: 0, skippedCount: 1, skippedIds: [FULL] },
  });
  const { changedCount, jobId } = await library.organize(call(), input, { dryRun: false });
  expect(changedCount).toBe(COUNT);
  const job = await finishedJob(library, call(), jobId ?? '');
  expect(job).toMatchObject({
    ...{ state: 'done', done: COUNT, failure: undefined },
  });
  expect(toJobMessage(job).organizeReport).toMatchObject({
    ...{ changedCount: COUNT - 1, unchangedCount: 0, skippedCount: 1, skippedIds: [FULL] },
  });

  const undo = await library.undoChange(call(), job.changeId ?? '');
  expect(undo).toMatchObject({ report: { undoneCount: COUNT - 1 }, changeId: undefined });
  expect(await finishedJob(library, call(), undo.jobId ?? '')).toMatchObject({
    ...{ state: 'done', result: { undoneCount: COUNT - 1, conflictCount: 0 } },
  });
}, 90_000);
