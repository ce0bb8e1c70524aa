import type { Collection } from './collection.ts';
import { requireCollection } from './collection-reference.ts';
import { collectionTree } from './collection-tree.ts';

/** What it means to be in a collection: to be in it or in one below it, or to be found by its query. */
export type CollectionMeaning =
  | { readonly ids: readonly string[] }
  | { readonly smart: Collection; readonly query: string };

/**
 * @param ref the id or the path of a collection.
 * @throws {LibraryError} `not_found`
 */
export function resolveCollection(collections: readonly Collection[], ref: string): CollectionMeaning {
  const collection = requireCollection(collections, ref);
  return collection.smartQuery === undefined
    ? {
        ids: collectionTree(collections)
          .subtree(collection)
          .map(({ id }) => id),
      }
    : { smart: collection, query: collection.smartQuery };
}
