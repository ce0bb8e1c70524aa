// Original file: bookmarks/v1/public_collections.proto

import type { Timestamp as _google_protobuf_Timestamp, Timestamp__Output as _google_protobuf_Timestamp__Output } from '../../google/protobuf/Timestamp.ts';

/**
 * All conditions must hold.
 */
export interface PublicBookmarkFilter {
  'tagsAll'?: (string)[];
  'tagsAny'?: (string)[];
  'tagsNone'?: (string)[];
  /**
   * The host or any host below it.
   */
  'domain'?: (string);
  'addedAfter'?: (_google_protobuf_Timestamp | null);
  'addedBefore'?: (_google_protobuf_Timestamp | null);
}

/**
 * All conditions must hold.
 */
export interface PublicBookmarkFilter__Output {
  'tagsAll': (string)[];
  'tagsAny': (string)[];
  'tagsNone': (string)[];
  /**
   * The host or any host below it.
   */
  'domain': (string);
  'addedAfter': (_google_protobuf_Timestamp__Output | null);
  'addedBefore': (_google_protobuf_Timestamp__Output | null);
}
