import { z } from 'zod';
import { BULK_STEP, type BulkProgress, type BulkWork } from '../library/bulk-work.ts';
import type { LibraryWriter } from '../library/library-store.ts';
import type { ChangedEntity, ChangeItem } from './change.ts';
import { removeCollections } from './remove-collections.ts';
import { restoreCollections } from './restore-collections.ts';
import { undoBookmarks } from './undo-bookmarks.ts';
import { addToReport, UNDO_REPORT, type UndoPart, type UndoReport } from './undo-report.ts';
import { respellBookmarks, undoSpellings } from './undo-tags.ts';

/** What an undo is about; JSON, because a job keeps it. */
export const UNDO_PARAMS = z.object({
  /** Of the undo itself. */
  changeId: z.string(),
  /** The change to take back. */
  undoes: z.string(),
  at: z.coerce.date(),
});
export type UndoParams = z.output<typeof UNDO_PARAMS>;

/**
 * In this order, because collections are there before bookmarks go into them, and empty before they go. A cursor is a
 * phase with the id after which it goes on.
 */
const PHASES = ['start', 'spelling', 'bookmarks', 'end'] as const;
const CURSOR = z.tuple([z.enum(PHASES), z.string()]);
type Cursor = z.infer<typeof CURSOR>;

/** What a step did: the things it went through, and what came of them. */
type Step = { readonly done: number; readonly next: Cursor | undefined; readonly part: UndoPart };

const NOTHING: UndoReport = { undoneCount: 0, conflictCount: 0, conflicts: [] };

/** Takes a change back. What is undone is recorded as a change of its own, so that it can be undone again. */
export function undoWork(params: UndoParams): BulkWork<UndoReport> {
  return {
    changeId: params.changeId,

    async total(library) {
      const change = await library.changeById(params.undoes);
      const tags = await itemsOf(library, params, 'tag');
      return (change?.itemCount ?? 0) + (await library.countTagged(tags.map(({ id }) => id)));
    },

    async step(library, cursor, before): Promise<BulkProgress<UndoReport>> {
      const [phase, after] = CURSOR.parse(cursor === undefined ? ['start', ''] : JSON.parse(cursor));
      const { done, next, part } = await STEPS[phase](library, params, after);
      if (part.items.length > 0) {
        const { changeId: id, undoes, at } = params;
        await library.recordChange({ id, kind: 'undo', at, undoes, items: part.items });
      }
      return {
        done,
        cursor: next && JSON.stringify(next),
        report: addToReport(UNDO_REPORT.parse(before ?? NOTHING), part),
      };
    },
  };
}

const STEPS = {
  async start(library, params) {
    const tags = await itemsOf(library, params, 'tag');
    const collections = await itemsOf(library, params, 'collection');
    const parts = [
      await undoSpellings(library, tags),
      await restoreCollections(library, collections, params.at),
    ];
    const part = {
      items: parts.flatMap(({ items }) => items),
      conflicts: parts.flatMap(({ conflicts }) => conflicts),
    };
    const done = tags.length + collections.length;
    return { done, next: [tags.length > 0 ? 'spelling' : 'bookmarks', ''], part };
  },

  async spelling(library, params, afterId) {
    const keys = (await itemsOf(library, params, 'tag')).map(({ id }) => id);
    const { done, after } = await respellBookmarks(library, keys, afterId, params.at);
    const next: Cursor = after === undefined ? ['bookmarks', ''] : ['spelling', after];
    return { done, next, part: { items: [], conflicts: [] } };
  },

  async bookmarks(library, params, after) {
    const items = await library.changeItems({
      changeId: params.undoes,
      entity: 'bookmark',
      after,
      limit: BULK_STEP,
    });
    const part = await undoBookmarks(library, items, params.at);
    const last = items.length < BULK_STEP ? undefined : items.at(-1);
    return { done: items.length, next: last === undefined ? ['end', ''] : ['bookmarks', last.id], part };
  },

  async end(library, params) {
    const part = await removeCollections(library, await itemsOf(library, params, 'collection'));
    return { done: 0, next: undefined, part };
  },
} satisfies Record<Cursor[0], (library: LibraryWriter, params: UndoParams, after: string) => Promise<Step>>;

/** All items of a kind that there are few of: a library has 2,000 collections at most, and a call names 50 changes of tags. */
function itemsOf(
  library: LibraryWriter,
  { undoes }: UndoParams,
  entity: Exclude<ChangedEntity, 'bookmark'>,
): Promise<ChangeItem[]> {
  return library.changeItems({ changeId: undoes, entity, after: undefined, limit: MAX_ITEMS });
}

/** More than there can be; a bound all the same. */
const MAX_ITEMS = 10_000;
