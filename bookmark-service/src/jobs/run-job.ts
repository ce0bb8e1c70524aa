import type { UserSub } from '@bookmarks/identity';
import type { Logger } from '@bookmarks/telemetry';
import { LibraryError } from '../library/library-error.ts';
import type { LibraryStore } from '../library/library-store.ts';
import type { Job } from './job.ts';
import { faultOf } from './job-fault.ts';
import type { JobProgress, JobWork } from './job-work.ts';

/** All that the queue knows of a job. */
export type JobMessage = { readonly userSub: UserSub; readonly jobId: string };

/** One time that a worker takes a job up. */
export type Attempt = {
  /** How often it was taken up before. */
  readonly retries: number;
  /** Aborted when the worker is to stop: the step that runs is finished, and the next one left to another worker. */
  readonly signal: AbortSignal;
};

export type RunJobDeps = {
  readonly store: LibraryStore;
  /** @throws for a job whose params are not what its kind needs. */
  readonly workOf: (job: Job, userSub: UserSub) => JobWork;
  readonly clock: () => Date;
  readonly log: Logger;
};

/** For one step: half a second as a rule, and longer where it waits for others who write to the same library. */
const STEP_TIMEOUT_MS = 30_000;
/** A fault of ours that repeats itself does not go away by itself. */
const MAX_FAULTS = 3;

const OUR_FAULT = 'Something went wrong here; it was written down. What was done until then is kept.';
const GIVEN_UP = 'The library could not be reached for too long. What was done until then is kept.';

/** The job goes on with another attempt. */
class JobInterruptedError extends Error {
  override readonly name = 'JobInterruptedError';
}

/**
 * Does jobs step by step. Each step is one transaction, which also writes down where the next one begins: a job whose
 * worker is gone goes on exactly after the last step, and no step is done twice, not even by two workers at once.
 */
export function createRunJob({ store, workOf, clock, log }: RunJobDeps) {
  const contextOf = (userSub: UserSub) => ({ userSub, deadline: new Date(Date.now() + STEP_TIMEOUT_MS) });

  function load({ userSub, jobId }: JobMessage): Promise<Job | undefined> {
    return store.read(contextOf(userSub), (library) => library.jobById(jobId));
  }

  /** @returns the job after its next step; undefined where it was deleted, with its library. */
  async function advance({ userSub, jobId }: JobMessage, job: Job, work: JobWork): Promise<Job | undefined> {
    const step = await work.prepare(job);
    return store.write(contextOf(userSub), async (library) => {
      const present = await library.jobById(jobId);
      if (present === undefined) return undefined;
      if (isFinished(present) || present.cursor !== job.cursor) {
        throw new JobInterruptedError('Another worker has taken the job over.');
      }
      await library.deferIndexing();
      const next = afterStep(present, await step(library), clock());
      await library.updateJob(next);
      return next;
    });
  }

  async function fail(message: JobMessage, failure: string): Promise<void> {
    await store.write(contextOf(message.userSub), async (library) => {
      const job = await library.jobById(message.jobId);
      if (job === undefined || isFinished(job)) return;
      await library.updateJob({ ...job, state: 'failed', failure, finishedAt: clock() });
      await library.deleteImportChunksOfJob(message.jobId);
    });
  }

  async function runSteps(message: JobMessage, signal: AbortSignal): Promise<void> {
    let job = await load(message);
    if (job === undefined || isFinished(job)) return;
    const work = workOf(job, message.userSub);
    while (job !== undefined && !isFinished(job)) {
      if (signal.aborted) throw new JobInterruptedError('The worker stops.');
      job = await advance(message, job, work);
    }
  }

  return {
    /** @throws where the job is to be tried again later; what cannot succeed is written down in the job instead. */
    async run(message: JobMessage, { retries, signal }: Attempt): Promise<void> {
      try {
        await runSteps(message, signal);
      } catch (error) {
        const failure = failureFor(error, retries);
        if (isFault(error)) {
          log.error({ ...faultOf(error), job_id: message.jobId, sub: message.userSub }, 'job failed');
        }
        if (failure === undefined) throw withoutContent(error);
        await fail(message, failure);
      }
    },

    /** For a job that was tried so often that it is tried no more. */
    giveUp: (message: JobMessage) => fail(message, GIVEN_UP),
  };
}

function isFinished({ finishedAt }: Job): boolean {
  return finishedAt !== undefined;
}

function afterStep(job: Job, progress: JobProgress, at: Date): Job {
  const isDone = progress.cursor === undefined;
  return {
    ...job,
    state: isDone ? 'done' : 'running',
    cursor: progress.cursor,
    done: job.done + progress.done,
    total: progress.total ?? job.total,
    result: progress.report,
    changeId: progress.changeId ?? job.changeId,
    finishedAt: isDone ? at : undefined,
  };
}

function isFault(error: unknown): boolean {
  return !(error instanceof LibraryError || error instanceof JobInterruptedError);
}

/** What the queue may keep of an error: its causes and details can quote the library. */
function withoutContent(error: unknown): Error {
  if (error instanceof JobInterruptedError) return error;
  if (error instanceof LibraryError) return new JobInterruptedError(error.message);
  const { code, error_name } = faultOf(error);
  return new JobInterruptedError(`The job had a fault: ${code ?? error_name ?? 'unknown'}.`);
}

/** Why a job can never succeed, for people; undefined where another attempt may. */
function failureFor(error: unknown, retries: number): string | undefined {
  if (error instanceof JobInterruptedError) return undefined;
  if (error instanceof LibraryError) {
    return error.code === 'unavailable' || error.code === 'too_slow' ? undefined : error.message;
  }
  return retries >= MAX_FAULTS ? OUR_FAULT : undefined;
}
