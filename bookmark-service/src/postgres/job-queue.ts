import { setTimeout as pause } from 'node:timers/promises';
import { CALLER_SCHEMA } from '@bookmarks/identity';
import type { Logger } from '@bookmarks/telemetry';
import { type JobWithMetadata, PgBoss } from 'pg-boss';
import { z } from 'zod';
import type { Attempt, JobMessage } from '../jobs/run-job.ts';
import { LibraryError } from '../library/library-error.ts';
import { JOB_QUEUE, LOST_JOB_QUEUE, PURGE_QUEUE, QUEUE_SCHEMA } from './job-queue-schema.ts';
import type { LibraryClient } from './library-client.ts';

/** Hands a job to the workers as part of the transaction of `client`. */
export type SendToQueue = (message: JobMessage, client: LibraryClient) => Promise<void>;

/** What workers do with what they find in the queue. */
type JobHandlers = {
  readonly run: (message: JobMessage, attempt: Attempt) => Promise<void>;
  /** For what was tried so often that it is tried no more. */
  readonly giveUp: (message: JobMessage) => Promise<void>;
  /** Once a night, on one replica. */
  readonly purge: () => Promise<void>;
};

export type JobQueue = AsyncDisposable & {
  readonly send: SendToQueue;
  /**
   * Takes jobs as soon as the database is within reach, and works on them where there are handlers. Disposing lets the
   * steps that run finish.
   */
  start(handlers?: JobHandlers): void;
  /** Resolves when jobs are taken. */
  readonly ready: Promise<void>;
};

export type JobQueueOptions = { readonly databaseUrl: string; readonly log: Logger };

/** Jobs that a process does at a time; each takes one connection from the calls while a step runs. */
const CONCURRENCY = 2;
const POLLING_INTERVAL_SECONDS = 1;
/** Looks for jobs whose workers fell silent; one replica does so at a time. */
const SUPERVISE_INTERVAL_SECONDS = 5;
const CONNECTIONS = 2;
const CONNECTION_TIMEOUT_MS = 2_000;
const RETRY_START_MS = 1_000;
/** Less than the process is given to drain. */
const STOP_TIMEOUT_MS = 15_000;

const MESSAGE = z.object({ userSub: CALLER_SCHEMA.shape.sub, jobId: z.string() });

/** The queue, in tables of its own beside ours; ADR 10 says why it is pg-boss, and what it may know. */
export function createJobQueue({ databaseUrl, log }: JobQueueOptions): JobQueue {
  const boss = new PgBoss({
    connectionString: databaseUrl,
    schema: QUEUE_SCHEMA,
    application_name: 'bookmark-service jobs',
    max: CONNECTIONS,
    connectionTimeoutMillis: CONNECTION_TIMEOUT_MS,
    // The tables are made by `migrate.ts`, as their owner.
    migrate: false,
    createSchema: false,
    reindex: false,
    monitorVacuum: false,
    superviseIntervalSeconds: SUPERVISE_INTERVAL_SECONDS,
    monitorIntervalSeconds: SUPERVISE_INTERVAL_SECONDS,
  });
  boss.on('error', (error) => log.warn({ err: error }, 'the job queue had a fault'));
  const stopping = new AbortController();
  const ready = Promise.withResolvers<void>();
  let isStarted = false;
  let starting: Promise<void> = Promise.resolve();

  async function startWhenPossible(handlers: JobHandlers | undefined): Promise<void> {
    while (!stopping.signal.aborted) {
      try {
        await boss.start();
        if (handlers !== undefined) await addWorkers(boss, handlers, stopping.signal);
        isStarted = true;
        ready.resolve();
        log.info('working on jobs');
        return;
      } catch (error) {
        log.warn({ err: error }, 'the job queue is out of reach');
        await pause(RETRY_START_MS, undefined, { signal: stopping.signal }).catch(() => {});
      }
    }
  }

  return {
    ready: ready.promise,
    async send(message, client) {
      if (!isStarted) throw new LibraryError('unavailable', 'No jobs are taken at the moment. Try again.');
      const db = {
        executeSql: async (text: string, values: unknown[] = []) => ({
          rows: await client.query(text, values),
        }),
      };
      await boss.send(JOB_QUEUE, message, { db, group: { id: message.userSub } });
    },
    start(handlers) {
      starting = startWhenPossible(handlers);
    },
    async [Symbol.asyncDispose]() {
      stopping.abort();
      await starting;
      await boss.stop({ graceful: true, timeout: STOP_TIMEOUT_MS });
    },
  };
}

/** One job of a user at a time, so that nobody's jobs keep the others waiting. */
async function addWorkers(boss: PgBoss, handlers: JobHandlers, stop: AbortSignal): Promise<void> {
  const polling = { pollingIntervalSeconds: POLLING_INTERVAL_SECONDS, includeMetadata: true as const };
  await boss.work(
    JOB_QUEUE,
    { ...polling, localConcurrency: CONCURRENCY, groupConcurrency: 1 },
    async ([job]: JobWithMetadata[]) => {
      if (job === undefined) return;
      const signal = AbortSignal.any([stop, job.signal]);
      await handlers.run(MESSAGE.parse(job.data), { retries: job.retryCount, signal });
    },
  );
  await boss.work(LOST_JOB_QUEUE, polling, async ([job]: JobWithMetadata[]) => {
    if (job !== undefined) await handlers.giveUp(MESSAGE.parse(job.data));
  });
  await boss.work(PURGE_QUEUE, polling, handlers.purge);
}
