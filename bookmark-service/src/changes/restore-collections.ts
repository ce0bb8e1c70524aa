import { z } from 'zod';
import type { Collection } from '../collections/collection.ts';
import { collectionChange, collectionCreation, collectionFields } from '../collections/collection-change.ts';
import { type CollectionTree, collectionTree } from '../collections/collection-tree.ts';
import { requireFitting } from '../collections/require-fitting.ts';
import { LibraryError } from '../library/library-error.ts';
import type { LibraryWriter } from '../library/library-store.ts';
import type { ChangeItem, Fields } from './change.ts';
import { collectionConflict } from './collection-conflict.ts';
import { changedSince, undoFields } from './undo-fields.ts';
import type { Conflict, UndoPart } from './undo-report.ts';

const FIELDS = z.object({
  name: z.string(),
  parentId: z.string().nullable(),
  description: z.string(),
  smartQuery: z.string().nullable(),
  autoTags: z.array(z.string()),
  publishedAt: z.iso.datetime().nullable().default(null),
  createdAt: z.iso.datetime(),
});

/** A collection as it is now, undefined where it is not there, and as it is to be. */
type Placement = { readonly present: Collection | undefined; readonly target: Collection };

/**
 * Brings back collections that a change removed, parents first, and the fields of those that it changed. All is worked
 * out first and written together, because each write makes the paths of the whole library anew.
 */
export async function restoreCollections(
  library: LibraryWriter,
  items: readonly ChangeItem[],
  at: Date,
): Promise<UndoPart> {
  const restorable = items.filter(({ before }) => before !== null);
  if (restorable.length === 0) return { items: [], conflicts: [] };
  const tree = collectionTree(await library.collections());
  const placements: Placement[] = [];
  const conflicts: Conflict[] = [];
  for (const item of parentsFirst(restorable)) {
    const outcome = await planOne(library, tree, item, at);
    if (typeof outcome === 'string') conflicts.push(collectionConflict(item, tree, outcome));
    if (typeof outcome !== 'object') continue;
    placements.push(outcome);
    tree.put(outcome.target);
    if (wasPublic(item)) conflicts.push(collectionConflict(item, tree, NOW_PRIVATE));
  }
  await write(library, placements);
  return { items: placements.flatMap((placement) => changeOf(placement) ?? []), conflicts };
}

/** Whoever brings back what they deleted does not think of who else will see it. */
const NOW_PRIVATE = 'It was public, and is private now. Make it public again if everybody should see it.';

function wasPublic({ before, after }: ChangeItem): boolean {
  return after === null && typeof before?.publishedAt === 'string';
}

/** @returns what is to be written; a reason for a conflict; undefined where there is nothing to do. */
async function planOne(
  library: LibraryWriter,
  tree: CollectionTree,
  { id, before, after }: ChangeItem,
  at: Date,
): Promise<Placement | string | undefined> {
  const present = tree.byId(id);
  if (before === null || (present !== undefined && after === null)) return undefined;
  if (present === undefined && after !== null) return 'It was deleted since.';
  const undo =
    present === undefined
      ? ({ kind: 'set', fields: { ...before, publishedAt: null } } as const)
      : undoFields(collectionFields(present), before, after ?? {});
  if (undo.kind === 'nothing') return undefined;
  if (undo.kind === 'conflict') return changedSince(undo.fields);
  return place(library, tree, withFields(present ?? { id, version: 0 }, undo.fields, at), present);
}

/** Puts a collection where it was, if there is room for it. */
async function place(
  library: LibraryWriter,
  tree: CollectionTree,
  target: Collection,
  present: Collection | undefined,
): Promise<Placement | string> {
  const parent = target.parentId === undefined ? undefined : tree.byId(target.parentId);
  if (target.parentId !== undefined && parent === undefined) {
    return 'The collection above it is not there any more.';
  }
  const reason = await whyNotFitting(library, tree, target);
  if (reason !== undefined) return reason;
  const path = parent === undefined ? target.name : `${parent.path}/${target.name}`;
  return { present, target: { ...target, path } };
}

/** What moves or gets another name is written one by one, so that names which change places do not meet. */
async function write(library: LibraryWriter, placements: readonly Placement[]): Promise<void> {
  const created = placements.flatMap(({ present, target }) => (present === undefined ? target : []));
  if (created.length > 0) await library.insertCollections(created);
  const updated = placements.filter(({ present }) => present !== undefined);
  const [moved = [], staying = []] = [true, false].map((isMoved) =>
    updated.flatMap((placement) => (hasMoved(placement) === isMoved ? placement.target : [])),
  );
  for (const collection of moved) await library.updateCollections([collection]);
  if (staying.length > 0) await library.updateCollections(staying);
}

function hasMoved({ present, target }: Placement): boolean {
  return present?.name !== target.name || present.parentId !== target.parentId;
}

function changeOf({ present, target }: Placement): ChangeItem | undefined {
  return present === undefined ? collectionCreation(target) : collectionChange(present, target);
}

async function whyNotFitting(
  library: LibraryWriter,
  tree: CollectionTree,
  target: Collection,
): Promise<string | undefined> {
  try {
    await requireFitting(library, tree, target);
    return undefined;
  } catch (error) {
    if (error instanceof LibraryError && (error.code === 'invalid' || error.code === 'already_exists')) {
      return error.message;
    }
    throw error;
  }
}

function withFields(
  collection: Collection | Pick<Collection, 'id' | 'version'>,
  fields: Fields,
  at: Date,
): Collection {
  const present = 'name' in collection ? collectionFields(collection) : {};
  const { parentId, smartQuery, publishedAt, createdAt, ...rest } = FIELDS.parse({ ...present, ...fields });
  return {
    ...rest,
    id: collection.id,
    parentId: parentId ?? undefined,
    path: '',
    smartQuery: smartQuery ?? undefined,
    publishedAt: publishedAt === null ? undefined : new Date(publishedAt),
    createdAt: new Date(createdAt),
    updatedAt: at,
    version: collection.version + 1,
  };
}

/** Those that were removed below one another, in an order in which they can be made again; then the others. */
function parentsFirst(items: readonly ChangeItem[]): ChangeItem[] {
  const removed = new Map(items.flatMap((item) => (item.after === null ? [[item.id, item]] : [])));
  const depth = ({ before }: ChangeItem): number => {
    const parent = typeof before?.parentId === 'string' ? removed.get(before.parentId) : undefined;
    return parent === undefined ? 0 : 1 + depth(parent);
  };
  const rank = (item: ChangeItem) => (item.after === null ? depth(item) : Number.POSITIVE_INFINITY);
  return items.toSorted((one, other) => (rank(one) === rank(other) ? 0 : rank(one) - rank(other)));
}
