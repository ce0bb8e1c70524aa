import { LIMITS } from '@bookmarks/protos';
import { recordChange } from '../changes/change.ts';
import { LibraryError } from '../library/library-error.ts';
import type { LibraryWriter } from '../library/library-store.ts';
import { parseText } from '../library/text.ts';
import { parseQuery } from '../search/parse-query.ts';
import { parseTags } from '../tags/tag.ts';
import type { Collection } from './collection.ts';
import { collectionChange, collectionCreation } from './collection-change.ts';
import { parseCollectionName } from './collection-name.ts';
import { requireCollection } from './collection-reference.ts';
import { collectionTree } from './collection-tree.ts';
import { newCollection, requireRoom } from './ensure-collection.ts';
import { requireFitting } from './require-fitting.ts';

/** What a caller gives to make a collection or to overwrite parts of one, as it came. */
export type CollectionEdit = {
  /** Its id or path; without one, its name and parent say which it is. */
  readonly ref?: string | undefined;
  readonly name?: string | undefined;
  /** An id or a path; empty: the top level. */
  readonly parent?: string | undefined;
  readonly description?: string | undefined;
  /** Empty: an ordinary collection. */
  readonly smartQuery?: string | undefined;
  readonly autoTags?: readonly string[] | undefined;
  /** Whether everybody can read it. */
  readonly isPublic?: boolean | undefined;
};

type SavedCollection = { collection: Collection; created: boolean; changeId: string | undefined };

/** Checks what can be checked without the library. @throws {LibraryError} `invalid` */
export function parseCollectionEdit(edit: CollectionEdit): CollectionEdit {
  const { ref, name, description, smartQuery, autoTags } = edit;
  if (!ref && name === undefined) {
    throw new LibraryError('invalid', 'Give the name of a new collection, or the id of one that is there.');
  }
  return {
    ...edit,
    name: name === undefined ? undefined : parseCollectionName(name),
    description:
      description === undefined
        ? undefined
        : parseText(description, 'description', LIMITS.collectionDescriptionLength),
    smartQuery: smartQuery === undefined ? undefined : parsedSmartQuery(smartQuery),
    autoTags: autoTags === undefined ? undefined : parseTags(autoTags, LIMITS.autoTags),
  };
}

/** Makes a collection, or overwrites what `edit` gives of the one that is there. */
export async function saveCollection(
  library: LibraryWriter,
  edit: CollectionEdit,
  at: Date,
): Promise<SavedCollection> {
  const collections = await library.collections();
  const tree = collectionTree(collections);
  const parent = edit.parent?.trim() ? requireCollection(collections, edit.parent) : undefined;
  const saved = edit.ref
    ? requireCollection(collections, edit.ref)
    : tree.sibling(parent?.id, edit.name ?? '');
  const spelled = { ...edit, autoTags: edit.autoTags && (await library.spellTags(edit.autoTags)) };
  const before = saved ?? newCollection(edit.name ?? '', parent, at);
  const after = { ...edited(before, spelled, parent), publishedAt: publication(before, edit, at) };
  await requireFitting(library, tree, after);
  if (after.publishedAt !== undefined) await library.ensurePublisher();
  return saved === undefined ? insert(library, after, at) : update(library, saved, after, at);
}

function parsedSmartQuery(text: string): string {
  const query = text.trim();
  if (query !== '') parseQuery(query);
  return query;
}

/** One that is found by its name keeps its spelling. */
function edited(
  before: Collection,
  { ref, name, parent: parentRef, description, smartQuery, autoTags }: CollectionEdit,
  parent: Collection | undefined,
): Collection {
  return {
    ...before,
    name: (ref ? name : undefined) ?? before.name,
    parentId: parentRef === undefined ? before.parentId : parent?.id,
    description: description ?? before.description,
    smartQuery: smartQuery === undefined ? before.smartQuery : smartQuery || undefined,
    autoTags: autoTags ?? before.autoTags,
  };
}

function publication({ publishedAt }: Collection, { isPublic }: CollectionEdit, at: Date): Date | undefined {
  if (isPublic === undefined) return publishedAt;
  return isPublic ? (publishedAt ?? at) : undefined;
}

async function insert(library: LibraryWriter, collection: Collection, at: Date): Promise<SavedCollection> {
  await requireRoom(library, 1);
  await library.insertCollections([collection]);
  const changeId = await recordChange(library, 'save_collection', at, [collectionCreation(collection)]);
  return { collection, created: true, changeId };
}

async function update(
  library: LibraryWriter,
  saved: Collection,
  after: Collection,
  at: Date,
): Promise<SavedCollection> {
  const item = collectionChange(saved, after);
  if (item === undefined) return { collection: saved, created: false, changeId: undefined };
  await library.updateCollections([{ ...after, updatedAt: at, version: saved.version + 1 }]);
  const changeId = await recordChange(library, 'save_collection', at, [item]);
  return {
    collection: (await library.collectionById(saved.id)) ?? after,
    created: false,
    changeId,
  };
}
