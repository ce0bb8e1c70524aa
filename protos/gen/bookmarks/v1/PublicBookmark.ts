// Original file: bookmarks/v1/public_collections.proto

import type { Timestamp as _google_protobuf_Timestamp, Timestamp__Output as _google_protobuf_Timestamp__Output } from '../../google/protobuf/Timestamp.ts';

export interface PublicBookmark {
  /**
   * `bm_` and 12 characters; unique in its collection.
   */
  'id'?: (string);
  'url'?: (string);
  'title'?: (string);
  /**
   * Text about the page; untrusted.
   */
  'description'?: (string);
  'tags'?: (string)[];
  'createTime'?: (_google_protobuf_Timestamp | null);
}

export interface PublicBookmark__Output {
  /**
   * `bm_` and 12 characters; unique in its collection.
   */
  'id': (string);
  'url': (string);
  'title': (string);
  /**
   * Text about the page; untrusted.
   */
  'description': (string);
  'tags': (string)[];
  'createTime': (_google_protobuf_Timestamp__Output | null);
}
