export const STATUSES = ['unread', 'read', 'archived'] as const;
export type Status = (typeof STATUSES)[number];

export type Bookmark = {
  readonly id: string;
  readonly url: string;
  readonly title: string;
  readonly description: string;
  readonly note: string;
  readonly tags: readonly string[];
  readonly status: Status;
  readonly favorite: boolean;
  readonly createdAt: Date;
  readonly updatedAt: Date;
  readonly version: number;
};

export type Tag = { readonly name: string; readonly bookmarkCount: number; readonly lastUsedAt: Date };

export type NewBookmark = {
  readonly url: string;
  readonly title?: string | undefined;
  readonly note?: string | undefined;
  readonly tags?: readonly string[] | undefined;
  readonly status?: Status | undefined;
  readonly favorite?: boolean | undefined;
  readonly onDuplicate?: 'merge' | 'skip' | undefined;
};

export type BookmarkFilter = {
  readonly tagsAll?: readonly string[] | undefined;
  readonly tagsAny?: readonly string[] | undefined;
  readonly tagsNone?: readonly string[] | undefined;
  readonly status?: Status | undefined;
  readonly favorite?: boolean | undefined;
  readonly domain?: string | undefined;
  readonly addedAfter?: Date | undefined;
  readonly addedBefore?: Date | undefined;
  readonly hasNote?: boolean | undefined;
};

export const BOOKMARK_ORDERS = ['newest', 'oldest', 'updated', 'title'] as const;
export const SEARCH_ORDERS = ['relevance', 'newest', 'oldest'] as const;
export const TAG_ORDERS = ['name', 'count', 'recent'] as const;

type Paging = { readonly limit: number; readonly cursor?: string | undefined };
export type ListQuery = Paging & {
  readonly filter: BookmarkFilter;
  readonly order: (typeof BOOKMARK_ORDERS)[number];
};
export type SearchQuery = Paging & {
  readonly query: string;
  readonly filter: BookmarkFilter;
  readonly order: (typeof SEARCH_ORDERS)[number];
};
export type TagQuery = Paging & {
  readonly prefix?: string | undefined;
  readonly minCount?: number | undefined;
  readonly maxCount?: number | undefined;
  readonly similarTo?: string | undefined;
  readonly order: (typeof TAG_ORDERS)[number];
};
type BookmarkEdit = {
  readonly url?: string | undefined;
  readonly title?: string | undefined;
  readonly description?: string | undefined;
  readonly note?: string | undefined;
  readonly tags?: readonly string[] | undefined;
  readonly expectedVersion?: number | undefined;
};

export type BookmarkPage = {
  readonly bookmarks: readonly Bookmark[];
  readonly nextCursor?: string | undefined;
};

/** What the tools need of the caller's library. `changeId` is undefined where nothing changed. */
export interface Bookmarks {
  create(bookmark: NewBookmark): Promise<{
    bookmark: Bookmark;
    outcome: 'created' | 'merged' | 'unchanged';
    changeId: string | undefined;
    suggestedTags: readonly string[];
  }>;
  /** By id or URL; what is not in the library is left out. */
  get(refs: readonly string[]): Promise<{ ref: string; bookmark: Bookmark }[]>;
  list(query: ListQuery): Promise<BookmarkPage>;
  search(query: SearchQuery): Promise<BookmarkPage>;
  edit(ref: string, edit: BookmarkEdit): Promise<{ bookmark: Bookmark; changeId: string | undefined }>;
  /** Moves bookmarks to the trash. */
  delete(refs: readonly string[]): Promise<{
    bookmarks: readonly Bookmark[];
    missingRefs: readonly string[];
    changeId: string | undefined;
  }>;
  tags(query: TagQuery): Promise<{ tags: readonly Tag[]; nextCursor?: string | undefined }>;
}

/** The library refused the call; the message says how to put it right and may be shown to the caller. */
export class BookmarksRefusedError extends Error {
  override readonly name = 'BookmarksRefusedError';
}

/** The library is out of reach or too slow; the same call may succeed in a moment. */
export class BookmarksUnavailableError extends Error {
  override readonly name = 'BookmarksUnavailableError';
}
