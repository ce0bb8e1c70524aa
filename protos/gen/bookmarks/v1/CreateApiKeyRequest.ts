// Original file: bookmarks/v1/api_keys.proto

import type { Timestamp as _google_protobuf_Timestamp, Timestamp__Output as _google_protobuf_Timestamp__Output } from '../../google/protobuf/Timestamp.ts';

export interface CreateApiKeyRequest {
  /**
   * HMAC-SHA-256 of the key, under the gateway's pepper.
   */
  'digest'?: (Buffer | Uint8Array | string);
  'name'?: (string);
  'prefix'?: (string);
  'lastFour'?: (string);
  'scopes'?: (string)[];
  /**
   * At most a year from now; absent for a key that does not expire.
   */
  'expireTime'?: (_google_protobuf_Timestamp | null);
}

export interface CreateApiKeyRequest__Output {
  /**
   * HMAC-SHA-256 of the key, under the gateway's pepper.
   */
  'digest': (Buffer);
  'name': (string);
  'prefix': (string);
  'lastFour': (string);
  'scopes': (string)[];
  /**
   * At most a year from now; absent for a key that does not expire.
   */
  'expireTime': (_google_protobuf_Timestamp__Output | null);
}
