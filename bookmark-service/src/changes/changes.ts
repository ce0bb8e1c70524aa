import { LIMITS } from '@bookmarks/protos';
import { parseReferences, referenceNotFound, resolveReferences } from '../bookmarks/bookmark-reference.ts';
import type { StartJob } from '../jobs/job.ts';
import { doOrStart } from '../library/bulk-work.ts';
import type { CallContext } from '../library/call-context.ts';
import { isId, newId } from '../library/id.ts';
import type { LibraryDeps } from '../library/library.ts';
import { LibraryError } from '../library/library-error.ts';
import type { LibraryWriter } from '../library/library-store.ts';
import { boundedPageSize } from '../library/page-token.ts';
import type { Change } from './change.ts';
import type { UndoReport } from './undo-report.ts';
import { UNDO_PARAMS, undoWork } from './undo-work.ts';

/** What came of taking a change back: a report, or a job that does it. */
type UndoOutcome = {
  readonly report: UndoReport | undefined;
  readonly jobId: string | undefined;
  /** Names the undo; undefined where nothing was to be undone. */
  readonly changeId: string | undefined;
};

type ChangesDeps = LibraryDeps & { readonly startJob: StartJob<LibraryWriter> };

/** What was done to a library, and taking it back. */
export function createChanges({ store, clock, startJob }: ChangesDeps) {
  return {
    /** Takes back what a change did, as far as nothing later is overwritten. @throws {LibraryError} `not_found` */
    async undoChange(context: CallContext, undoes: string): Promise<UndoOutcome> {
      return store.write(context, async (library) => {
        await requireChange(library, undoes.trim());
        const params = { changeId: newId('chg'), undoes: undoes.trim(), at: clock().toISOString() };
        const job = { kind: 'undo', params, startJob } as const;
        const { report, jobId } = await doOrStart(library, undoWork(UNDO_PARAMS.parse(params)), job);
        return { report, jobId, changeId: report?.undoneCount ? params.changeId : undefined };
      });
    },

    /** What changed a bookmark, newest first. @throws {LibraryError} `not_found` */
    async bookmarkHistory(context: CallContext, ref: string, limit: number): Promise<Change[]> {
      const references = parseReferences([ref], 1);
      const bounded = boundedPageSize(limit, LIMITS.changesPerPage);
      return store.read(context, async (library) => {
        const [found] = await resolveReferences(library, references);
        if (found?.bookmark === undefined) throw referenceNotFound(ref);
        return library.changesOfBookmark(found.bookmark.id, bounded);
      });
    },
  };
}

async function requireChange(library: LibraryWriter, id: string): Promise<void> {
  if (!isId('chg', id)) {
    throw new LibraryError(
      'invalid',
      `"${id.slice(0, 80)}" is not the id of a change, which is chg_ and 12 characters.`,
    );
  }
  if ((await library.changeById(id)) === undefined) {
    throw new LibraryError(
      'not_found',
      `There is no change ${id} in this library. Changes are remembered for 30 days, and can be undone as long.`,
    );
  }
}
