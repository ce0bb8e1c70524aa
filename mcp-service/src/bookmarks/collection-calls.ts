import type { ResponseOf } from '@bookmarks/protos';
import { publicPageUrl } from '../public/public-page-url.ts';
import type { CollectionCalls } from './bookmarks.ts';
import type { AfterCollection, Collection } from './collections.ts';
import { defined, type GrpcCall } from './grpc-call.ts';

type CollectionMessage = ResponseOf<'ListCollections'>['collections'][number];

/** Collections. */
export function collectionCalls(call: GrpcCall, publicUrl: string): CollectionCalls {
  const collectionFromMessage = (message: CollectionMessage) => fromMessage(message, publicUrl);

  return {
    async collections(query) {
      const { collections } = await call('ListCollections', defined(query));
      return collections.map(collectionFromMessage);
    },

    async saveCollection({ autoTags, ...rest }) {
      const request = { ...defined(rest), ...(autoTags && { autoTags: { tags: [...autoTags] } }) };
      const { collection, created, changeId } = await call('SaveCollection', request);
      if (collection === null) throw new Error('The bookmark service answered without the collection.');
      return { collection: collectionFromMessage(collection), created, changeId: changeId || undefined };
    },

    async deleteCollection(ref, { bookmarks, dryRun }) {
      const request = { ref, bookmarks: BOOKMARKS_MESSAGE[bookmarks], dryRun };
      const { collections, bookmarkCount, changeId } = await call('DeleteCollection', request);
      return {
        collections: collections.map(collectionFromMessage),
        bookmarkCount,
        changeId: changeId || undefined,
      };
    },
  };
}

const BOOKMARKS_MESSAGE = {
  keep: 'BOOKMARKS_KEEP',
  trash: 'BOOKMARKS_TRASH',
} as const satisfies Record<AfterCollection, string>;

function fromMessage(message: CollectionMessage, publicUrl: string): Collection {
  const { id, name, path, description, smartQuery, autoTags, bookmarkCount, publishTime } = message;
  const publicPage = publishTime === null ? undefined : publicPageUrl(publicUrl, id);
  return { id, name, path, description, smartQuery, autoTags, bookmarkCount, publicPage };
}
