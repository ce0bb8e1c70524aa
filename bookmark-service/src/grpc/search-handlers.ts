import type { BookmarkServiceHandlers } from '@bookmarks/protos';
import type { Library } from '../library/library.ts';
import { filterFromMessage, toBookmarkMessage } from './messages.ts';
import type { Unary } from './unary.ts';

/** Finding bookmarks. */
export function searchHandlers(library: Library, unary: Unary) {
  return {
    SearchBookmarks: unary('bookmarks:read', async (context, message) => {
      const { rows, nextPageToken, correctedQuery } = await library.search(context, {
        query: message.query,
        filter: filterFromMessage(message.filter),
        order: SEARCH_ORDER[message.order],
        pageSize: message.pageSize,
        pageToken: message.pageToken,
      });
      return {
        matches: rows.map(({ bookmark, snippet }) => ({ bookmark: toBookmarkMessage(bookmark), snippet })),
        nextPageToken,
        correctedQuery: correctedQuery ?? '',
      };
    }),
  } satisfies Partial<BookmarkServiceHandlers>;
}

const SEARCH_ORDER = {
  ORDER_UNSPECIFIED: 'relevance',
  ORDER_RELEVANCE: 'relevance',
  ORDER_NEWEST: 'newest',
  ORDER_OLDEST: 'oldest',
} as const;
