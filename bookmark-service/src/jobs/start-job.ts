import { newId } from '../library/id.ts';
import { LibraryError } from '../library/library-error.ts';
import type { StartJob } from './job.ts';
import type { JobWriter } from './job-store.ts';

/** Nobody needs more, and each may hold a file of 100 MB. */
const MAX_UNFINISHED_JOBS = 20;

export function createStartJob({ clock }: { readonly clock: () => Date }): StartJob<JobWriter> {
  return async (library, kind, params) => {
    await requireRoomForJob(library);
    const id = newId('job');
    await library.insertJob({
      id,
      kind,
      params,
      state: 'queued',
      cursor: undefined,
      done: 0,
      total: undefined,
      result: undefined,
      failure: undefined,
      changeId: undefined,
      createdAt: clock(),
      finishedAt: undefined,
    });
    await library.enqueueJob(id);
    return id;
  };
}

/** @throws {LibraryError} `invalid` where so many jobs of a user wait that one more may not. */
export async function requireRoomForJob(library: Pick<JobWriter, 'countUnfinishedJobs'>): Promise<void> {
  if ((await library.countUnfinishedJobs()) < MAX_UNFINISHED_JOBS) return;
  throw new LibraryError(
    'invalid',
    `${MAX_UNFINISHED_JOBS} jobs are not finished yet. Wait until one of them is, and try again.`,
  );
}
