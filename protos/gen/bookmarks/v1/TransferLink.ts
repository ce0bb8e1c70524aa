// Original file: bookmarks/v1/bookmarks.proto

import type { Timestamp as _google_protobuf_Timestamp, Timestamp__Output as _google_protobuf_Timestamp__Output } from '../../google/protobuf/Timestamp.ts';

export interface TransferLink {
  /**
   * What stands at the end of the link; a secret.
   */
  'token'?: (string);
  'expireTime'?: (_google_protobuf_Timestamp | null);
}

export interface TransferLink__Output {
  /**
   * What stands at the end of the link; a secret.
   */
  'token': (string);
  'expireTime': (_google_protobuf_Timestamp__Output | null);
}
