import type { Collection } from './collection.ts';
import { collectionKey } from './collection-name.ts';

/** All collections of a library, as they nest. */
export type CollectionTree = ReturnType<typeof collectionTree>;

export function collectionTree(collections: readonly Collection[]) {
  const byId = new Map(collections.map((collection) => [collection.id, collection]));
  const below = Map.groupBy(collections, ({ parentId }) => parentId);
  const children = (id: string | undefined) => below.get(id) ?? [];
  const subtree = (top: Collection): Collection[] => [top, ...children(top.id).flatMap(subtree)];
  const depth = ({ parentId }: Collection): number => {
    const parent = parentId === undefined ? undefined : byId.get(parentId);
    return parent === undefined ? 1 : 1 + depth(parent);
  };
  const height = ({ id }: Collection): number => 1 + Math.max(0, ...children(id).map(height));

  return {
    all: collections,
    byId: (id: string) => byId.get(id),
    children,
    /** How many levels there are down to it; 1 at the top. */
    depth,
    /** How many levels there are from it down to its lowest; 1 for one without children. */
    height,
    /** It and all below it, parents before their children. */
    subtree,
    /** The one among the children of `parentId` that has this name in some spelling. */
    sibling: (parentId: string | undefined, name: string) =>
      children(parentId).find((child) => collectionKey(child.name) === collectionKey(name)),
  };
}
