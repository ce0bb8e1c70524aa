// Original file: bookmarks/v1/public_collections.proto

import type { PublicBookmarkFilter as _bookmarks_v1_PublicBookmarkFilter, PublicBookmarkFilter__Output as _bookmarks_v1_PublicBookmarkFilter__Output } from '../../bookmarks/v1/PublicBookmarkFilter.ts';

// Original file: bookmarks/v1/public_collections.proto

export const _bookmarks_v1_ListPublicBookmarksRequest_Order = {
  /**
   * The same as NEWEST.
   */
  ORDER_UNSPECIFIED: 'ORDER_UNSPECIFIED',
  ORDER_NEWEST: 'ORDER_NEWEST',
  ORDER_OLDEST: 'ORDER_OLDEST',
  ORDER_TITLE: 'ORDER_TITLE',
} as const;

export type _bookmarks_v1_ListPublicBookmarksRequest_Order =
  /**
   * The same as NEWEST.
   */
  | 'ORDER_UNSPECIFIED'
  | 0
  | 'ORDER_NEWEST'
  | 1
  | 'ORDER_OLDEST'
  | 2
  | 'ORDER_TITLE'
  | 3

export type _bookmarks_v1_ListPublicBookmarksRequest_Order__Output = typeof _bookmarks_v1_ListPublicBookmarksRequest_Order[keyof typeof _bookmarks_v1_ListPublicBookmarksRequest_Order]

export interface ListPublicBookmarksRequest {
  /**
   * Of the collection.
   */
  'id'?: (string);
  'filter'?: (_bookmarks_v1_PublicBookmarkFilter | null);
  'order'?: (_bookmarks_v1_ListPublicBookmarksRequest_Order);
  'pageSize'?: (number);
  'pageToken'?: (string);
}

export interface ListPublicBookmarksRequest__Output {
  /**
   * Of the collection.
   */
  'id': (string);
  'filter': (_bookmarks_v1_PublicBookmarkFilter__Output | null);
  'order': (_bookmarks_v1_ListPublicBookmarksRequest_Order__Output);
  'pageSize': (number);
  'pageToken': (string);
}
