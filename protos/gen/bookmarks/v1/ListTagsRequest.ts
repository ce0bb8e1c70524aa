// Original file: bookmarks/v1/bookmarks.proto


// Original file: bookmarks/v1/bookmarks.proto

export const _bookmarks_v1_ListTagsRequest_Order = {
  /**
   * The same as NAME.
   */
  ORDER_UNSPECIFIED: 'ORDER_UNSPECIFIED',
  ORDER_NAME: 'ORDER_NAME',
  ORDER_COUNT: 'ORDER_COUNT',
  ORDER_RECENT: 'ORDER_RECENT',
} as const;

export type _bookmarks_v1_ListTagsRequest_Order =
  /**
   * The same as NAME.
   */
  | 'ORDER_UNSPECIFIED'
  | 0
  | 'ORDER_NAME'
  | 1
  | 'ORDER_COUNT'
  | 2
  | 'ORDER_RECENT'
  | 3

export type _bookmarks_v1_ListTagsRequest_Order__Output = typeof _bookmarks_v1_ListTagsRequest_Order[keyof typeof _bookmarks_v1_ListTagsRequest_Order]

export interface ListTagsRequest {
  'prefix'?: (string);
  'minCount'?: (number);
  'maxCount'?: (number);
  /**
   * Tags that look like this one: spelling variants, singular and plural, typing mistakes.
   */
  'similarTo'?: (string);
  'order'?: (_bookmarks_v1_ListTagsRequest_Order);
  'pageSize'?: (number);
  'pageToken'?: (string);
  '_minCount'?: "minCount";
  '_maxCount'?: "maxCount";
}

export interface ListTagsRequest__Output {
  'prefix': (string);
  'minCount'?: (number);
  'maxCount'?: (number);
  /**
   * Tags that look like this one: spelling variants, singular and plural, typing mistakes.
   */
  'similarTo': (string);
  'order': (_bookmarks_v1_ListTagsRequest_Order__Output);
  'pageSize': (number);
  'pageToken': (string);
  '_minCount'?: "minCount";
  '_maxCount'?: "maxCount";
}
