import { ORGANIZE_PARAMS } from '../bookmarks/organize-params.ts';
import { organizeWork } from '../bookmarks/organize-work.ts';
import type { JobKind } from '../jobs/job.ts';
import type { BulkWork } from '../library/bulk-work.ts';
import { UPDATE_TAGS_PARAMS, updateTagsWork } from '../tags/update-tags-work.ts';
import { UNDO_PARAMS, undoWork } from './undo-work.ts';

/** The work of a job that a call was too short for. @throws for params that are not what its kind needs. */
export function bulkWorkFor(kind: Exclude<JobKind, 'import'>, params: unknown): BulkWork<object> {
  switch (kind) {
    case 'undo':
      return undoWork(UNDO_PARAMS.parse(params));
    case 'organize':
      return organizeWork(ORGANIZE_PARAMS.parse(params), 'skip');
    case 'update_tags':
      return updateTagsWork(UPDATE_TAGS_PARAMS.parse(params));
  }
}
