// Original file: bookmarks/v1/bookmarks.proto

import type { Highlight as _bookmarks_v1_Highlight, Highlight__Output as _bookmarks_v1_Highlight__Output } from '../../bookmarks/v1/Highlight.ts';
import type { Bookmark as _bookmarks_v1_Bookmark, Bookmark__Output as _bookmarks_v1_Bookmark__Output } from '../../bookmarks/v1/Bookmark.ts';
import type { _bookmarks_v1_CreateBookmarkResponse_Outcome, _bookmarks_v1_CreateBookmarkResponse_Outcome__Output } from '../../bookmarks/v1/CreateBookmarkResponse.ts';

export interface AddHighlightResponse {
  'highlight'?: (_bookmarks_v1_Highlight | null);
  'bookmark'?: (_bookmarks_v1_Bookmark | null);
  'outcome'?: (_bookmarks_v1_CreateBookmarkResponse_Outcome);
  /**
   * Empty when nothing changed.
   */
  'changeId'?: (string);
}

export interface AddHighlightResponse__Output {
  'highlight': (_bookmarks_v1_Highlight__Output | null);
  'bookmark': (_bookmarks_v1_Bookmark__Output | null);
  'outcome': (_bookmarks_v1_CreateBookmarkResponse_Outcome__Output);
  /**
   * Empty when nothing changed.
   */
  'changeId': (string);
}
