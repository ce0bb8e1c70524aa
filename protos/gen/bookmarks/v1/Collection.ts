// Original file: bookmarks/v1/bookmarks.proto

import type { Timestamp as _google_protobuf_Timestamp, Timestamp__Output as _google_protobuf_Timestamp__Output } from '../../google/protobuf/Timestamp.ts';

export interface Collection {
  /**
   * `col_` and 12 characters; unique for its user.
   */
  'id'?: (string);
  'name'?: (string);
  /**
   * Empty at the top level.
   */
  'parentId'?: (string);
  /**
   * The names from the top: `Work/Projects`.
   */
  'path'?: (string);
  'description'?: (string);
  /**
   * Set for a smart collection, which holds what the query finds.
   */
  'smartQuery'?: (string);
  /**
   * Tags that a bookmark gets when it is put in here.
   */
  'autoTags'?: (string)[];
  /**
   * Bookmarks in it, without those in collections below; for a smart one, what its query finds, counted as far as
   * LIMITS.smartCount.
   */
  'bookmarkCount'?: (number);
  'createTime'?: (_google_protobuf_Timestamp | null);
  'updateTime'?: (_google_protobuf_Timestamp | null);
  /**
   * Since when everybody can read it: see PublicCollectionService. Absent for a private one.
   */
  'publishTime'?: (_google_protobuf_Timestamp | null);
}

export interface Collection__Output {
  /**
   * `col_` and 12 characters; unique for its user.
   */
  'id': (string);
  'name': (string);
  /**
   * Empty at the top level.
   */
  'parentId': (string);
  /**
   * The names from the top: `Work/Projects`.
   */
  'path': (string);
  'description': (string);
  /**
   * Set for a smart collection, which holds what the query finds.
   */
  'smartQuery': (string);
  /**
   * Tags that a bookmark gets when it is put in here.
   */
  'autoTags': (string)[];
  /**
   * Bookmarks in it, without those in collections below; for a smart one, what its query finds, counted as far as
   * LIMITS.smartCount.
   */
  'bookmarkCount': (number);
  'createTime': (_google_protobuf_Timestamp__Output | null);
  'updateTime': (_google_protobuf_Timestamp__Output | null);
  /**
   * Since when everybody can read it: see PublicCollectionService. Absent for a private one.
   */
  'publishTime': (_google_protobuf_Timestamp__Output | null);
}
