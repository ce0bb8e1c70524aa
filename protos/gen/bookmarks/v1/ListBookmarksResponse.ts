// Original file: bookmarks/v1/bookmarks.proto

import type { Bookmark as _bookmarks_v1_Bookmark, Bookmark__Output as _bookmarks_v1_Bookmark__Output } from '../../bookmarks/v1/Bookmark.ts';

export interface ListBookmarksResponse {
  'bookmarks'?: (_bookmarks_v1_Bookmark)[];
  /**
   * Empty on the last page.
   */
  'nextPageToken'?: (string);
}

export interface ListBookmarksResponse__Output {
  'bookmarks': (_bookmarks_v1_Bookmark__Output)[];
  /**
   * Empty on the last page.
   */
  'nextPageToken': (string);
}
