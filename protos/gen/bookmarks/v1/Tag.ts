// Original file: bookmarks/v1/bookmarks.proto

import type { Timestamp as _google_protobuf_Timestamp, Timestamp__Output as _google_protobuf_Timestamp__Output } from '../../google/protobuf/Timestamp.ts';

export interface Tag {
  'name'?: (string);
  'bookmarkCount'?: (number);
  'lastUseTime'?: (_google_protobuf_Timestamp | null);
}

export interface Tag__Output {
  'name': (string);
  'bookmarkCount': (number);
  'lastUseTime': (_google_protobuf_Timestamp__Output | null);
}
