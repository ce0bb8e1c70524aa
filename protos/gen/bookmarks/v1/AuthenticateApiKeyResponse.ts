// Original file: bookmarks/v1/api_keys.proto

import type { Timestamp as _google_protobuf_Timestamp, Timestamp__Output as _google_protobuf_Timestamp__Output } from '../../google/protobuf/Timestamp.ts';

export interface AuthenticateApiKeyResponse {
  'userSub'?: (string);
  'id'?: (string);
  'scopes'?: (string)[];
  'expireTime'?: (_google_protobuf_Timestamp | null);
}

export interface AuthenticateApiKeyResponse__Output {
  'userSub': (string);
  'id': (string);
  'scopes': (string)[];
  'expireTime': (_google_protobuf_Timestamp__Output | null);
}
