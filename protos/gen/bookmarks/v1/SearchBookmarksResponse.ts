// Original file: bookmarks/v1/bookmarks.proto

import type { Bookmark as _bookmarks_v1_Bookmark, Bookmark__Output as _bookmarks_v1_Bookmark__Output } from '../../bookmarks/v1/Bookmark.ts';

export interface _bookmarks_v1_SearchBookmarksResponse_Match {
  'bookmark'?: (_bookmarks_v1_Bookmark | null);
  /**
   * The place in the note, the description or the page that matches, with the words between ** and **; empty when the
   * title or the tags match, or nothing does.
   */
  'snippet'?: (string);
}

export interface _bookmarks_v1_SearchBookmarksResponse_Match__Output {
  'bookmark': (_bookmarks_v1_Bookmark__Output | null);
  /**
   * The place in the note, the description or the page that matches, with the words between ** and **; empty when the
   * title or the tags match, or nothing does.
   */
  'snippet': (string);
}

export interface SearchBookmarksResponse {
  'matches'?: (_bookmarks_v1_SearchBookmarksResponse_Match)[];
  /**
   * Empty on the last page.
   */
  'nextPageToken'?: (string);
  /**
   * Set when nothing matched and another spelling does: the matches are those of this query.
   */
  'correctedQuery'?: (string);
}

export interface SearchBookmarksResponse__Output {
  'matches': (_bookmarks_v1_SearchBookmarksResponse_Match__Output)[];
  /**
   * Empty on the last page.
   */
  'nextPageToken': (string);
  /**
   * Set when nothing matched and another spelling does: the matches are those of this query.
   */
  'correctedQuery': (string);
}
