import { type ChangeItem, difference, type Fields } from '../changes/change.ts';
import type { Collection } from './collection.ts';

/** The change of a collection from one state to another; undefined where there is none. */
export function collectionChange(before: Collection, after: Collection): ChangeItem | undefined {
  const changed = difference(collectionFields(before), collectionFields(after));
  return changed && { entity: 'collection', id: after.id, ...changed };
}

export function collectionCreation(collection: Collection): ChangeItem {
  return { entity: 'collection', id: collection.id, before: null, after: collectionFields(collection) };
}

export function collectionRemoval(collection: Collection): ChangeItem {
  return { entity: 'collection', id: collection.id, before: collectionFields(collection), after: null };
}

/** What a change can do to a collection; its path follows from names and parents. */
export function collectionFields({
  name,
  parentId,
  description,
  smartQuery,
  autoTags,
  publishedAt,
  createdAt,
}: Collection): Fields {
  return {
    name,
    parentId: parentId ?? null,
    description,
    smartQuery: smartQuery ?? null,
    autoTags,
    createdAt: createdAt.toISOString(),
    // Of most there is none, and a version that does not know of it undoes their changes as well.
    ...(publishedAt && { publishedAt: publishedAt.toISOString() }),
  };
}
