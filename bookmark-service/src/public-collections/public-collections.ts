import { LIMITS } from '@bookmarks/protos';
import { type FilterInput, parseFilter } from '../bookmarks/bookmark-filter.ts';
import { isId } from '../library/id.ts';
import { LibraryError } from '../library/library-error.ts';
import { boundedPageSize, type Page, pageOf, positionFromToken } from '../library/page-token.ts';
import { parseText } from '../library/text.ts';
import { printQuery } from '../search/print-query.ts';
import { resolveFilter, resolveSearch } from '../search/resolve-filter.ts';
import type { SearchOrder } from '../search/search-store.ts';
import type {
  PublicBookmark,
  PublicCollection,
  PublicMatch,
  VersionedCollection,
} from './public-collection.ts';
import { parsePublicQuery } from './public-query.ts';
import type { PublicOrder, PublicStore } from './public-store.ts';

type PageInput = { readonly pageSize: number; readonly pageToken: string };
export type DirectoryInput = PageInput & { readonly query: string };
export type PublicFilter = Pick<
  FilterInput,
  'tagsAll' | 'tagsAny' | 'tagsNone' | 'domain' | 'addedAfter' | 'addedBefore'
>;
export type PublicListInput = PageInput & {
  readonly id: string;
  readonly filter: PublicFilter;
  readonly order: PublicOrder;
};
export type PublicSearchInput = PageInput & {
  readonly id: string;
  readonly query: string;
  readonly order: SearchOrder;
};

/** A public collection has none below it, and no smart ones. */
const NO_COLLECTIONS = { collections: async () => [] };
const NO_FILTER = parseFilter({ tagsAll: [], tagsAny: [], tagsNone: [], hasNote: false });

type PublicCollectionsDeps = { readonly publicStore: PublicStore; readonly clock: () => Date };

export type PublicCollections = ReturnType<typeof createPublicCollections>;

/** What everybody can read. Each throws {LibraryError} `invalid`, and `not_found` for a collection that is not public. */
export function createPublicCollections({ publicStore, clock }: PublicCollectionsDeps) {
  async function publicCollection(id: string, deadline: Date): Promise<VersionedCollection> {
    const found = isId('col', id) ? await publicStore.collection(id, deadline) : undefined;
    if (found === undefined) throw notPublic();
    return found;
  }

  /** Only where there is nothing does it matter whether the collection is there. */
  async function rowsIn<Row>(id: string, deadline: Date, rows: () => Promise<Row[]>): Promise<Row[]> {
    const found = isId('col', id) ? await rows() : [];
    if (found.length === 0) await publicCollection(id, deadline);
    return found;
  }

  return {
    publicCollection,

    async publicCollectionPage(input: DirectoryInput, deadline: Date): Promise<Page<PublicCollection>> {
      const words = parseText(input.query, 'query', LIMITS.queryLength).split(/\s+/u).filter(Boolean);
      const limit = boundedPageSize(input.pageSize, LIMITS.publicCollectionsPerPage);
      const after = positionFromToken(input.pageToken, { words });
      const found = await publicStore.collectionPage({ words, after, limit: limit + 1 }, deadline);
      return pageOf(found, limit, { words });
    },

    async publicBookmarks(input: PublicListInput, deadline: Date): Promise<Page<PublicBookmark>> {
      const { id, order } = input;
      const request = { id, filter: parseFilter({ ...input.filter, hasNote: false }), order };
      const limit = boundedPageSize(input.pageSize, LIMITS.bookmarksPerPage);
      const after = positionFromToken(input.pageToken, request);
      const filter = await resolveFilter(NO_COLLECTIONS, request.filter, clock());
      const found = await rowsIn(id, deadline, () =>
        publicStore.bookmarkPage(id, { filter, order, after, limit: limit + 1 }, deadline),
      );
      return pageOf(found, limit, request);
    },

    async searchPublic(input: PublicSearchInput, deadline: Date): Promise<Page<PublicMatch>> {
      const { id, order } = input;
      const query = parsePublicQuery(input.query);
      const request = { id, query: printQuery(query), order };
      const limit = boundedPageSize(input.pageSize, LIMITS.bookmarksPerPage);
      const after = positionFromToken(input.pageToken, request);
      const conditions = await resolveSearch(NO_COLLECTIONS, { query, filter: NO_FILTER }, clock());
      const found = await rowsIn(id, deadline, () =>
        publicStore.searchPage(id, { ...conditions, order, after, limit: limit + 1 }, deadline),
      );
      return pageOf(found, limit, request);
    },
  };
}

/** The same for one that is not there and one that is private. */
function notPublic(): LibraryError {
  return new LibraryError('not_found', 'There is no public collection of this id, or not any more.');
}
