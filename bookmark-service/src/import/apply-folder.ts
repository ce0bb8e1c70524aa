import { LIMITS } from '@bookmarks/protos';
import type { ChangeItem } from '../changes/change.ts';
import type { Collection } from '../collections/collection.ts';
import { collectionCreation } from '../collections/collection-change.ts';
import { collectionKey, parseCollectionName } from '../collections/collection-name.ts';
import type { CollectionWriter } from '../collections/collection-store.ts';
import { newCollection } from '../collections/ensure-collection.ts';
import { LibraryError } from '../library/library-error.ts';
import type { Complain } from './apply-entry.ts';
import { cutText } from './cut-text.ts';

/** The name of a folder as that of a collection, in which a slash means something else. */
export function folderName(text: string, complain: Complain): string {
  const name = text
    .replace(/\p{Cc}+/gu, ' ')
    .toWellFormed()
    .replace(/\s*\/\s*/gu, (slash) => (slash === '/' ? '-' : ' - '))
    .replace(/\s+/gu, ' ')
    .trim();
  const fitting = nameThatMayBe(name);
  if (fitting !== text.trim().replace(/\s+/gu, ' ').normalize('NFC')) {
    complain(`The folder "${text.slice(0, LIMITS.collectionNameLength)}" became "${fitting}".`);
  }
  return fitting;
}

function nameThatMayBe(name: string): string {
  const short = cutText(name, LIMITS.collectionNameLength);
  try {
    return parseCollectionName(short);
  } catch (error) {
    if (error instanceof LibraryError) return cutText(`Folder ${short}`, LIMITS.collectionNameLength);
    throw error;
  }
}

/** The collection for each path of folders that has one, by `folderKey`; and what was made for it. */
export type FolderCollections = {
  readonly byKey: ReadonlyMap<string, Collection>;
  readonly items: readonly ChangeItem[];
};

export function folderKey(folders: readonly string[]): string {
  return folders.map(collectionKey).join('/');
}

/** All collections, with those made of `paths` that were not there, as far as a library can hold them. */
export async function ensureFolders(
  library: CollectionWriter,
  paths: readonly (readonly string[])[],
  at: Date,
): Promise<FolderCollections> {
  const present = await library.collections();
  const byKey = new Map(present.map((collection) => [folderKey(collection.path.split('/')), collection]));
  const made = paths.flatMap((path) => missingCollections(byKey, path, at));
  if (made.length > 0) await library.insertCollections(made);
  return { byKey, items: made.map(collectionCreation) };
}

/** Adds to `byKey` what it lacks of a path; nothing where the path cannot be: too deep, too many, below a smart collection. */
function missingCollections(byKey: Map<string, Collection>, path: readonly string[], at: Date): Collection[] {
  const levels = path.map((name, index) => ({ name, key: folderKey(path.slice(0, index + 1)) }));
  const present = levels.flatMap(({ key }) => byKey.get(key) ?? []);
  const missing = levels.slice(present.length);
  if (
    path.length > LIMITS.collectionDepth ||
    byKey.size + missing.length > LIMITS.collectionsPerLibrary ||
    present.some(({ smartQuery }) => smartQuery !== undefined)
  ) {
    return [];
  }
  let parent = present.at(-1);
  return missing.map(({ name, key }) => {
    parent = newCollection(name, parent, at);
    byKey.set(key, parent);
    return parent;
  });
}
