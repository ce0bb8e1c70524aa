import type { BookmarkServiceHandlers } from '@bookmarks/protos';
import type { CountedCollection } from '../collections/list-collections.ts';
import type { Library } from '../library/library.ts';
import { toTimestamp } from './messages.ts';
import type { Unary } from './unary.ts';

/** Collections. */
export function collectionHandlers(library: Library, unary: Unary) {
  return {
    ListCollections: unary('bookmarks:read', async (context, { parent, depth, includeSmart }) => {
      const collections = await library.listCollections(context, { parent, depth, includeSmart });
      return { collections: collections.map(toCollectionMessage) };
    }),

    SaveCollection: unary('bookmarks:write', async (context, message) => {
      const { id, autoTags, public: isPublic, name, parent, description, smartQuery } = message;
      const edit = { ref: id, name, parent, description, smartQuery, autoTags: autoTags?.tags, isPublic };
      const { collection, created, changeId } = await library.saveCollection(context, edit);
      return { collection: toCollectionMessage(collection), created, changeId: changeId ?? '' };
    }),

    DeleteCollection: unary('bookmarks:write', async (context, { ref, bookmarks, dryRun }) => {
      const deletion = await library.deleteCollection(context, {
        ref,
        bookmarks: bookmarks === 'BOOKMARKS_TRASH' ? 'trash' : 'keep',
        dryRun,
      });
      return {
        collections: deletion.collections.map(toCollectionMessage),
        bookmarkCount: deletion.memberships.length,
        changeId: deletion.changeId ?? '',
      };
    }),
  } satisfies Partial<BookmarkServiceHandlers>;
}

function toCollectionMessage(collection: CountedCollection) {
  const {
    parentId,
    smartQuery,
    autoTags,
    publishedAt,
    createdAt,
    updatedAt,
    version: _,
    ...rest
  } = collection;
  return {
    ...rest,
    parentId: parentId ?? '',
    smartQuery: smartQuery ?? '',
    autoTags: [...autoTags],
    createTime: toTimestamp(createdAt),
    updateTime: toTimestamp(updatedAt),
    publishTime: publishedAt === undefined ? null : toTimestamp(publishedAt),
  };
}
