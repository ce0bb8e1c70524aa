import type { Bookmark, CallContext } from './bookmark.ts';
import type { BookmarkFilter } from './bookmark-filter.ts';
import type { BookmarkUrl } from './bookmark-url.ts';
import type { Change } from './change.ts';
import type { Tag } from './tag.ts';

/**
 * Where libraries are kept. Each call runs in one transaction that sees one user's library and nothing else; writes to
 * one library happen one after the other.
 */
export interface LibraryStore {
  read<Result>(context: CallContext, work: (library: LibraryReader) => Promise<Result>): Promise<Result>;
  /** Whatever `work` wrote is undone when it throws. */
  write<Result>(context: CallContext, work: (library: LibraryWriter) => Promise<Result>): Promise<Result>;
}

export type BookmarkOrder = 'newest' | 'oldest' | 'updated' | 'title';
export type SearchOrder = 'relevance' | 'newest' | 'oldest';
export type TagOrder = 'name' | 'count' | 'recent';

/** The sort key of the last row of a page, as text, and what breaks ties: the id of a bookmark, the key of a tag. */
export type PagePosition = { readonly sortKey: string; readonly tieBreak: string };

/** A row of a page with its position; the store asks for one row more than a page holds, to learn if there are more. */
export type Positioned<Row> = { readonly row: Row; readonly position: PagePosition };

export type BookmarkPageQuery = {
  readonly filter: BookmarkFilter;
  readonly order: BookmarkOrder;
  readonly after: PagePosition | undefined;
  readonly limit: number;
};

export type SearchPageQuery = Omit<BookmarkPageQuery, 'order'> & {
  readonly words: readonly string[];
  readonly order: SearchOrder;
};

/** Tags by key. */
export type TagPageQuery = {
  readonly prefix: string | undefined;
  readonly minCount: number | undefined;
  readonly maxCount: number | undefined;
  readonly similarTo: string | undefined;
  readonly order: TagOrder;
  readonly after: PagePosition | undefined;
  readonly limit: number;
};

export interface LibraryReader {
  /** In no particular order; what is not there, or in the trash, is left out. */
  bookmarksByIds(ids: readonly string[]): Promise<Bookmark[]>;
  /** By `BookmarkUrl.key` in base64; what is not there, or in the trash, is left out. */
  bookmarksByUrlKeys(keys: readonly Buffer[]): Promise<Map<string, Bookmark>>;
  bookmarkPage(query: BookmarkPageQuery): Promise<Positioned<Bookmark>[]>;
  searchPage(query: SearchPageQuery): Promise<Positioned<Bookmark>[]>;
  tagPage(query: TagPageQuery): Promise<Positioned<Tag>[]>;
  /** The tags that bookmarks of `site` carry most often. */
  tagsOfSite(site: string, limit: number): Promise<string[]>;
}

export interface LibraryWriter extends LibraryReader {
  /** The spelling under which each tag is known from now on, in the given order. */
  spellTags(names: readonly string[]): Promise<string[]>;
  insertBookmark(bookmark: Bookmark, url: BookmarkUrl): Promise<void>;
  /** @throws {BookmarkError} `already_exists` when another bookmark has that URL. */
  updateBookmark(bookmark: Bookmark, url: BookmarkUrl): Promise<void>;
  /** Moves bookmarks to the trash, giving each the version after its present one. */
  trashBookmarks(ids: readonly string[], at: Date): Promise<void>;
  recordChange(change: Change): Promise<void>;
}
