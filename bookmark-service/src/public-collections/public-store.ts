import type { BookmarkOrder, BookmarkPageQuery } from '../bookmarks/bookmark-store.ts';
import type { PagePosition, Positioned } from '../library/page-token.ts';
import type { SearchPageQuery } from '../search/search-store.ts';
import type {
  PublicBookmark,
  PublicCollection,
  PublicMatch,
  VersionedCollection,
} from './public-collection.ts';

/** When a bookmark was changed is not public: it would tell of its note. */
export type PublicOrder = Exclude<BookmarkOrder, 'updated' | 'reminder'>;

type PublicPageQuery = BookmarkPageQuery & { readonly order: PublicOrder };

type DirectoryPageQuery = {
  /** Each stands somewhere in the name, the description or the public name. */
  readonly words: readonly string[];
  readonly after: PagePosition | undefined;
  readonly limit: number;
};

/** What is published in all libraries, and nothing else of any. Each answers before `deadline`. */
export interface PublicStore {
  collection(id: string, deadline: Date): Promise<VersionedCollection | undefined>;
  /** Those published last first. */
  collectionPage(query: DirectoryPageQuery, deadline: Date): Promise<Positioned<PublicCollection>[]>;
  /** None for a collection that is not published. */
  bookmarkPage(id: string, query: PublicPageQuery, deadline: Date): Promise<Positioned<PublicBookmark>[]>;
  /** The same; it looks at the newest LIMITS.publicCount bookmarks. */
  searchPage(id: string, query: SearchPageQuery, deadline: Date): Promise<Positioned<PublicMatch>[]>;
}
