import type { ResponseOf } from '@bookmarks/protos';
import { defined, paging } from '../bookmarks/grpc-call.ts';
import { dateFromTimestamp, toTimestamp } from '../bookmarks/messages.ts';
import type { PublicCalls } from './public-calls.ts';
import type { PublicBookmark, PublicCollection, PublicLibrary } from './public-library.ts';

type CollectionMessage = ResponseOf<'GetPublicCollection'>;
type BookmarkMessage = ResponseOf<'ListPublicBookmarks'>['bookmarks'][number];

/** What everybody can read, behind gRPC. The same question is always the same request, so that a cache can know it. */
export function createPublicLibrary(calls: PublicCalls): PublicLibrary {
  return {
    async collections({ query, ...page }) {
      const request = { query, ...paging(page) };
      const { collections, nextPageToken } = await calls.ListPublicCollections(request);
      return { collections: collections.map(collectionFromMessage), nextCursor: nextPageToken || undefined };
    },

    async list(id, { order, limit, cursor, ...filter }) {
      const { bookmarks, nextPageToken } = await calls.ListPublicBookmarks({
        id,
        filter: {
          tagsAll: [...(filter.tagsAll ?? [])],
          tagsAny: [...(filter.tagsAny ?? [])],
          tagsNone: [...(filter.tagsNone ?? [])],
          ...defined({
            domain: filter.domain,
            addedAfter: filter.addedAfter && toTimestamp(filter.addedAfter),
            addedBefore: filter.addedBefore && toTimestamp(filter.addedBefore),
          }),
        },
        order: LIST_ORDER_MESSAGE[order],
        ...paging({ limit, cursor }),
      });
      return {
        bookmarks: bookmarks.map(bookmarkFromMessage),
        snippets: new Map(),
        nextCursor: nextPageToken || undefined,
      };
    },

    async search(id, { query, order, ...page }) {
      const request = { id, query, order: SEARCH_ORDER_MESSAGE[order], ...paging(page) };
      const { matches, nextPageToken } = await calls.SearchPublicBookmarks(request);
      const found = matches.map(({ bookmark, snippet }) => ({
        bookmark: bookmarkFromMessage(bookmark),
        snippet,
      }));
      return {
        bookmarks: found.map(({ bookmark }) => bookmark),
        snippets: new Map(
          found.flatMap(({ bookmark, snippet }) => (snippet ? [[bookmark.id, snippet]] : [])),
        ),
        nextCursor: nextPageToken || undefined,
      };
    },
  };
}

const LIST_ORDER_MESSAGE = {
  newest: 'ORDER_NEWEST',
  oldest: 'ORDER_OLDEST',
  title: 'ORDER_TITLE',
} as const;

const SEARCH_ORDER_MESSAGE = {
  relevance: 'ORDER_RELEVANCE',
  newest: 'ORDER_NEWEST',
  oldest: 'ORDER_OLDEST',
} as const;

function collectionFromMessage({ publishTime, version: _, ...same }: CollectionMessage): PublicCollection {
  return { ...same, publishedAt: dateFromTimestamp(publishTime) };
}

function bookmarkFromMessage(message: BookmarkMessage | null): PublicBookmark {
  if (message === null) throw new Error('The bookmark service answered without the bookmark.');
  const { createTime, ...same } = message;
  return { ...same, createdAt: dateFromTimestamp(createTime) };
}
