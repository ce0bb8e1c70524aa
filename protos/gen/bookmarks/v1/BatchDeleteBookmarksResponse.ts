// Original file: bookmarks/v1/bookmarks.proto

import type { Bookmark as _bookmarks_v1_Bookmark, Bookmark__Output as _bookmarks_v1_Bookmark__Output } from '../../bookmarks/v1/Bookmark.ts';

export interface BatchDeleteBookmarksResponse {
  'bookmarks'?: (_bookmarks_v1_Bookmark)[];
  'changeId'?: (string);
}

export interface BatchDeleteBookmarksResponse__Output {
  'bookmarks': (_bookmarks_v1_Bookmark__Output)[];
  'changeId': (string);
}
