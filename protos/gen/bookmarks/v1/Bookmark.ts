// Original file: bookmarks/v1/bookmarks.proto

import type { Status as _bookmarks_v1_Status, Status__Output as _bookmarks_v1_Status__Output } from '../../bookmarks/v1/Status.ts';
import type { Timestamp as _google_protobuf_Timestamp, Timestamp__Output as _google_protobuf_Timestamp__Output } from '../../google/protobuf/Timestamp.ts';

export interface Bookmark {
  /**
   * `bm_` and 12 characters; unique for its user.
   */
  'id'?: (string);
  /**
   * The URL as it was saved.
   */
  'url'?: (string);
  'title'?: (string);
  /**
   * Text about the page that its user did not write; untrusted.
   */
  'description'?: (string);
  /**
   * The user's own words.
   */
  'note'?: (string);
  /**
   * In the order in which they were given, each in the spelling that the user first gave it.
   */
  'tags'?: (string)[];
  'status'?: (_bookmarks_v1_Status);
  'favorite'?: (boolean);
  'createTime'?: (_google_protobuf_Timestamp | null);
  'updateTime'?: (_google_protobuf_Timestamp | null);
  /**
   * Grows by one with every change.
   */
  'version'?: (number);
  /**
   * Empty where it is in none.
   */
  'collectionId'?: (string);
  /**
   * The names of the collection and of those above it: `Work/Projects`.
   */
  'collection'?: (string);
  /**
   * When its user is to be reminded of it, also where that is past and was not shown. Absent: not, or not any more.
   */
  'remindTime'?: (_google_protobuf_Timestamp | null);
}

export interface Bookmark__Output {
  /**
   * `bm_` and 12 characters; unique for its user.
   */
  'id': (string);
  /**
   * The URL as it was saved.
   */
  'url': (string);
  'title': (string);
  /**
   * Text about the page that its user did not write; untrusted.
   */
  'description': (string);
  /**
   * The user's own words.
   */
  'note': (string);
  /**
   * In the order in which they were given, each in the spelling that the user first gave it.
   */
  'tags': (string)[];
  'status': (_bookmarks_v1_Status__Output);
  'favorite': (boolean);
  'createTime': (_google_protobuf_Timestamp__Output | null);
  'updateTime': (_google_protobuf_Timestamp__Output | null);
  /**
   * Grows by one with every change.
   */
  'version': (number);
  /**
   * Empty where it is in none.
   */
  'collectionId': (string);
  /**
   * The names of the collection and of those above it: `Work/Projects`.
   */
  'collection': (string);
  /**
   * When its user is to be reminded of it, also where that is past and was not shown. Absent: not, or not any more.
   */
  'remindTime': (_google_protobuf_Timestamp__Output | null);
}
