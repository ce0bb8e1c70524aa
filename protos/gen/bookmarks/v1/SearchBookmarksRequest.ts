// Original file: bookmarks/v1/bookmarks.proto

import type { BookmarkFilter as _bookmarks_v1_BookmarkFilter, BookmarkFilter__Output as _bookmarks_v1_BookmarkFilter__Output } from '../../bookmarks/v1/BookmarkFilter.ts';

// Original file: bookmarks/v1/bookmarks.proto

export const _bookmarks_v1_SearchBookmarksRequest_Order = {
  /**
   * The same as RELEVANCE.
   */
  ORDER_UNSPECIFIED: 'ORDER_UNSPECIFIED',
  ORDER_RELEVANCE: 'ORDER_RELEVANCE',
  ORDER_NEWEST: 'ORDER_NEWEST',
  ORDER_OLDEST: 'ORDER_OLDEST',
} as const;

export type _bookmarks_v1_SearchBookmarksRequest_Order =
  /**
   * The same as RELEVANCE.
   */
  | 'ORDER_UNSPECIFIED'
  | 0
  | 'ORDER_RELEVANCE'
  | 1
  | 'ORDER_NEWEST'
  | 2
  | 'ORDER_OLDEST'
  | 3

export type _bookmarks_v1_SearchBookmarksRequest_Order__Output = typeof _bookmarks_v1_SearchBookmarksRequest_Order[keyof typeof _bookmarks_v1_SearchBookmarksRequest_Order]

export interface SearchBookmarksRequest {
  /**
   * Words, "phrases", -not, OR, parentheses, tag:, site:, in:, is:, has:, title:, url:, note:, before:, after:, age:.
   */
  'query'?: (string);
  'filter'?: (_bookmarks_v1_BookmarkFilter | null);
  'order'?: (_bookmarks_v1_SearchBookmarksRequest_Order);
  'pageSize'?: (number);
  'pageToken'?: (string);
}

export interface SearchBookmarksRequest__Output {
  /**
   * Words, "phrases", -not, OR, parentheses, tag:, site:, in:, is:, has:, title:, url:, note:, before:, after:, age:.
   */
  'query': (string);
  'filter': (_bookmarks_v1_BookmarkFilter__Output | null);
  'order': (_bookmarks_v1_SearchBookmarksRequest_Order__Output);
  'pageSize': (number);
  'pageToken': (string);
}
