import type { CallContext } from '../library/call-context.ts';
import { isId } from '../library/id.ts';
import type { LibraryDeps } from '../library/library.ts';
import { LibraryError } from '../library/library-error.ts';
import type { Job } from './job.ts';

/** What became of work that takes longer than a call. */
export function createJobs({ store }: Pick<LibraryDeps, 'store'>) {
  return {
    /** @throws {LibraryError} `not_found` */
    async getJob(context: CallContext, id: string): Promise<Job> {
      const job = isId('job', id) ? await store.read(context, (library) => library.jobById(id)) : undefined;
      if (job === undefined) throw new LibraryError('not_found', `There is no job ${id.slice(0, 40)}.`);
      return job;
    },
  };
}
