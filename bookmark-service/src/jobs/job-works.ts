import type { UserSub } from '@bookmarks/identity';
import { bulkWorkFor } from '../changes/bulk-works.ts';
import { IMPORT_PARAMS, importWork } from '../import/import-work.ts';
import type { LibraryDeps } from '../library/library.ts';
import type { Job } from './job.ts';
import { bulkJobWork, type JobWork } from './job-work.ts';

/** How each kind of job is done. */
export function createJobWorks({ store, clock }: LibraryDeps) {
  return ({ kind, params }: Job, userSub: UserSub): JobWork =>
    kind === 'import'
      ? importWork(IMPORT_PARAMS.parse(params), { store, userSub, clock })
      : bulkJobWork(bulkWorkFor(kind, params));
}
