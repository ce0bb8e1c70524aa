import type { UserSub } from '@bookmarks/identity';
import { createLogger } from '@bookmarks/telemetry';
import type { Job } from '../../src/jobs/job.ts';
import { createJobWorks } from '../../src/jobs/job-works.ts';
import { createRunJob } from '../../src/jobs/run-job.ts';
import type { CallContext } from '../../src/library/call-context.ts';
import { createLibrary, type Library } from '../../src/library/library.ts';
import { LibraryError } from '../../src/library/library-error.ts';
import { createJobQueue } from '../../src/postgres/job-queue.ts';
import { createPostgresLibraryStore } from '../../src/postgres/postgres-library-store.ts';
import { purgeExpired } from '../../src/postgres/purge-expired.ts';
import type { TestDatabase } from './database.ts';

const log = createLogger('test', 'silent');

/** A library with one worker, as `main.ts` puts them together, or with a queue that nobody works on. */
export async function startWorker(database: TestDatabase, { works = true }: { works?: boolean } = {}) {
  const clock = () => new Date();
  const queue = createJobQueue({ databaseUrl: database.serviceUrl, log });
  const store = createPostgresLibraryStore(database.pool, queue.send, true);
  const library = createLibrary({ store, clock });
  const workOf = createJobWorks({ store, clock });
  const purge = () => purgeExpired(database.pool, clock());
  queue.start(works ? { ...createRunJob({ store, workOf, clock, log }), purge } : undefined);
  await queue.ready;
  return { library, store, purge, [Symbol.asyncDispose]: () => queue[Symbol.asyncDispose]() };
}

/** Asks until the job is finished, as an assistant would, and again where it is told to try again. */
export async function finishedJob(
  library: Pick<Library, 'getJob'>,
  caller: { readonly userSub: UserSub },
  id: string,
): Promise<Job> {
  for (;;) {
    const context: CallContext = { ...caller, deadline: new Date(Date.now() + 10_000) };
    const job = await library.getJob(context, id).catch(unlessUnavailable);
    if (job?.finishedAt !== undefined) return job;
    await new Promise((later) => setTimeout(later, 50));
  }
}

/** On a busy machine a connection may take too long to come. */
function unlessUnavailable(error: unknown): undefined {
  if (!(error instanceof LibraryError && error.code === 'unavailable')) throw error;
}
