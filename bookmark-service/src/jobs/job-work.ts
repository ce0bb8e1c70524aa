import type { BulkProgress, BulkWork } from '../library/bulk-work.ts';
import type { LibraryWriter } from '../library/library-store.ts';
import type { Job } from './job.ts';

/** How far a step came, and what it learned of the whole. */
export type JobProgress = BulkProgress<object> & {
  readonly total?: number | undefined;
  /** What can be undone, as soon as something is changed. */
  readonly changeId?: string | undefined;
};

/** What a job does within one transaction. */
type JobStep = (library: LibraryWriter) => Promise<JobProgress>;

/** How a job is done. */
export type JobWork = {
  /** Gets ready the step that begins where `job` stands. What takes long and writes nothing is done here, in no transaction. */
  prepare(job: Pick<Job, 'cursor' | 'result'>): Promise<JobStep>;
};

/** Bulk work as a job of its own. */
export function bulkJobWork(work: BulkWork<object>): JobWork {
  return {
    prepare:
      async ({ cursor, result }) =>
      async (library) => {
        const total = cursor === undefined ? await work.total(library) : undefined;
        return { ...(await work.step(library, cursor, result)), total, changeId: work.changeId };
      },
  };
}
