import type { Job, JobKind, JobState } from '../jobs/job.ts';
import type { JobWriter } from '../jobs/job-store.ts';
import type { SendToQueue } from './job-queue.ts';
import type { LibraryClient } from './library-client.ts';
import { ENDED_JOBS_CHANNEL } from './listen-to-ended-jobs.ts';

type JobRow = {
  id: string;
  kind: JobKind;
  params: unknown;
  state: JobState;
  cursor: string | null;
  done: number;
  total: number | null;
  result: unknown;
  failure: string | null;
  change_id: string | null;
  created_at: Date;
  finished_at: Date | null;
};

const COLUMNS =
  'id, kind, params, state, cursor, done, total, result, failure, change_id, created_at, finished_at';

/** Every statement about jobs as their users see them; `send` tells the workers. */
export function jobStatements(client: LibraryClient, send: SendToQueue): JobWriter {
  return {
    async jobById(id) {
      const [row] = await client.named<JobRow>(
        'job-by-id',
        `select ${COLUMNS} from jobs where user_sub = $1 and id = $2`,
        [id],
      );
      return row && jobFromRow(row);
    },

    async currentJobs(now, limit) {
      const rows = await client.named<JobRow>(
        'current-jobs',
        `select ${COLUMNS} from jobs
         where user_sub = $1 and (finished_at is null or finished_at >= $2::timestamptz - interval '1 day')
         order by created_at desc, id desc limit $3`,
        [now, limit],
      );
      return rows.map(jobFromRow);
    },

    async countUnfinishedJobs() {
      const [row] = await client.named<{ count: number }>(
        'count-unfinished-jobs',
        'select count(*)::int as count from jobs where user_sub = $1 and finished_at is null',
      );
      return row?.count ?? 0;
    },

    async unfinishedJobOf(changeId) {
      // A job that has not begun has its change in its params alone.
      const [row] = await client.named<{ id: string }>(
        'unfinished-job-of',
        `select id from jobs where user_sub = $1 and finished_at is null
           and (change_id = $2 or params ->> 'changeId' = $2) limit 1`,
        [changeId],
      );
      return row?.id;
    },

    async insertJob(job) {
      await client.named(
        'insert-job',
        `insert into jobs (user_sub, ${COLUMNS}) values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13)`,
        valuesOf(job),
      );
    },

    async updateJob(job) {
      await client.named(
        'update-job',
        `update jobs set (${COLUMNS}) = ($2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13)
         where user_sub = $1 and id = $2`,
        valuesOf(job),
      );
      if (job.finishedAt === undefined) return;
      await client.named(
        'tell-of-ended-job',
        `select pg_notify('${ENDED_JOBS_CHANNEL}', json_build_object('userSub', $1::text, 'jobId', $2::text)::text)`,
        [job.id],
      );
    },

    enqueueJob: (jobId) => send({ userSub: client.userSub, jobId }, client),
  };
}

function valuesOf(job: Job): unknown[] {
  return [
    job.id,
    job.kind,
    JSON.stringify(job.params),
    job.state,
    job.cursor ?? null,
    job.done,
    job.total ?? null,
    job.result === undefined ? null : JSON.stringify(job.result),
    job.failure ?? null,
    job.changeId ?? null,
    job.createdAt,
    job.finishedAt ?? null,
  ];
}

function jobFromRow(row: JobRow): Job {
  return {
    id: row.id,
    kind: row.kind,
    params: row.params,
    state: row.state,
    cursor: row.cursor ?? undefined,
    done: row.done,
    total: row.total ?? undefined,
    result: row.result ?? undefined,
    failure: row.failure ?? undefined,
    changeId: row.change_id ?? undefined,
    createdAt: row.created_at,
    finishedAt: row.finished_at ?? undefined,
  };
}
