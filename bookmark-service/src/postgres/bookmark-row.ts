import type { Bookmark, Status } from '../bookmarks/bookmark.ts';
import type { Positioned } from '../library/page-token.ts';

/** The columns of a bookmark, in every statement that reads one from `bookmarks` or a view of it. */
export const BOOKMARK_COLUMNS = `bookmarks.id, url, title, bookmarks.description, note, tags, status, favorite,
  bookmarks.created_at, bookmarks.updated_at, bookmarks.version, bookmarks.remind_at,
  bookmarks.reminded_until >= bookmarks.remind_at as is_reminded, collection_id,
  (select path from collections where collections.user_sub = bookmarks.user_sub and collections.id = collection_id)
    as collection_path`;

export type BookmarkRow = {
  id: string;
  url: string;
  title: string;
  description: string;
  note: string;
  tags: string[];
  status: Status;
  favorite: boolean;
  created_at: Date;
  updated_at: Date;
  version: number;
  remind_at: Date | null;
  is_reminded: boolean | null;
  collection_id: string | null;
  collection_path: string | null;
};

export function bookmarkFromRow(row: BookmarkRow): Bookmark {
  const { collection_id: id, collection_path: path } = row;
  return {
    id: row.id,
    url: row.url,
    title: row.title,
    description: row.description,
    note: row.note,
    tags: row.tags,
    status: row.status,
    favorite: row.favorite,
    collection: id === null ? undefined : { id, path: path ?? '' },
    createdAt: row.created_at,
    updatedAt: row.updated_at,
    version: row.version,
    remindAt: row.remind_at ?? undefined,
    isReminded: row.is_reminded ?? false,
  };
}

export function positionedBookmark(row: BookmarkRow & { position: string[] }): Positioned<Bookmark> {
  return { row: bookmarkFromRow(row), position: row.position };
}
