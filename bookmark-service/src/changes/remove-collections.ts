import type { Collection } from '../collections/collection.ts';
import { collectionFields, collectionRemoval } from '../collections/collection-change.ts';
import { collectionTree } from '../collections/collection-tree.ts';
import type { LibraryWriter } from '../library/library-store.ts';
import type { ChangeItem, Fields } from './change.ts';
import { collectionConflict } from './collection-conflict.ts';
import { changedSince, fieldsThatDiffer } from './undo-fields.ts';
import type { Conflict, UndoPart } from './undo-report.ts';

/** Removes collections that a change made, lowest first, where nothing is in them. */
export async function removeCollections(
  library: LibraryWriter,
  items: readonly ChangeItem[],
): Promise<UndoPart> {
  const made = new Map(items.flatMap((item) => (item.before === null ? [[item.id, item]] : [])));
  if (made.size === 0) return { items: [], conflicts: [] };
  const all = await library.collections();
  const tree = collectionTree(all);
  const counts = await library.countByCollection();
  const removed = new Map<string, Collection>();
  const conflicts: Conflict[] = [];
  for (const collection of all.toReversed()) {
    const item = made.get(collection.id);
    if (item === undefined) continue;
    const isParent = tree.children(collection.id).some(({ id }) => !removed.has(id));
    const reason = whyToStay(collection, item.after ?? {}, isParent, counts);
    if (reason === undefined) removed.set(collection.id, collection);
    else conflicts.push(collectionConflict(item, tree, reason));
  }
  if (removed.size > 0) await library.deleteCollections([...removed.keys()]);
  return { items: [...removed.values()].map(collectionRemoval), conflicts };
}

function whyToStay(
  collection: Collection,
  made: Fields,
  isParent: boolean,
  counts: ReadonlyMap<string, number>,
): string | undefined {
  const changed = fieldsThatDiffer(collectionFields(collection), { publishedAt: null, ...made });
  if (changed.length > 0) return changedSince(changed);
  if (isParent) return 'There are other collections in it now.';
  return (counts.get(collection.id) ?? 0) > 0 ? 'There are bookmarks in it now.' : undefined;
}
