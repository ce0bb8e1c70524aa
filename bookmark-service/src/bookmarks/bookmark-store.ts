import type { PagePosition, Positioned } from '../library/page-token.ts';
import type { Condition } from '../search/condition.ts';
import type { Bookmark } from './bookmark.ts';

/** By reminder: those due first; its filter must leave only bookmarks that have one. */
export type BookmarkOrder = 'newest' | 'oldest' | 'updated' | 'title' | 'reminder';

export type BookmarkPageQuery = {
  /** From `resolveFilter`. */
  readonly filter: Condition;
  readonly order: BookmarkOrder;
  readonly after: PagePosition | undefined;
  readonly limit: number;
};

export interface BookmarkReader {
  /** In no particular order; what is not there, or in the trash, is left out. */
  bookmarksByIds(ids: readonly string[]): Promise<Bookmark[]>;
  /** By `BookmarkUrl.key` in base64; what is not there, or in the trash, is left out. */
  bookmarksByUrlKeys(keys: readonly Buffer[]): Promise<Map<string, Bookmark>>;
  /** Bookmarks in the trash. */
  trashedByIds(ids: readonly string[]): Promise<Bookmark[]>;
  bookmarkPage(query: BookmarkPageQuery): Promise<Positioned<Bookmark>[]>;
  /** How many pass a filter, which `resolveFilter` gives, counted as far as `limit`. */
  countBookmarks(filter: Condition, limit: number): Promise<number>;
  /** The tags that the newest bookmarks of `site` carry most often. */
  tagsOfSite(site: string, limit: number): Promise<string[]>;
}

/** Each of these is one statement, however many bookmarks it is given. */
export interface BookmarkWriter extends BookmarkReader {
  insertBookmarks(bookmarks: readonly Bookmark[]): Promise<void>;
  /** @throws {LibraryError} `already_exists` when another bookmark has one of the URLs. */
  updateBookmarks(bookmarks: readonly Bookmark[]): Promise<void>;
  /** Moves bookmarks to the trash, giving each the version after its present one. */
  trashBookmarks(ids: readonly string[], at: Date): Promise<void>;
  /** Takes bookmarks out of the trash as they are given. @throws {LibraryError} `already_exists`, as above. */
  restoreBookmarks(bookmarks: readonly Bookmark[]): Promise<void>;
}
