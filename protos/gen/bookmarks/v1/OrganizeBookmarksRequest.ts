// Original file: bookmarks/v1/bookmarks.proto

import type { BookmarkFilter as _bookmarks_v1_BookmarkFilter, BookmarkFilter__Output as _bookmarks_v1_BookmarkFilter__Output } from '../../bookmarks/v1/BookmarkFilter.ts';
import type { Status as _bookmarks_v1_Status, Status__Output as _bookmarks_v1_Status__Output } from '../../bookmarks/v1/Status.ts';

export interface OrganizeBookmarksRequest {
  /**
   * Ids or URLs; either these or a filter.
   */
  'refs'?: (string)[];
  'filter'?: (_bookmarks_v1_BookmarkFilter | null);
  'addTags'?: (string)[];
  'removeTags'?: (string)[];
  /**
   * An id or a path, which is made if it is not there; set and empty: out of any collection.
   */
  'collection'?: (string);
  /**
   * Unset: as it is.
   */
  'status'?: (_bookmarks_v1_Status);
  'favorite'?: (boolean);
  /**
   * Added to the note as a paragraph of its own.
   */
  'appendNote'?: (string);
  'dryRun'?: (boolean);
  /**
   * As in CreateBookmarkRequest; for LIMITS.remindersPerCall bookmarks at most.
   */
  'remindAt'?: (string);
  '_collection'?: "collection";
  '_favorite'?: "favorite";
}

export interface OrganizeBookmarksRequest__Output {
  /**
   * Ids or URLs; either these or a filter.
   */
  'refs': (string)[];
  'filter': (_bookmarks_v1_BookmarkFilter__Output | null);
  'addTags': (string)[];
  'removeTags': (string)[];
  /**
   * An id or a path, which is made if it is not there; set and empty: out of any collection.
   */
  'collection'?: (string);
  /**
   * Unset: as it is.
   */
  'status': (_bookmarks_v1_Status__Output);
  'favorite'?: (boolean);
  /**
   * Added to the note as a paragraph of its own.
   */
  'appendNote': (string);
  'dryRun': (boolean);
  /**
   * As in CreateBookmarkRequest; for LIMITS.remindersPerCall bookmarks at most.
   */
  'remindAt': (string);
  '_collection'?: "collection";
  '_favorite'?: "favorite";
}
