import type { Collection } from './collection.ts';
import { collectionKey } from './collection-name.ts';

/** All collections of a library, as they nest. */
export type CollectionTree = ReturnType<typeof collectionTree>;

export function collectionTree(collections: readonly Collection[]) {
  const byId = new Map<string, Collection>();
  const below = new Map<string | undefined, Map<string, Collection>>();
  const byName = new Map<string, Collection>();

  const children = (id: string | undefined) => [...(below.get(id)?.values() ?? [])];
  const subtree = (top: Collection): Collection[] => [top, ...children(top.id).flatMap(subtree)];
  const depth = ({ parentId }: Collection): number => {
    const parent = parentId === undefined ? undefined : byId.get(parentId);
    return parent === undefined ? 1 : 1 + depth(parent);
  };
  const height = ({ id }: Collection): number => 1 + Math.max(0, ...children(id).map(height));

  function take({ id, parentId, name }: Collection): void {
    byName.delete(nameKey(parentId, name));
    below.get(parentId)?.delete(id);
  }

  function put(collection: Collection): void {
    const { id, parentId, name } = collection;
    const present = byId.get(id);
    if (present !== undefined) take(present);
    const siblings = below.get(parentId) ?? new Map<string, Collection>();
    byId.set(id, collection);
    byName.set(nameKey(parentId, name), collection);
    below.set(parentId, siblings.set(id, collection));
  }

  collections.forEach(put);

  return {
    all: () => [...byId.values()],
    byId: (id: string) => byId.get(id),
    children,
    /** How many levels there are down to it; 1 at the top. */
    depth,
    /** How many levels there are from it down to its lowest; 1 for one without children. */
    height,
    /** It and all below it, parents before their children. */
    subtree,
    /** The one among the children of `parentId` that has this name in some spelling. */
    sibling: (parentId: string | undefined, name: string) => byName.get(nameKey(parentId, name)),
    /** Adds a collection, or sets it in the place of the one with its id. */
    put,
  };
}

/** An id has no `/` in it. */
function nameKey(parentId: string | undefined, name: string): string {
  return `${parentId ?? ''}/${collectionKey(name)}`;
}
