import type { Collection } from './collection.ts';

export type Membership = { readonly bookmarkId: string; readonly collectionId: string };

export interface CollectionReader {
  /** All of a library's, parents before their children, in the order of their paths. */
  collections(): Promise<Collection[]>;
  collectionById(id: string): Promise<Collection | undefined>;
  /** What is there of a path, from the top: shorter than `keys` where the rest is not there. */
  collectionsOnPath(keys: readonly string[]): Promise<Collection[]>;
  /** How many bookmarks are in each, by id; those in none of them, and in the trash, do not count. */
  countByCollection(): Promise<Map<string, number>>;
  /** The bookmarks in these, as far as `limit`; without what is in the trash. */
  membershipsIn(collectionIds: readonly string[], limit: number): Promise<Membership[]>;
}

export interface CollectionWriter extends CollectionReader {
  /** @throws {LibraryError} `already_exists` when the parent has another of that name. */
  insertCollections(collections: readonly Collection[]): Promise<void>;
  /**
   * Writes all fields but the path, which follows from names and parents, for these and for those below them.
   *
   * @throws {LibraryError} `already_exists`, as above.
   */
  updateCollections(collections: readonly Collection[]): Promise<void>;
  /** Children before their parents. Bookmarks in them are in none afterwards. */
  deleteCollections(ids: readonly string[]): Promise<void>;
  /** Takes bookmarks out of their collections, giving each the version after its present one. */
  uncollectBookmarks(ids: readonly string[], at: Date): Promise<void>;
  /** The same, and moves them to the trash. */
  uncollectAndTrashBookmarks(ids: readonly string[], at: Date): Promise<void>;
}
