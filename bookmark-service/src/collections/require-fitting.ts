import { LIMITS } from '@bookmarks/protos';
import { LibraryError } from '../library/library-error.ts';
import type { Collection } from './collection.ts';
import { tooDeep } from './collection-name.ts';
import type { CollectionReader } from './collection-store.ts';
import type { CollectionTree } from './collection-tree.ts';
import { requireOrdinary } from './ensure-collection.ts';

/**
 * Checks that a collection, new or changed, has its place among the others.
 *
 * @throws {LibraryError} `invalid`; `already_exists` when its parent has another of that name.
 */
export async function requireFitting(
  library: CollectionReader,
  tree: CollectionTree,
  collection: Collection,
): Promise<void> {
  requireOwnName(tree, collection);
  requirePlace(tree, collection);
  if (collection.smartQuery === undefined) return;
  requirePrivate(collection);
  await requireEmpty(library, tree, collection);
}

function requireOwnName(tree: CollectionTree, { id, parentId, name }: Collection): void {
  const sibling = tree.sibling(parentId, name);
  if (sibling === undefined || sibling.id === id) return;
  throw new LibraryError('already_exists', `There is another collection "${sibling.path}" (${sibling.id}).`);
}

function requirePlace(tree: CollectionTree, collection: Collection): void {
  const parent = collection.parentId === undefined ? undefined : tree.byId(collection.parentId);
  if (parent === undefined) return;
  requireOrdinary(parent);
  if (tree.subtree(collection).some(({ id }) => id === parent.id)) {
    throw new LibraryError('invalid', `"${collection.name}" cannot be put into itself, or below itself.`);
  }
  if (tree.depth(parent) + tree.height(collection) > LIMITS.collectionDepth) throw tooDeep();
}

/** What a query finds is not looked at by anybody before it is there. */
function requirePrivate({ name, publishedAt }: Collection): void {
  if (publishedAt === undefined) return;
  throw new LibraryError(
    'invalid',
    `"${name}" cannot be both public and smart: whatever its query finds later would be public too. Publish an ordinary collection that holds the bookmarks, or make this one private first.`,
  );
}

async function requireEmpty(
  library: CollectionReader,
  tree: CollectionTree,
  { id, name }: Collection,
): Promise<void> {
  if (tree.children(id).length > 0 || (await library.membershipsIn([id], 1)).length > 0) {
    throw new LibraryError(
      'invalid',
      `"${name}" holds bookmarks or collections. Move them elsewhere before it becomes a smart collection, or make a new one.`,
    );
  }
  const others = tree.all().filter((other) => other.smartQuery !== undefined && other.id !== id);
  if (others.length >= LIMITS.smartCollections) {
    throw new LibraryError('invalid', `A library can have ${LIMITS.smartCollections} smart collections.`);
  }
}
