// Original file: bookmarks/v1/bookmarks.proto

import type { LinkedPage as _bookmarks_v1_LinkedPage, LinkedPage__Output as _bookmarks_v1_LinkedPage__Output } from '../../bookmarks/v1/LinkedPage.ts';

export interface _bookmarks_v1_BatchGetPagesResponse_Entry {
  /**
   * As asked.
   */
  'ref'?: (string);
  'bookmarkId'?: (string);
  /**
   * Absent: it was not looked at yet.
   */
  'page'?: (_bookmarks_v1_LinkedPage | null);
}

export interface _bookmarks_v1_BatchGetPagesResponse_Entry__Output {
  /**
   * As asked.
   */
  'ref': (string);
  'bookmarkId': (string);
  /**
   * Absent: it was not looked at yet.
   */
  'page': (_bookmarks_v1_LinkedPage__Output | null);
}

export interface BatchGetPagesResponse {
  'entries'?: (_bookmarks_v1_BatchGetPagesResponse_Entry)[];
}

export interface BatchGetPagesResponse__Output {
  'entries': (_bookmarks_v1_BatchGetPagesResponse_Entry__Output)[];
}
