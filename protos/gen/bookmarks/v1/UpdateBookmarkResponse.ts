// Original file: bookmarks/v1/bookmarks.proto

import type { Bookmark as _bookmarks_v1_Bookmark, Bookmark__Output as _bookmarks_v1_Bookmark__Output } from '../../bookmarks/v1/Bookmark.ts';

export interface UpdateBookmarkResponse {
  'bookmark'?: (_bookmarks_v1_Bookmark | null);
  /**
   * Empty when nothing changed.
   */
  'changeId'?: (string);
}

export interface UpdateBookmarkResponse__Output {
  'bookmark': (_bookmarks_v1_Bookmark__Output | null);
  /**
   * Empty when nothing changed.
   */
  'changeId': (string);
}
