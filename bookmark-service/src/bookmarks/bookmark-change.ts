import { z } from 'zod';
import { type ChangeItem, difference, type Fields } from '../changes/change.ts';
import { type Bookmark, STATUSES } from './bookmark.ts';

const FIELDS = z.object({
  url: z.string(),
  title: z.string(),
  description: z.string(),
  note: z.string(),
  tags: z.array(z.string()),
  status: z.enum(STATUSES),
  favorite: z.boolean(),
  collectionId: z.string().nullable(),
  createdAt: z.iso.datetime(),
  remindAt: z.iso.datetime().nullable(),
});

/** What a change can do to a bookmark; its version and the time of its change are no part of its content. */
export function fieldsOf(bookmark: Bookmark): Fields {
  const { url, title, description, note, tags, status, favorite, collection, createdAt, remindAt } = bookmark;
  const collectionId = collection?.id ?? null;
  return {
    url,
    title,
    description,
    note,
    tags,
    status,
    favorite,
    collectionId,
    createdAt: createdAt.toISOString(),
    remindAt: remindAt?.toISOString() ?? null,
  };
}

/** A bookmark with some fields as a change holds them. @param pathOf the path of a collection, by its id. */
export function bookmarkWithFields(
  bookmark: Bookmark,
  fields: Fields,
  pathOf: (collectionId: string) => string,
): Bookmark {
  const parsed = FIELDS.parse({ ...fieldsOf(bookmark), ...fields });
  const { collectionId: id, createdAt, remindAt, ...rest } = parsed;
  const collection = id === null ? undefined : { id, path: pathOf(id) };
  const times = {
    createdAt: new Date(createdAt),
    remindAt: remindAt === null ? undefined : new Date(remindAt),
  };
  return { ...bookmark, ...rest, collection, ...times };
}

/** The change of a bookmark from one state to another; undefined where there is none. */
export function bookmarkChange(before: Bookmark, after: Bookmark): ChangeItem | undefined {
  const changed = difference(fieldsOf(before), fieldsOf(after));
  return changed && { entity: 'bookmark', id: after.id, ...changed };
}

export function bookmarkCreation(bookmark: Bookmark): ChangeItem {
  return { entity: 'bookmark', id: bookmark.id, before: null, after: fieldsOf(bookmark) };
}

/** A removal is a move to the trash, where the bookmark keeps all that it has. */
export function bookmarkRemoval(bookmark: Bookmark): ChangeItem {
  return { entity: 'bookmark', id: bookmark.id, before: fieldsOf(bookmark), after: null };
}
