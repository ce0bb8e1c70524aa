// Original file: bookmarks/v1/api_keys.proto

import type { Timestamp as _google_protobuf_Timestamp, Timestamp__Output as _google_protobuf_Timestamp__Output } from '../../google/protobuf/Timestamp.ts';

export interface ApiKey {
  /**
   * `key_` and 12 characters; unique for its user.
   */
  'id'?: (string);
  /**
   * For its user to know it by.
   */
  'name'?: (string);
  /**
   * What a key begins with, such as `bkm_live_`, and its last four characters; it is not kept in full.
   */
  'prefix'?: (string);
  'lastFour'?: (string);
  /**
   * `bookmarks:read`, `bookmarks:write`.
   */
  'scopes'?: (string)[];
  'createTime'?: (_google_protobuf_Timestamp | null);
  /**
   * Absent for a key that does not expire.
   */
  'expireTime'?: (_google_protobuf_Timestamp | null);
  /**
   * To within some minutes; absent for a key that was never used.
   */
  'lastUseTime'?: (_google_protobuf_Timestamp | null);
  /**
   * From which address; empty for a key that was never used.
   */
  'lastUseAddress'?: (string);
}

export interface ApiKey__Output {
  /**
   * `key_` and 12 characters; unique for its user.
   */
  'id': (string);
  /**
   * For its user to know it by.
   */
  'name': (string);
  /**
   * What a key begins with, such as `bkm_live_`, and its last four characters; it is not kept in full.
   */
  'prefix': (string);
  'lastFour': (string);
  /**
   * `bookmarks:read`, `bookmarks:write`.
   */
  'scopes': (string)[];
  'createTime': (_google_protobuf_Timestamp__Output | null);
  /**
   * Absent for a key that does not expire.
   */
  'expireTime': (_google_protobuf_Timestamp__Output | null);
  /**
   * To within some minutes; absent for a key that was never used.
   */
  'lastUseTime': (_google_protobuf_Timestamp__Output | null);
  /**
   * From which address; empty for a key that was never used.
   */
  'lastUseAddress': (string);
}
