// Original file: bookmarks/v1/webhooks.proto

import type { Timestamp as _google_protobuf_Timestamp, Timestamp__Output as _google_protobuf_Timestamp__Output } from '../../google/protobuf/Timestamp.ts';

export interface Webhook {
  'createTime'?: (_google_protobuf_Timestamp | null);
  /**
   * Absent when nothing was delivered so far.
   */
  'lastDeliveryTime'?: (_google_protobuf_Timestamp | null);
  /**
   * What went wrong the last time; empty when nothing did.
   */
  'lastFailure'?: (string);
}

export interface Webhook__Output {
  'createTime': (_google_protobuf_Timestamp__Output | null);
  /**
   * Absent when nothing was delivered so far.
   */
  'lastDeliveryTime': (_google_protobuf_Timestamp__Output | null);
  /**
   * What went wrong the last time; empty when nothing did.
   */
  'lastFailure': (string);
}
