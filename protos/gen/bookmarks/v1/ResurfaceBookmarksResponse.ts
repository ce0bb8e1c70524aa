// Original file: bookmarks/v1/bookmarks.proto

import type { Bookmark as _bookmarks_v1_Bookmark, Bookmark__Output as _bookmarks_v1_Bookmark__Output } from '../../bookmarks/v1/Bookmark.ts';

export interface ResurfaceBookmarksResponse {
  'bookmarks'?: (_bookmarks_v1_Bookmark)[];
}

export interface ResurfaceBookmarksResponse__Output {
  'bookmarks': (_bookmarks_v1_Bookmark__Output)[];
}
