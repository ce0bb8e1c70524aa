import { z } from 'zod';
import { BookmarksRefusedError } from '../bookmarks/bookmarks.ts';
import { AFTER_COLLECTION, type AfterCollection, type Collection } from '../bookmarks/collections.ts';
import { collectionResult, collectionText, toCollectionResult } from './collection-result.ts';
import { confirmChange, tokenText } from './confirm-change.ts';
import { countThatFits } from './result-budget.ts';
import { changeIdResult } from './results.ts';
import { collectionParameter, confirmTokenParameter } from './schemas.ts';
import { withCollectionHint } from './suggestions.ts';
import { DESTRUCTIVE_HINTS, defineTool, type ToolContext } from './tool.ts';
import { counted, lines, receiptText, SAVED_TEXT } from './words.ts';

const FATE_TEXT = { keep: 'kept outside of it', trash: 'moved to the trash' } as const;

const inputSchema = z.strictObject({
  id: collectionParameter,
  bookmarks: z.enum(AFTER_COLLECTION).describe('What becomes of its bookmarks'),
  confirm_token: confirmTokenParameter,
});

export const deleteCollection = defineTool({
  name: 'delete_collection',
  title: 'Delete collection',
  description:
    'Use this when the user wants a collection gone, with those below it. The first call only shows what would go and returns a confirm_token.',
  hints: DESTRUCTIVE_HINTS,
  input: inputSchema,
  output: z.object({
    status: z.enum(['deleted', 'gone_already', 'confirmation_required']),
    collections: z.array(collectionResult),
    bookmarks: z.number(),
    confirm_token: z.string().optional(),
    change_id: changeIdResult,
  }),
  async call(context, input) {
    const remove = () => deleteOnceConfirmed(context, input);
    const isConfirmed = input.confirm_token !== undefined || context.consultation.reply !== undefined;
    if (!isConfirmed) return withCollectionHint(context.bookmarks, input.id, remove);
    return remove().catch((error: unknown) => {
      if (error instanceof BookmarksRefusedError && error.notFound) return goneAlready();
      throw error;
    });
  },
});

async function deleteOnceConfirmed(
  context: ToolContext,
  { id, bookmarks: fate, confirm_token: confirmToken }: z.output<typeof inputSchema>,
) {
  const { bookmarks: library } = context;
  const preview = await library.deleteCollection(id, { bookmarks: fate, dryRun: true });
  const shown = removalText(preview.collections, preview.bookmarkCount, fate);
  const confirmation = confirmChange(
    context,
    {
      action: 'delete_collection',
      targets: [fate, String(preview.bookmarkCount), ...preview.collections.map((one) => one.id)],
      question: `Delete this collection?\n${shown}`,
    },
    confirmToken,
  );
  if (confirmation.kind === 'question') return confirmation.answer;
  if (confirmation.kind === 'token') {
    const { token } = confirmation;
    return {
      text: lines(tokenText(token, 'this may be deleted'), shown),
      data: { ...removalData(preview), status: 'confirmation_required' as const, confirm_token: token },
    };
  }
  const { changeId, ...removed } = await library.deleteCollection(id, { bookmarks: fate, dryRun: false });
  return {
    text: lines(
      'Deleted.',
      removalText(removed.collections, removed.bookmarkCount, fate),
      receiptText({ changeId }),
    ),
    data: { ...removalData(removed), status: 'deleted' as const, ...(changeId && { change_id: changeId }) },
  };
}

/** A confirmed call that was sent twice: it means none of the collections that are there, however near its name is. */
function goneAlready() {
  return {
    text: 'This collection is gone already; nothing was left to delete. library_overview shows the change_id of its deletion among the last changes, for undo_change.',
    data: { status: 'gone_already' as const, collections: [], bookmarks: 0 },
  };
}

type Removal = { readonly collections: readonly Collection[]; readonly bookmarkCount: number };

function removalData({ collections, bookmarkCount }: Removal) {
  return { collections: fitting(collections), bookmarks: bookmarkCount };
}

function removalText(
  collections: readonly Collection[],
  bookmarkCount: number,
  fate: AfterCollection,
): string {
  const shown = fitting(collections);
  const notShown = collections.length - shown.length;
  return lines(
    `${counted(collections.length, 'collection')}, with ${counted(bookmarkCount, 'bookmark')} ${FATE_TEXT[fate]} (${SAVED_TEXT}.)`,
    ...shown.map(collectionText),
    notShown > 0 && `… and ${notShown} more`,
  );
}

function fitting(collections: readonly Collection[]) {
  const results = collections.map(toCollectionResult);
  return results.slice(0, countThatFits(results));
}
