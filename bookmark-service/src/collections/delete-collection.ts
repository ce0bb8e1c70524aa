import { LIMITS } from '@bookmarks/protos';
import { bookmarkRemoval } from '../bookmarks/bookmark-change.ts';
import type { ChangeItem } from '../changes/change.ts';
import { newId } from '../library/id.ts';
import { LibraryError } from '../library/library-error.ts';
import type { LibraryReader, LibraryWriter } from '../library/library-store.ts';
import { collectionRemoval } from './collection-change.ts';
import { requireCollection } from './collection-reference.ts';
import type { Membership } from './collection-store.ts';
import { collectionTree } from './collection-tree.ts';
import { type CountedCollection, countEach } from './list-collections.ts';

/** Bookmarks that one statement takes out of their collections. */
const STEP = 1000;

/** What becomes of the bookmarks in a collection that is deleted: kept in none, or moved to the trash. */
export type BookmarksOfDeleted = 'keep' | 'trash';

/** What is deleted together: a collection, all below it, and the bookmarks in them. */
export type Deletion = {
  readonly collections: readonly CountedCollection[];
  readonly memberships: readonly Membership[];
};

/** @throws {LibraryError} `not_found`; `invalid` when there is more in them than one call can change. */
export async function findDeletion(library: LibraryReader, ref: string, now: Date): Promise<Deletion> {
  const all = await library.collections();
  const subtree = collectionTree(all).subtree(requireCollection(all, ref));
  const ids = subtree.map(({ id }) => id);
  const memberships = await library.membershipsIn(ids, LIMITS.bookmarksPerDeletedCollection + 1);
  if (memberships.length <= LIMITS.bookmarksPerDeletedCollection) {
    return { collections: await countEach(library, subtree, { collections: all, now }), memberships };
  }
  throw new LibraryError(
    'invalid',
    `There are more than ${LIMITS.bookmarksPerDeletedCollection} bookmarks in it, which is more than one call can change. Organize them into another collection, or into none, and then delete it.`,
  );
}

/** Deletes, in steps that are recorded under one change. @returns the id of the change. */
export async function deleteCollections(
  library: LibraryWriter,
  { collections, memberships }: Deletion,
  bookmarks: BookmarksOfDeleted,
  at: Date,
): Promise<string> {
  const id = newId('chg');
  const record = (items: readonly ChangeItem[]) =>
    library.recordChange({ id, kind: 'delete_collection', at, undoes: undefined, items });
  for (let start = 0; start < memberships.length; start += STEP) {
    await record(await takeOut[bookmarks](library, memberships.slice(start, start + STEP), at));
  }
  await library.deleteCollections(collections.map((collection) => collection.id));
  await record(collections.map(collectionRemoval));
  return id;
}

const takeOut = {
  async keep(library: LibraryWriter, memberships: readonly Membership[], at: Date): Promise<ChangeItem[]> {
    await library.uncollectBookmarks(idsOf(memberships), at);
    return memberships.map(({ bookmarkId, collectionId }) => ({
      entity: 'bookmark',
      id: bookmarkId,
      before: { collectionId },
      after: { collectionId: null },
    }));
  },

  async trash(library: LibraryWriter, memberships: readonly Membership[], at: Date): Promise<ChangeItem[]> {
    const before = await library.bookmarksByIds(idsOf(memberships));
    await library.uncollectAndTrashBookmarks(idsOf(memberships), at);
    return before.map(bookmarkRemoval);
  },
} satisfies Record<BookmarksOfDeleted, unknown>;

function idsOf(memberships: readonly Membership[]): string[] {
  return memberships.map(({ bookmarkId }) => bookmarkId);
}
