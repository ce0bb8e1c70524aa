// Original file: bookmarks/v1/bookmarks.proto

import type { Bookmark as _bookmarks_v1_Bookmark, Bookmark__Output as _bookmarks_v1_Bookmark__Output } from '../../bookmarks/v1/Bookmark.ts';

export interface BatchDeleteBookmarksResponse {
  /**
   * What went to the trash now.
   */
  'bookmarks'?: (_bookmarks_v1_Bookmark)[];
  /**
   * Empty when nothing changed.
   */
  'changeId'?: (string);
  /**
   * The references, as given, that name nothing in the library.
   */
  'missingRefs'?: (string)[];
}

export interface BatchDeleteBookmarksResponse__Output {
  /**
   * What went to the trash now.
   */
  'bookmarks': (_bookmarks_v1_Bookmark__Output)[];
  /**
   * Empty when nothing changed.
   */
  'changeId': (string);
  /**
   * The references, as given, that name nothing in the library.
   */
  'missingRefs': (string)[];
}
