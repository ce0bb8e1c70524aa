import { LIMITS } from '@bookmarks/protos';
import { type BookmarkFilter, type FilterInput, parseFilter } from '../bookmarks/bookmark-filter.ts';
import type { CallContext } from '../library/call-context.ts';
import type { LibraryDeps } from '../library/library.ts';
import type { LibraryReader } from '../library/library-store.ts';
import { boundedPageSize, isTokenOf, type Page, pageOf, positionFromToken } from '../library/page-token.ts';
import { correctQuery } from './correct-query.ts';
import { parseQuery } from './parse-query.ts';
import { printQuery } from './print-query.ts';
import type { Query } from './query.ts';
import { resolveSearch } from './resolve-filter.ts';
import type { Match, SearchOrder } from './search-store.ts';

export type SearchInput = {
  readonly query: string;
  readonly filter: FilterInput;
  readonly order: SearchOrder;
  readonly pageSize: number;
  readonly pageToken: string;
};

/** `correctedQuery` is set when nothing matched and another spelling does: the matches are those of that query. */
export type SearchPage = Page<Match> & { readonly correctedQuery: string | undefined };

const NOTHING_FOUND: SearchPage = { rows: [], nextPageToken: '', correctedQuery: undefined };

type Request = {
  readonly query: Query;
  readonly filter: BookmarkFilter;
  readonly order: SearchOrder;
  readonly limit: number;
  readonly pageToken: string;
  readonly at: Date;
};

/** Finding bookmarks by words. */
export function createSearch({ store, clock }: LibraryDeps) {
  return {
    /** A page of the corrected query goes on with either query. */
    async search(context: CallContext, input: SearchInput): Promise<SearchPage> {
      const request: Request = {
        query: parseQuery(input.query),
        filter: parseFilter(input.filter),
        order: input.order,
        limit: boundedPageSize(input.pageSize, LIMITS.bookmarksPerPage),
        pageToken: input.pageToken,
        at: clock(),
      };
      return store.read(context, async (library) => {
        if (request.pageToken !== '' && !isTokenOf(request.pageToken, tokenScope(request))) {
          return correctedPage(library, request);
        }
        const page = await pageFor(library, request);
        const needsCorrection = page.rows.length === 0 && request.pageToken === '';
        return needsCorrection ? correctedPage(library, request) : { ...page, correctedQuery: undefined };
      });
    },
  };
}

/** @throws {LibraryError} `invalid` for a page token that belongs to the corrected query no more than to the given one. */
async function correctedPage(library: LibraryReader, request: Request): Promise<SearchPage> {
  const query = await correctQuery(library, request.query);
  if (query === undefined && request.pageToken === '') return NOTHING_FOUND;
  const corrected = { ...request, query: query ?? request.query };
  const page = await pageFor(library, corrected);
  return page.rows.length === 0 ? NOTHING_FOUND : { ...page, correctedQuery: printQuery(corrected.query) };
}

async function pageFor(library: LibraryReader, request: Request): Promise<Page<Match>> {
  const { order, limit, pageToken, at } = request;
  const after = positionFromToken(pageToken, tokenScope(request));
  const conditions = await resolveSearch(library, request, at);
  const found = await library.searchPage({ ...conditions, order, after, limit: limit + 1 });
  return pageOf(found, limit, tokenScope(request));
}

/** All that decides which rows there are, and in which order. */
function tokenScope({ query, filter, order }: Request) {
  return { query: printQuery(query), filter, order };
}
