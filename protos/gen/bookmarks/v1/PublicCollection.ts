// Original file: bookmarks/v1/public_collections.proto

import type { Timestamp as _google_protobuf_Timestamp, Timestamp__Output as _google_protobuf_Timestamp__Output } from '../../google/protobuf/Timestamp.ts';

export interface PublicCollection {
  /**
   * `col_` and 12 characters; its public address.
   */
  'id'?: (string);
  'name'?: (string);
  'description'?: (string);
  /**
   * By which its publisher wants to be known; empty: by none.
   */
  'publicName'?: (string);
  /**
   * Counted as far as LIMITS.publicCount.
   */
  'bookmarkCount'?: (number);
  'publishTime'?: (_google_protobuf_Timestamp | null);
  /**
   * Another one whenever anything of the collection may have changed, to key a cache by. Not to be shown: it tells when its
   * publisher writes to their library. Empty in ListPublicCollections and in GetPublisher.
   */
  'version'?: (string);
}

export interface PublicCollection__Output {
  /**
   * `col_` and 12 characters; its public address.
   */
  'id': (string);
  'name': (string);
  'description': (string);
  /**
   * By which its publisher wants to be known; empty: by none.
   */
  'publicName': (string);
  /**
   * Counted as far as LIMITS.publicCount.
   */
  'bookmarkCount': (number);
  'publishTime': (_google_protobuf_Timestamp__Output | null);
  /**
   * Another one whenever anything of the collection may have changed, to key a cache by. Not to be shown: it tells when its
   * publisher writes to their library. Empty in ListPublicCollections and in GetPublisher.
   */
  'version': (string);
}
