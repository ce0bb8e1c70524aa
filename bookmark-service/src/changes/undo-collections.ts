import { z } from 'zod';
import type { Collection } from '../collections/collection.ts';
import {
  collectionChange,
  collectionCreation,
  collectionFields,
  collectionRemoval,
} from '../collections/collection-change.ts';
import { collectionTree } from '../collections/collection-tree.ts';
import { requireFitting } from '../collections/require-fitting.ts';
import { LibraryError } from '../library/library-error.ts';
import type { LibraryWriter } from '../library/library-store.ts';
import type { ChangeItem, Fields } from './change.ts';
import { changedSince, fieldsThatDiffer, undoFields } from './undo-fields.ts';
import type { Conflict, UndoPart } from './undo-report.ts';

const FIELDS = z.object({
  name: z.string(),
  parentId: z.string().nullable(),
  description: z.string(),
  smartQuery: z.string().nullable(),
  autoTags: z.array(z.string()),
  createdAt: z.iso.datetime(),
});

/** Brings back collections that a change removed, parents first, and the fields of those that it changed. */
export async function restoreCollections(
  library: LibraryWriter,
  items: readonly ChangeItem[],
  at: Date,
): Promise<UndoPart> {
  let all = await library.collections();
  const done: ChangeItem[] = [];
  const conflicts: Conflict[] = [];
  for (const item of parentsFirst(items.filter(({ before }) => before !== null))) {
    const outcome = await restoreOne(library, all, item, at);
    if (outcome === undefined) continue;
    if (typeof outcome === 'string') {
      conflicts.push(conflictOf(item, all, outcome));
    } else {
      done.push(outcome);
      all = await library.collections();
    }
  }
  return { items: done, conflicts };
}

/** Removes collections that a change made, lowest first, where nothing is in them. */
export async function removeCollections(
  library: LibraryWriter,
  items: readonly ChangeItem[],
): Promise<UndoPart> {
  const all = await library.collections();
  const counts = await library.countByCollection();
  const made = new Map(items.flatMap((item) => (item.before === null ? [[item.id, item]] : [])));
  const removed: Collection[] = [];
  const conflicts: Conflict[] = [];
  for (const collection of all.toReversed()) {
    const item = made.get(collection.id);
    if (item === undefined) continue;
    const left = all.filter((other) => !removed.includes(other));
    const reason = whyToStay(collection, item.after ?? {}, left, counts);
    if (reason === undefined) removed.push(collection);
    else conflicts.push(conflictOf(item, all, reason));
  }
  if (removed.length > 0) await library.deleteCollections(removed.map(({ id }) => id));
  return { items: removed.map(collectionRemoval), conflicts };
}

/** @returns what was changed; a reason for a conflict; undefined where there is nothing to do. */
async function restoreOne(
  library: LibraryWriter,
  all: readonly Collection[],
  { id, before, after }: ChangeItem,
  at: Date,
): Promise<ChangeItem | string | undefined> {
  const present = all.find((collection) => collection.id === id);
  if (before === null || (present !== undefined && after === null)) return undefined;
  if (present === undefined && after !== null) return 'It was deleted since.';
  const undo =
    present === undefined
      ? ({ kind: 'set', fields: before } as const)
      : undoFields(collectionFields(present), before, after ?? {});
  if (undo.kind === 'nothing') return undefined;
  if (undo.kind === 'conflict') return changedSince(undo.fields);
  return place(library, all, withFields(present ?? { id, version: 0 }, undo.fields, at), present);
}

/** Puts a collection where it was, if there is room for it. */
async function place(
  library: LibraryWriter,
  all: readonly Collection[],
  target: Collection,
  present: Collection | undefined,
): Promise<ChangeItem | string | undefined> {
  const parent = all.find(({ id }) => id === target.parentId);
  if (target.parentId !== undefined && parent === undefined) {
    return 'The collection above it is not there any more.';
  }
  const reason = await whyNotFitting(library, all, target);
  if (reason !== undefined) return reason;
  const path = parent === undefined ? target.name : `${parent.path}/${target.name}`;
  if (present === undefined) await library.insertCollections([{ ...target, path }]);
  else await library.updateCollections([{ ...target, path }]);
  return present === undefined ? collectionCreation(target) : collectionChange(present, target);
}

async function whyNotFitting(
  library: LibraryWriter,
  all: readonly Collection[],
  target: Collection,
): Promise<string | undefined> {
  try {
    await requireFitting(library, collectionTree(all), target);
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
  const { parentId, smartQuery, createdAt, ...rest } = FIELDS.parse({ ...present, ...fields });
  return {
    ...rest,
    id: collection.id,
    parentId: parentId ?? undefined,
    path: '',
    smartQuery: smartQuery ?? undefined,
    createdAt: new Date(createdAt),
    updatedAt: at,
    version: collection.version + 1,
  };
}

function whyToStay(
  { id, ...collection }: Collection,
  made: Fields,
  left: readonly Collection[],
  counts: ReadonlyMap<string, number>,
): string | undefined {
  const changed = fieldsThatDiffer(collectionFields({ id, ...collection }), made);
  if (changed.length > 0) return changedSince(changed);
  if (left.some(({ parentId }) => parentId === id)) return 'There are other collections in it now.';
  return (counts.get(id) ?? 0) > 0 ? 'There are bookmarks in it now.' : undefined;
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

function conflictOf(
  { entity, id, before, after }: ChangeItem,
  all: readonly Collection[],
  reason: string,
): Conflict {
  const name = all.find((collection) => collection.id === id)?.path ?? before?.name ?? after?.name ?? id;
  return { entity, id, label: String(name), reason };
}
