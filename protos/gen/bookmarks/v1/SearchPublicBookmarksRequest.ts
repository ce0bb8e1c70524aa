// Original file: bookmarks/v1/public_collections.proto


// Original file: bookmarks/v1/public_collections.proto

export const _bookmarks_v1_SearchPublicBookmarksRequest_Order = {
  /**
   * The same as RELEVANCE.
   */
  ORDER_UNSPECIFIED: 'ORDER_UNSPECIFIED',
  ORDER_RELEVANCE: 'ORDER_RELEVANCE',
  ORDER_NEWEST: 'ORDER_NEWEST',
  ORDER_OLDEST: 'ORDER_OLDEST',
} as const;

export type _bookmarks_v1_SearchPublicBookmarksRequest_Order =
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

export type _bookmarks_v1_SearchPublicBookmarksRequest_Order__Output = typeof _bookmarks_v1_SearchPublicBookmarksRequest_Order[keyof typeof _bookmarks_v1_SearchPublicBookmarksRequest_Order]

export interface SearchPublicBookmarksRequest {
  /**
   * Of the collection.
   */
  'id'?: (string);
  /**
   * Words, "phrases", -not, OR, parentheses, tag:, site:, is:untagged, title:, url:, before:, after:, age:.
   */
  'query'?: (string);
  'order'?: (_bookmarks_v1_SearchPublicBookmarksRequest_Order);
  'pageSize'?: (number);
  'pageToken'?: (string);
}

export interface SearchPublicBookmarksRequest__Output {
  /**
   * Of the collection.
   */
  'id': (string);
  /**
   * Words, "phrases", -not, OR, parentheses, tag:, site:, is:untagged, title:, url:, before:, after:, age:.
   */
  'query': (string);
  'order': (_bookmarks_v1_SearchPublicBookmarksRequest_Order__Output);
  'pageSize': (number);
  'pageToken': (string);
}
