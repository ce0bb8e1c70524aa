import type { Condition } from '../search/condition.ts';
import type { Bookmark } from './bookmark.ts';

/** Finds many bookmarks by their ids alone, in the order of these, after the given one; what is in the trash is left out. */
export interface BulkReader {
  /** @param filter from `resolveFilter`. */
  filteredIds(filter: Condition, after: string | undefined, limit: number): Promise<string[]>;
  /** Those that carry at least one of these tags. */
  taggedIds(tagKeys: readonly string[], after: string | undefined, limit: number): Promise<string[]>;
  /** How many carry at least one of these tags. */
  countTagged(tagKeys: readonly string[]): Promise<number>;
}

export interface BulkWriter extends BulkReader {
  /** For many writes in one transaction: they are several times faster if the search index takes them all after it. */
  deferIndexing(): Promise<void>;
  /** Writes tags, status, favorite and collection alone: many times faster than all of a bookmark, whose text is indexed. */
  arrangeBookmarks(bookmarks: readonly Bookmark[]): Promise<void>;
}
