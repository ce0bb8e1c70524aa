import { z } from 'zod';
import type { Bookmark } from '../bookmarks/bookmark.ts';
import { briefResult, briefText, missingText, shownRef } from './bookmark-result.ts';
import { confirmChange, tokenText } from './confirm-change.ts';
import { briefBookmarkResult, changeIdResult } from './results.ts';
import { confirmTokenParameter, refParameter } from './schemas.ts';
import { DESTRUCTIVE_HINTS, defineTool, type ToolContext } from './tool.ts';
import { ToolRefusedError } from './tool-error.ts';
import { counted, lines, receiptText, SAVED_TEXT } from './words.ts';

const MAX_REFS = 100;
const BOOKMARK_ID = /^bm_/;

export const deleteBookmarks = defineTool({
  name: 'delete_bookmarks',
  title: 'Delete bookmarks',
  description:
    'Use this when the user wants bookmarks gone; they stay in the trash for 30 days. For more than one, the first call only shows what would go and returns a confirm_token.',
  hints: DESTRUCTIVE_HINTS,
  input: z.strictObject({
    refs: z.array(refParameter).min(1).max(MAX_REFS),
    confirm_token: confirmTokenParameter,
  }),
  output: z.object({
    status: z.enum(['deleted', 'gone_already', 'confirmation_required']),
    bookmarks: z.array(briefBookmarkResult),
    not_found: z.array(z.string()),
    confirm_token: z.string().optional(),
    change_id: changeIdResult,
  }),
  async call(context, { refs, confirm_token: confirmToken }) {
    if (refs.length === 1) return deleteNow(context, refs);
    const { targets, bookmarks, missingRefs } = await lookUp(context, refs);
    if (bookmarks.length === 0) {
      if (confirmToken === undefined && !context.consultation.reply) throw nothingFound();
      return goneAlready(refs);
    }
    const found = lines(...bookmarks.map(briefResult).map(briefText), missingText(missingRefs));
    const count = counted(bookmarks.length, 'bookmark');
    const question = `Move ${count} to the trash?\n${found}`;
    const confirmation = confirmChange(
      context,
      { action: 'delete_bookmarks', targets, question },
      confirmToken,
    );
    if (confirmation.kind === 'question') return confirmation.answer;
    if (confirmation.kind === 'given') return deleteNow(context, refs);
    return {
      text: lines(tokenText(confirmation.token, `${count} may go to the trash`), `${SAVED_TEXT}.`, found),
      data: {
        status: 'confirmation_required' as const,
        bookmarks: bookmarks.map(briefResult),
        not_found: missingRefs.map(shownRef),
        confirm_token: confirmation.token,
      },
    };
  },
});

async function deleteNow({ bookmarks: library }: ToolContext, refs: readonly string[]) {
  const { bookmarks, missingRefs, changeId } = await library.delete(refs);
  if (changeId === undefined) throw nothingFound();
  return {
    text: lines(
      `Moved to the trash. ${receiptText({ changeId })} (${SAVED_TEXT}.)`,
      ...bookmarks.map(briefResult).map(briefText),
      missingText(missingRefs),
    ),
    data: {
      status: 'deleted' as const,
      bookmarks: bookmarks.map(briefResult),
      not_found: missingRefs.map(shownRef),
      change_id: changeId,
    },
  };
}

/**
 * What the references name now. An id is a target even when it names nothing any more, so that a confirmed call can be
 * repeated; a URL is one only as the bookmark that it names, since another may be saved under it meanwhile.
 */
async function lookUp({ bookmarks: library }: ToolContext, refs: readonly string[]) {
  const byRef = new Map((await library.get(refs)).map(({ ref, bookmark }) => [ref, bookmark]));
  const byId = new Map<string, Bookmark>([...byRef.values()].map((bookmark) => [bookmark.id, bookmark]));
  const targets = refs.flatMap((ref) => byRef.get(ref)?.id ?? (BOOKMARK_ID.test(ref) ? ref : []));
  return {
    targets: [...new Set(targets)],
    bookmarks: [...byId.values()],
    missingRefs: refs.filter((ref) => !byRef.has(ref)),
  };
}

/** A confirmed call that was sent twice: there is nothing that a token would have to allow. */
function goneAlready(refs: readonly string[]) {
  return {
    text: 'All of these are gone already; nothing was left to delete.',
    data: { status: 'gone_already' as const, bookmarks: [], not_found: refs.map(shownRef) },
  };
}

function nothingFound(): ToolRefusedError {
  return new ToolRefusedError(
    'None of these is in the library; perhaps they were deleted already. Search for the right ids.',
  );
}
