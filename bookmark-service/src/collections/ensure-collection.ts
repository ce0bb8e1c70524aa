import { LIMITS } from '@bookmarks/protos';
import type { ChangeItem } from '../changes/change.ts';
import { isId, newId } from '../library/id.ts';
import { LibraryError } from '../library/library-error.ts';
import type { Collection } from './collection.ts';
import { collectionCreation } from './collection-change.ts';
import { collectionKey, parseCollectionPath } from './collection-name.ts';
import type { CollectionReader, CollectionWriter } from './collection-store.ts';

/**
 * The collection of an id or a path that bookmarks are put in; what is missing of a path is made.
 *
 * @returns with what was made, for the change that the caller records.
 * @throws {LibraryError} `not_found` for an id that names nothing; `invalid` for a path that cannot be one, and for a
 *   smart collection.
 */
export async function ensureCollection(
  library: CollectionWriter,
  ref: string,
  at: Date,
): Promise<{ collection: Collection; items: ChangeItem[] }> {
  const text = ref.trim();
  return isId('col', text)
    ? { collection: requireOrdinary(await requireById(library, text)), items: [] }
    : ensurePath(library, parseCollectionPath(text), at);
}

/** @throws {LibraryError} `invalid` for a smart collection, which holds only what its query finds. */
export function requireOrdinary(collection: Collection): Collection {
  if (collection.smartQuery === undefined) return collection;
  throw new LibraryError(
    'invalid',
    `"${collection.path}" is a smart collection: it holds what its query finds, and nothing can be put in it.`,
  );
}

/** @throws {LibraryError} `invalid` when a library cannot hold `added` more. */
export async function requireRoom(library: CollectionReader, added: number): Promise<void> {
  const present = (await library.collections()).length;
  if (present + added <= LIMITS.collectionsPerLibrary) return;
  throw new LibraryError(
    'invalid',
    `A library can have ${LIMITS.collectionsPerLibrary} collections, and there are ${present}. Use tags, or delete some.`,
  );
}

async function requireById(library: CollectionReader, id: string): Promise<Collection> {
  const found = await library.collectionById(id);
  if (found !== undefined) return found;
  throw new LibraryError('not_found', `There is no collection ${id} in this library. List the collections.`);
}

async function ensurePath(library: CollectionWriter, names: readonly string[], at: Date) {
  const present = await library.collectionsOnPath(names.map(collectionKey));
  const deepest = present.at(-1);
  if (deepest !== undefined) requireOrdinary(deepest);
  const made = newCollections(names.slice(present.length), deepest, at);
  if (made.length > 0) {
    await requireRoom(library, made.length);
    await library.insertCollections(made);
  }
  const collection = made.at(-1) ?? deepest;
  if (collection === undefined) throw new RangeError('A path has at least one name');
  return { collection, items: made.map(collectionCreation) };
}

/** One below the other. */
function newCollections(names: readonly string[], top: Collection | undefined, at: Date): Collection[] {
  let parent = top;
  return names.map((name) => {
    parent = newCollection(name, parent, at);
    return parent;
  });
}

export function newCollection(name: string, parent: Collection | undefined, at: Date): Collection {
  return {
    id: newId('col'),
    name,
    parentId: parent?.id,
    path: parent === undefined ? name : `${parent.path}/${name}`,
    description: '',
    smartQuery: undefined,
    autoTags: [],
    publishedAt: undefined,
    createdAt: at,
    updatedAt: at,
    version: 1,
  };
}
