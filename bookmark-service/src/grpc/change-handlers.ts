import type { BookmarkServiceHandlers } from '@bookmarks/protos';
import type { Library } from '../library/library.ts';
import { toChangeMessage, toUndoMessage } from './change-messages.ts';
import type { Unary } from './unary.ts';

/** The past of a library. */
export function changeHandlers(library: Library, unary: Unary) {
  return {
    UndoChange: unary('bookmarks:write', async (context, { changeId }) => {
      const outcome = await library.undoChange(context, changeId);
      return {
        ...toUndoMessage(outcome.report),
        changeId: outcome.changeId ?? '',
        jobId: outcome.jobId ?? '',
      };
    }),

    ListBookmarkHistory: unary('bookmarks:read', async (context, { ref, limit }) => {
      const changes = await library.bookmarkHistory(context, ref, limit);
      return { changes: changes.map(toChangeMessage) };
    }),
  } satisfies Partial<BookmarkServiceHandlers>;
}
