import type { Bookmark, BookmarkFilter, Reminder, Status } from './bookmark.ts';
import type { WriteReceipt } from './tags.ts';

/** A write, as it is remembered for 30 days. */
export type Change = {
  readonly id: string;
  /** create, merge, edit, delete, organize, … */
  readonly kind: string;
  readonly at: Date;
  /** How many bookmarks, collections and tags it changed. */
  readonly itemCount: number;
  /** For an undo: the change that it took back; otherwise empty. */
  readonly undoes: string;
};

/** Bookmarks named one by one, or all that pass a filter. */
export type Targets = { readonly refs: readonly string[] } | { readonly filter: BookmarkFilter };

/** The same change for many bookmarks; what is undefined stays as it is. */
export type BulkEdit = {
  readonly addTags?: readonly string[] | undefined;
  readonly removeTags?: readonly string[] | undefined;
  /** An id or a path, which is made if it is not there; empty: out of any collection. */
  readonly collection?: string | undefined;
  readonly status?: Status | undefined;
  readonly favorite?: boolean | undefined;
  readonly appendNote?: string | undefined;
  readonly remindAt?: string | undefined;
};

/** How many were, or would be, changed, are so already, and have no room for it and are skipped. */
export type BulkCounts = {
  readonly changedCount: number;
  readonly unchangedCount: number;
  readonly skippedCount: number;
  /** Some of those that are skipped. */
  readonly skippedIds: readonly string[];
};

export type BulkReport = BulkCounts & {
  readonly examples: readonly Bookmark[];
  readonly missingRefs: readonly string[];
  /** Undefined where no wish was given. */
  readonly reminder: Reminder | undefined;
} & WriteReceipt;

/** Something that was changed again since, and is left as it is. */
type Conflict = {
  /** bookmark, collection, tag */
  readonly entity: string;
  readonly entityId: string;
  /** What people know it by: title or URL, path, name. */
  readonly label: string;
  readonly reason: string;
};

export type UndoReport = {
  readonly undoneCount: number;
  readonly conflictCount: number;
  readonly conflicts: readonly Conflict[];
} & WriteReceipt;
