// Original file: bookmarks/v1/bookmarks.proto

import type { Timestamp as _google_protobuf_Timestamp, Timestamp__Output as _google_protobuf_Timestamp__Output } from '../../google/protobuf/Timestamp.ts';

/**
 * A write, as it is remembered for 30 days.
 */
export interface Change {
  'id'?: (string);
  /**
   * create, merge, edit, delete, organize, update_tags, save_collection, delete_collection, import, undo
   */
  'kind'?: (string);
  'time'?: (_google_protobuf_Timestamp | null);
  /**
   * How many bookmarks, collections and tags it changed.
   */
  'itemCount'?: (number);
  /**
   * For an undo: the change that it took back.
   */
  'undoes'?: (string);
}

/**
 * A write, as it is remembered for 30 days.
 */
export interface Change__Output {
  'id': (string);
  /**
   * create, merge, edit, delete, organize, update_tags, save_collection, delete_collection, import, undo
   */
  'kind': (string);
  'time': (_google_protobuf_Timestamp__Output | null);
  /**
   * How many bookmarks, collections and tags it changed.
   */
  'itemCount': (number);
  /**
   * For an undo: the change that it took back.
   */
  'undoes': (string);
}
