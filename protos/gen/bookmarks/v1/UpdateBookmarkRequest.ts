// Original file: bookmarks/v1/bookmarks.proto

import type { TagList as _bookmarks_v1_TagList, TagList__Output as _bookmarks_v1_TagList__Output } from '../../bookmarks/v1/TagList.ts';

export interface UpdateBookmarkRequest {
  /**
   * An id or a URL.
   */
  'ref'?: (string);
  'url'?: (string);
  'title'?: (string);
  'description'?: (string);
  'note'?: (string);
  'tags'?: (_bookmarks_v1_TagList | null);
  /**
   * 0: whatever the version is.
   */
  'expectedVersion'?: (number);
  '_url'?: "url";
  '_title'?: "title";
  '_description'?: "description";
  '_note'?: "note";
}

export interface UpdateBookmarkRequest__Output {
  /**
   * An id or a URL.
   */
  'ref': (string);
  'url'?: (string);
  'title'?: (string);
  'description'?: (string);
  'note'?: (string);
  'tags': (_bookmarks_v1_TagList__Output | null);
  /**
   * 0: whatever the version is.
   */
  'expectedVersion': (number);
  '_url'?: "url";
  '_title'?: "title";
  '_description'?: "description";
  '_note'?: "note";
}
