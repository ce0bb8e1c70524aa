import type { Bookmark, Status } from '../bookmarks/bookmark.ts';

/** The columns of a bookmark, in every statement that reads one. */
export const BOOKMARK_COLUMNS =
  'id, url, title, description, note, tags, status, favorite, created_at, updated_at, version';

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
};

export function bookmarkFromRow(row: BookmarkRow): Bookmark {
  return {
    id: row.id,
    url: row.url,
    title: row.title,
    description: row.description,
    note: row.note,
    tags: row.tags,
    status: row.status,
    favorite: row.favorite,
    createdAt: row.created_at,
    updatedAt: row.updated_at,
    version: row.version,
  };
}
