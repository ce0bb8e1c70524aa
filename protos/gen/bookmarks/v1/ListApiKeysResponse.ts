// Original file: bookmarks/v1/api_keys.proto

import type { ApiKey as _bookmarks_v1_ApiKey, ApiKey__Output as _bookmarks_v1_ApiKey__Output } from '../../bookmarks/v1/ApiKey.ts';

export interface ListApiKeysResponse {
  'keys'?: (_bookmarks_v1_ApiKey)[];
}

export interface ListApiKeysResponse__Output {
  'keys': (_bookmarks_v1_ApiKey__Output)[];
}
