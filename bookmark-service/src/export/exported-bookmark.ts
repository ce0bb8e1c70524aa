import type { Bookmark } from '../bookmarks/bookmark.ts';
import type { ImportedHighlight } from '../import/highlights-in-file.ts';

/** What an export holds of a bookmark, with the names of its collections from the root down; empty when it is in none. */
export type ExportedBookmark = Pick<
  Bookmark,
  | 'url'
  | 'title'
  | 'description'
  | 'note'
  | 'tags'
  | 'status'
  | 'favorite'
  | 'createdAt'
  | 'updatedAt'
  | 'remindAt'
> & {
  readonly folders: readonly string[];
  readonly highlights: readonly ImportedHighlight[];
};
