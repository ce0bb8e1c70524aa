// Original file: bookmarks/v1/public_collections.proto

import type { PublicBookmark as _bookmarks_v1_PublicBookmark, PublicBookmark__Output as _bookmarks_v1_PublicBookmark__Output } from '../../bookmarks/v1/PublicBookmark.ts';

export interface _bookmarks_v1_SearchPublicBookmarksResponse_Match {
  'bookmark'?: (_bookmarks_v1_PublicBookmark | null);
  /**
   * The place in the description that matches, with the words between ** and **; empty when the title or the tags match,
   * or nothing does.
   */
  'snippet'?: (string);
}

export interface _bookmarks_v1_SearchPublicBookmarksResponse_Match__Output {
  'bookmark': (_bookmarks_v1_PublicBookmark__Output | null);
  /**
   * The place in the description that matches, with the words between ** and **; empty when the title or the tags match,
   * or nothing does.
   */
  'snippet': (string);
}

export interface SearchPublicBookmarksResponse {
  'matches'?: (_bookmarks_v1_SearchPublicBookmarksResponse_Match)[];
  /**
   * Empty on the last page.
   */
  'nextPageToken'?: (string);
}

export interface SearchPublicBookmarksResponse__Output {
  'matches': (_bookmarks_v1_SearchPublicBookmarksResponse_Match__Output)[];
  /**
   * Empty on the last page.
   */
  'nextPageToken': (string);
}
