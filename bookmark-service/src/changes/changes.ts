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
  /** Of what is done; with a job, of how many things it goes through. */
  readonly report: UndoReport;
  readonly jobId: string | undefined;
  /** Names the undo; undefined where nothing was to be undone. */
  readonly changeId: string | undefined;
};

type ChangesDeps = LibraryDeps & { readonly startJob: StartJob<LibraryWriter> };

/** What was done to a library, and taking it back. */
export function createChanges({ store, clock, startJob }: ChangesDeps) {
  return {
    /**
     * Takes back what a change did, as far as nothing later is overwritten.
     *
     * @throws {LibraryError} `not_found`; `invalid` while a job is still making the change.
     */
    async undoChange(context: CallContext, undoes: string): Promise<UndoOutcome> {
      return store.write(context, async (library) => {
        await requireChange(library, undoes.trim());
        await requireNoJob(library, undoes.trim());
        const params = { changeId: newId('chg'), undoes: undoes.trim(), at: clock().toISOString() };
        const job = { kind: 'undo', params, startJob } as const;
        const outcome = await doOrStart(library, undoWork(UNDO_PARAMS.parse(params)), job);
        const { total, report, jobId } = outcome;
        if (report === undefined) return { report: expectedReport(total), jobId, changeId: undefined };
        return { report, jobId, changeId: report.undoneCount > 0 ? params.changeId : undefined };
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

function expectedReport(undoneCount: number): UndoReport {
  return { undoneCount, conflictCount: 0, conflicts: [] };
}

/** What a job goes on with would not be taken back. */
async function requireNoJob(library: LibraryWriter, changeId: string): Promise<void> {
  const jobId = await library.unfinishedJobOf(changeId);
  if (jobId === undefined) return;
  throw new LibraryError(
    'invalid',
    `The job ${jobId} is still making this change. Wait until it has ended, then undo it.`,
  );
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
