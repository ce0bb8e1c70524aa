import type { PublicBookmarkFilterMessage, PublicCollectionServiceHandlers } from '@bookmarks/protos';
import type { PublicBookmark, PublicCollection } from '../public-collections/public-collection.ts';
import type { PublicCollections, PublicFilter } from '../public-collections/public-collections.ts';
import type { createPublishers, Publisher } from '../public-collections/publishers.ts';
import { answering } from './answering.ts';
import { deadlineOf } from './deadline-of.ts';
import { fromTimestamp, toTimestamp } from './messages.ts';
import type { ObserveCall } from './observe-call.ts';
import type { Unary } from './unary.ts';

type PublicCollectionHandlerDeps = {
  readonly publicCollections: PublicCollections;
  readonly publishers: ReturnType<typeof createPublishers>;
  /** For calls of somebody who has signed in to the pages of the gateway. */
  readonly unary: Unary;
  readonly observeCall: ObserveCall;
};

/** What everybody can read, for which no identity is looked at, and what its publishers say of themselves. */
export function publicCollectionHandlers({
  publicCollections,
  publishers,
  unary,
  observeCall,
}: PublicCollectionHandlerDeps): PublicCollectionServiceHandlers {
  return {
    ListPublicCollections: answering(observeCall, async (call) => {
      const { rows, nextPageToken } = await publicCollections.publicCollectionPage(
        call.request,
        deadlineOf(call),
      );
      return { collections: rows.map(toCollectionMessage), nextPageToken };
    }),

    GetPublicCollection: answering(observeCall, async (call) => {
      const { version, ...collection } = await publicCollections.publicCollection(
        call.request.id,
        deadlineOf(call),
      );
      return { ...toCollectionMessage(collection), version };
    }),

    ListPublicBookmarks: answering(observeCall, async (call) => {
      const { id, filter, order, pageSize, pageToken } = call.request;
      const { rows, nextPageToken } = await publicCollections.publicBookmarks(
        { id, filter: filterFromMessage(filter), order: LIST_ORDER[order], pageSize, pageToken },
        deadlineOf(call),
      );
      return { bookmarks: rows.map(toBookmarkMessage), nextPageToken };
    }),

    SearchPublicBookmarks: answering(observeCall, async (call) => {
      const { order, ...request } = call.request;
      const { rows, nextPageToken } = await publicCollections.searchPublic(
        { ...request, order: SEARCH_ORDER[order] },
        deadlineOf(call),
      );
      return {
        matches: rows.map(({ bookmark, snippet }) => ({ bookmark: toBookmarkMessage(bookmark), snippet })),
        nextPageToken,
      };
    }),

    GetPublisher: unary('bookmarks:read', async (context) =>
      toPublisherMessage(await publishers.publisher(context)),
    ),

    SetPublicName: unary('bookmarks:write', async (context, { publicName }) =>
      toPublisherMessage(await publishers.setPublicName(context, publicName)),
    ),
  };
}

const LIST_ORDER = {
  ORDER_UNSPECIFIED: 'newest',
  ORDER_NEWEST: 'newest',
  ORDER_OLDEST: 'oldest',
  ORDER_TITLE: 'title',
} as const;

const SEARCH_ORDER = {
  ORDER_UNSPECIFIED: 'relevance',
  ORDER_RELEVANCE: 'relevance',
  ORDER_NEWEST: 'newest',
  ORDER_OLDEST: 'oldest',
} as const;

function filterFromMessage(message: PublicBookmarkFilterMessage | null): PublicFilter {
  return {
    tagsAll: message?.tagsAll ?? [],
    tagsAny: message?.tagsAny ?? [],
    tagsNone: message?.tagsNone ?? [],
    domain: message?.domain || undefined,
    addedAfter: fromTimestamp(message?.addedAfter),
    addedBefore: fromTimestamp(message?.addedBefore),
  };
}

function toPublisherMessage({ publicName, collections }: Publisher) {
  return { publicName, collections: collections.map(toCollectionMessage) };
}

function toCollectionMessage({ publishedAt, ...collection }: PublicCollection) {
  return { ...collection, publishTime: toTimestamp(publishedAt) };
}

function toBookmarkMessage({ tags, createdAt, ...bookmark }: PublicBookmark) {
  return { ...bookmark, tags: [...tags], createTime: toTimestamp(createdAt) };
}
