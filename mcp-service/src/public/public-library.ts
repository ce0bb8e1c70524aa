import type { Paging } from '../bookmarks/bookmark.ts';

/** A collection that its user has published. */
export type PublicCollection = {
  readonly id: string;
  readonly name: string;
  readonly description: string;
  /** By which its publisher wants to be known; empty: by none. */
  readonly publicName: string;
  readonly bookmarkCount: number;
  readonly publishedAt: Date;
};

export type PublicBookmark = {
  readonly id: string;
  readonly url: string;
  readonly title: string;
  readonly description: string;
  readonly tags: readonly string[];
  readonly createdAt: Date;
};

export const PUBLIC_LIST_ORDERS = ['newest', 'oldest', 'title'] as const;
export const PUBLIC_SEARCH_ORDERS = ['relevance', 'newest', 'oldest'] as const;

export type PublicListQuery = Paging & {
  readonly tagsAll?: readonly string[] | undefined;
  readonly tagsAny?: readonly string[] | undefined;
  readonly tagsNone?: readonly string[] | undefined;
  readonly domain?: string | undefined;
  readonly addedAfter?: Date | undefined;
  readonly addedBefore?: Date | undefined;
  readonly order: (typeof PUBLIC_LIST_ORDERS)[number];
};
export type PublicSearchQuery = Paging & {
  readonly query: string;
  readonly order: (typeof PUBLIC_SEARCH_ORDERS)[number];
};

export type PublicPage = {
  readonly bookmarks: readonly PublicBookmark[];
  /** By the id of a bookmark: the place in its description that a search found. */
  readonly snippets: ReadonlyMap<string, string>;
  readonly nextCursor?: string | undefined;
};

/** What everybody can read. @throws {BookmarksRefusedError} @throws {BookmarksUnavailableError} */
export interface PublicLibrary {
  collections(query: Paging & { readonly query: string }): Promise<{
    readonly collections: readonly PublicCollection[];
    readonly nextCursor?: string | undefined;
  }>;
  list(collectionId: string, query: PublicListQuery): Promise<PublicPage>;
  search(collectionId: string, query: PublicSearchQuery): Promise<PublicPage>;
}
