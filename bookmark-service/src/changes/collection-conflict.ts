import type { CollectionTree } from '../collections/collection-tree.ts';
import type { ChangeItem } from './change.ts';
import type { Conflict } from './undo-report.ts';

/** A collection that an undo leaves as it is, by its path or by the name that it had. */
export function collectionConflict(
  { entity, id, before, after }: ChangeItem,
  tree: CollectionTree,
  reason: string,
): Conflict {
  return { entity, id, label: String(tree.byId(id)?.path ?? before?.name ?? after?.name ?? id), reason };
}
