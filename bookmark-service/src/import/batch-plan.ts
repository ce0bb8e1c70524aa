import type { Bookmark } from '../bookmarks/bookmark.ts';
import { bookmarkChange } from '../bookmarks/bookmark-change.ts';
import { NO_HIGHLIGHTS, type PlacedHighlight } from '../highlights/highlight.ts';
import { LibraryError } from '../library/library-error.ts';
import type { Complain } from './apply-entry.ts';
import { createImported, mergeImported, type PlacedEntry } from './apply-merge.ts';
import { unionOfHighlights } from './union-of-highlights.ts';

/** A bookmark as it is in the library, if it is, and as it will be. */
export type PlannedBookmark = {
  readonly before: Bookmark | undefined;
  readonly after: Bookmark;
  /** Those that it will have; `highlights` of the plan has those that it has. */
  readonly highlights: readonly PlacedHighlight[];
};

type PlanDeps = {
  /** What the library holds of the URLs, by key in base64. */
  readonly saved: ReadonlyMap<string, Bookmark>;
  /** The ids of bookmarks that stay as they are. */
  readonly keep: ReadonlySet<string>;
  readonly at: Date;
  /** What is marked on the pages of bookmarks that the library holds, by their ids. */
  readonly highlights: ReadonlyMap<string, readonly PlacedHighlight[]>;
};

/** Where it is told of an entry that it could not be taken as it is, or not at all. */
type Complaints = { readonly complain: Complain; readonly refuse: Complain };

/** Works out what entries make of a library, one after the other, without writing anything. */
export function createBatchPlan({ saved, keep, at, highlights }: PlanDeps) {
  const planned = new Map<string, PlannedBookmark>();
  const counts = { createdCount: 0, mergedCount: 0, unchangedCount: 0 };

  function merge(key: string, current: PlannedBookmark, entry: PlacedEntry, complaints: Complaints): void {
    const { complain } = complaints;
    const merged = mergedOrUndefined(current.after, entry, complaints);
    const marked = unionOfHighlights(current.highlights, entry.highlights, { at, complain });
    const isSame = merged !== undefined && bookmarkChange(current.after, merged) === undefined;
    if (merged === undefined || (isSame && marked === current.highlights)) {
      counts.unchangedCount += 1;
      return;
    }
    planned.set(key, { before: current.before, after: merged, highlights: marked });
    counts.mergedCount += 1;
  }

  return {
    add(entry: PlacedEntry, complaints: Complaints): void {
      const { complain } = complaints;
      const key = entry.url.key.toString('base64');
      const before = saved.get(key);
      const current =
        planned.get(key) ??
        (before && { before, after: before, highlights: highlights.get(before.id) ?? NO_HIGHLIGHTS });
      if (current === undefined) {
        planned.set(key, {
          before: undefined,
          after: createImported(entry, at, complain),
          highlights: unionOfHighlights(NO_HIGHLIGHTS, entry.highlights, { at, complain }),
        });
        counts.createdCount += 1;
      } else if (keep.has(current.after.id)) {
        counts.unchangedCount += 1;
      } else {
        merge(key, current, entry, complaints);
      }
    },
    counts: () => ({ ...counts }),
    bookmarks: (): PlannedBookmark[] => [...planned.values()],
  };
}

function mergedOrUndefined(saved: Bookmark, entry: PlacedEntry, { complain, refuse }: Complaints) {
  try {
    return mergeImported(saved, entry, complain);
  } catch (error) {
    if (!(error instanceof LibraryError)) throw error;
    refuse(error.message);
    return undefined;
  }
}
