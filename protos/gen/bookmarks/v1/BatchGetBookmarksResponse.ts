// Original file: bookmarks/v1/bookmarks.proto

import type { Bookmark as _bookmarks_v1_Bookmark, Bookmark__Output as _bookmarks_v1_Bookmark__Output } from '../../bookmarks/v1/Bookmark.ts';

export interface _bookmarks_v1_BatchGetBookmarksResponse_Entry {
  /**
   * As asked.
   */
  'ref'?: (string);
  'bookmark'?: (_bookmarks_v1_Bookmark | null);
}

export interface _bookmarks_v1_BatchGetBookmarksResponse_Entry__Output {
  /**
   * As asked.
   */
  'ref': (string);
  'bookmark': (_bookmarks_v1_Bookmark__Output | null);
}

export interface BatchGetBookmarksResponse {
  'entries'?: (_bookmarks_v1_BatchGetBookmarksResponse_Entry)[];
}

export interface BatchGetBookmarksResponse__Output {
  'entries': (_bookmarks_v1_BatchGetBookmarksResponse_Entry__Output)[];
}
