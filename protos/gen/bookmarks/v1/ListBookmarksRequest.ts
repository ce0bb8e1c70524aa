// Original file: bookmarks/v1/bookmarks.proto

import type { BookmarkFilter as _bookmarks_v1_BookmarkFilter, BookmarkFilter__Output as _bookmarks_v1_BookmarkFilter__Output } from '../../bookmarks/v1/BookmarkFilter.ts';

// Original file: bookmarks/v1/bookmarks.proto

export const _bookmarks_v1_ListBookmarksRequest_Order = {
  /**
   * The same as NEWEST.
   */
  ORDER_UNSPECIFIED: 'ORDER_UNSPECIFIED',
  ORDER_NEWEST: 'ORDER_NEWEST',
  ORDER_OLDEST: 'ORDER_OLDEST',
  ORDER_UPDATED: 'ORDER_UPDATED',
  ORDER_TITLE: 'ORDER_TITLE',
  /**
   * Those that have a reminder, and no other ones: those due first.
   */
  ORDER_REMINDER: 'ORDER_REMINDER',
} as const;

export type _bookmarks_v1_ListBookmarksRequest_Order =
  /**
   * The same as NEWEST.
   */
  | 'ORDER_UNSPECIFIED'
  | 0
  | 'ORDER_NEWEST'
  | 1
  | 'ORDER_OLDEST'
  | 2
  | 'ORDER_UPDATED'
  | 3
  | 'ORDER_TITLE'
  | 4
  /**
   * Those that have a reminder, and no other ones: those due first.
   */
  | 'ORDER_REMINDER'
  | 5

export type _bookmarks_v1_ListBookmarksRequest_Order__Output = typeof _bookmarks_v1_ListBookmarksRequest_Order[keyof typeof _bookmarks_v1_ListBookmarksRequest_Order]

export interface ListBookmarksRequest {
  'filter'?: (_bookmarks_v1_BookmarkFilter | null);
  'order'?: (_bookmarks_v1_ListBookmarksRequest_Order);
  'pageSize'?: (number);
  'pageToken'?: (string);
}

export interface ListBookmarksRequest__Output {
  'filter': (_bookmarks_v1_BookmarkFilter__Output | null);
  'order': (_bookmarks_v1_ListBookmarksRequest_Order__Output);
  'pageSize': (number);
  'pageToken': (string);
}
