// Original file: bookmarks/v1/api_keys.proto

import type { Timestamp as _google_protobuf_Timestamp, Timestamp__Output as _google_protobuf_Timestamp__Output } from '../../google/protobuf/Timestamp.ts';

export interface AuthenticateApiKeyResponse {
  /**
   * Empty, as everything else, for a key that is unknown, expired or revoked.
   */
  'userSub'?: (string);
  'id'?: (string);
  'scopes'?: (string)[];
  'expireTime'?: (_google_protobuf_Timestamp | null);
}

export interface AuthenticateApiKeyResponse__Output {
  /**
   * Empty, as everything else, for a key that is unknown, expired or revoked.
   */
  'userSub': (string);
  'id': (string);
  'scopes': (string)[];
  'expireTime': (_google_protobuf_Timestamp__Output | null);
}
