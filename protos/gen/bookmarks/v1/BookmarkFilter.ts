// Original file: bookmarks/v1/bookmarks.proto

import type { Status as _bookmarks_v1_Status, Status__Output as _bookmarks_v1_Status__Output } from '../../bookmarks/v1/Status.ts';
import type { Timestamp as _google_protobuf_Timestamp, Timestamp__Output as _google_protobuf_Timestamp__Output } from '../../google/protobuf/Timestamp.ts';

// Original file: bookmarks/v1/bookmarks.proto

export const _bookmarks_v1_BookmarkFilter_Feature = {
  FEATURE_UNSPECIFIED: 'FEATURE_UNSPECIFIED',
  FEATURE_NOTE: 'FEATURE_NOTE',
  /**
   * The link led nowhere on several days.
   */
  FEATURE_BROKEN_LINK: 'FEATURE_BROKEN_LINK',
  FEATURE_HIGHLIGHT: 'FEATURE_HIGHLIGHT',
  /**
   * One that waits, or is due and was not shown.
   */
  FEATURE_REMINDER: 'FEATURE_REMINDER',
} as const;

export type _bookmarks_v1_BookmarkFilter_Feature =
  | 'FEATURE_UNSPECIFIED'
  | 0
  | 'FEATURE_NOTE'
  | 1
  /**
   * The link led nowhere on several days.
   */
  | 'FEATURE_BROKEN_LINK'
  | 2
  | 'FEATURE_HIGHLIGHT'
  | 3
  /**
   * One that waits, or is due and was not shown.
   */
  | 'FEATURE_REMINDER'
  | 4

export type _bookmarks_v1_BookmarkFilter_Feature__Output = typeof _bookmarks_v1_BookmarkFilter_Feature[keyof typeof _bookmarks_v1_BookmarkFilter_Feature]

/**
 * All conditions must hold.
 */
export interface BookmarkFilter {
  'tagsAll'?: (string)[];
  'tagsAny'?: (string)[];
  'tagsNone'?: (string)[];
  /**
   * Unset: any.
   */
  'status'?: (_bookmarks_v1_Status);
  'favorite'?: (boolean);
  /**
   * The host or any host below it.
   */
  'domain'?: (string);
  'addedAfter'?: (_google_protobuf_Timestamp | null);
  'addedBefore'?: (_google_protobuf_Timestamp | null);
  /**
   * Bookmarks that have all of these.
   */
  'has'?: (_bookmarks_v1_BookmarkFilter_Feature)[];
  /**
   * The id or the path of a collection; the collections below it count, and a smart one stands for its query.
   */
  'collection'?: (string);
  /**
   * In the query grammar of SearchBookmarks.
   */
  'query'?: (string);
  '_favorite'?: "favorite";
}

/**
 * All conditions must hold.
 */
export interface BookmarkFilter__Output {
  'tagsAll': (string)[];
  'tagsAny': (string)[];
  'tagsNone': (string)[];
  /**
   * Unset: any.
   */
  'status': (_bookmarks_v1_Status__Output);
  'favorite'?: (boolean);
  /**
   * The host or any host below it.
   */
  'domain': (string);
  'addedAfter': (_google_protobuf_Timestamp__Output | null);
  'addedBefore': (_google_protobuf_Timestamp__Output | null);
  /**
   * Bookmarks that have all of these.
   */
  'has': (_bookmarks_v1_BookmarkFilter_Feature__Output)[];
  /**
   * The id or the path of a collection; the collections below it count, and a smart one stands for its query.
   */
  'collection': (string);
  /**
   * In the query grammar of SearchBookmarks.
   */
  'query': (string);
  '_favorite'?: "favorite";
}
