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
  /** Empty where it is in none. */
  readonly collectionId: string;
  /** The path of its collection, such as `Work/Projects`; empty where it is in none. */
  readonly collection: string;
  /** When its user is to be reminded of it, as long as that was not shown. */
  readonly remindAt: Date | undefined;
};

/** A wish to be reminded, as it was understood: in which time zone, and without a time where it is taken back. */
export type Reminder = { readonly at: Date | undefined; readonly timeZone: string };

export const ON_DUPLICATE = ['merge', 'skip'] as const;
export type OnDuplicate = (typeof ON_DUPLICATE)[number];

export type NewBookmark = {
  readonly url: string;
  readonly title?: string | undefined;
  readonly note?: string | undefined;
  readonly tags?: readonly string[] | undefined;
  readonly collection?: string | undefined;
  readonly status?: Status | undefined;
  readonly favorite?: boolean | undefined;
  readonly remindAt?: string | undefined;
  readonly onDuplicate?: OnDuplicate | undefined;
};

export type BookmarkEdit = {
  readonly url?: string | undefined;
  readonly title?: string | undefined;
  readonly description?: string | undefined;
  readonly note?: string | undefined;
  readonly tags?: readonly string[] | undefined;
  readonly expectedVersion?: number | undefined;
};

/** All conditions must hold. */
export type BookmarkFilter = {
  readonly tagsAll?: readonly string[] | undefined;
  readonly tagsAny?: readonly string[] | undefined;
  readonly tagsNone?: readonly string[] | undefined;
  /** The id or the path of a collection; those below it count. */
  readonly collection?: string | undefined;
  readonly status?: Status | undefined;
  readonly favorite?: boolean | undefined;
  readonly domain?: string | undefined;
  readonly addedAfter?: Date | undefined;
  readonly addedBefore?: Date | undefined;
  readonly hasNote?: boolean | undefined;
  readonly hasBrokenLink?: boolean | undefined;
  readonly hasHighlight?: boolean | undefined;
  readonly hasReminder?: boolean | undefined;
  /** In the grammar of a search. */
  readonly query?: string | undefined;
};

export const BOOKMARK_ORDERS = ['newest', 'oldest', 'updated', 'title'] as const;
export const SEARCH_ORDERS = ['relevance', 'newest', 'oldest'] as const;

/** Which part of a list is asked for; `cursor` names where the page before ended. */
export type Paging = { readonly limit: number; readonly cursor?: string | undefined };
export type ListQuery = Paging & {
  readonly filter: BookmarkFilter;
  readonly order: (typeof BOOKMARK_ORDERS)[number];
};
export type SearchQuery = Paging & {
  readonly query: string;
  readonly filter: BookmarkFilter;
  readonly order: (typeof SEARCH_ORDERS)[number];
};

export type BookmarkPage = {
  readonly bookmarks: readonly Bookmark[];
  readonly nextCursor?: string | undefined;
};
export type SearchPage = BookmarkPage & {
  /** By the id of a bookmark: the place that matches; missing where title or tags match. */
  readonly snippets: ReadonlyMap<string, string>;
  /** Set when nothing matched and another spelling does: the page is that of this query. */
  readonly correctedQuery?: string | undefined;
};
