import { LibraryError } from '../library/library-error.ts';
import type { LibraryReader } from '../library/library-store.ts';
import type { Collection } from './collection.ts';
import { requireCollection } from './collection-reference.ts';
import { collectionTree } from './collection-tree.ts';
import { countSmart } from './count-smart.ts';

export type CollectionsInput = {
  /** The id or path below which to look; empty: everywhere. */
  readonly parent: string;
  /** How many levels; 0: all. */
  readonly depth: number;
  readonly includeSmart: boolean;
};

export type CountedCollection = Collection & { readonly bookmarkCount: number };

/** Parents before their children. @throws {LibraryError} `not_found` when `parent` names nothing. */
export async function listCollections(
  library: LibraryReader,
  { parent, depth, includeSmart }: CollectionsInput,
  now: Date,
): Promise<CountedCollection[]> {
  if (depth < 0) throw new LibraryError('invalid', 'The depth cannot be negative; 0 shows all levels.');
  const all = await library.collections();
  const tree = collectionTree(all);
  const top = parent.trim() === '' ? undefined : requireCollection(all, parent);
  const below = top === undefined ? all : tree.subtree(top).filter(({ id }) => id !== top.id);
  const lowest = depth === 0 ? Number.POSITIVE_INFINITY : depth + (top === undefined ? 0 : tree.depth(top));
  const shown = below.filter(
    (each) => (includeSmart || each.smartQuery === undefined) && tree.depth(each) <= lowest,
  );
  return countEach(library, shown, { collections: all, now });
}

/** What collections are counted with: all of the library, and the present, from which ages count. */
type Surroundings = { readonly collections: readonly Collection[]; readonly now: Date };

/** With the number of bookmarks in each, without those in collections below it. */
export async function countEach(
  library: LibraryReader,
  collections: readonly Collection[],
  surroundings: Surroundings,
): Promise<CountedCollection[]> {
  const counts = await library.countByCollection();
  const counted: CountedCollection[] = [];
  for (const collection of collections) {
    const { id, smartQuery } = collection;
    const bookmarkCount =
      smartQuery === undefined ? (counts.get(id) ?? 0) : await countSmart(library, smartQuery, surroundings);
    counted.push({ ...collection, bookmarkCount });
  }
  return counted;
}
