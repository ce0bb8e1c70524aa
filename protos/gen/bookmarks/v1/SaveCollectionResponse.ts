// Original file: bookmarks/v1/bookmarks.proto

import type { Collection as _bookmarks_v1_Collection, Collection__Output as _bookmarks_v1_Collection__Output } from '../../bookmarks/v1/Collection.ts';

export interface SaveCollectionResponse {
  'collection'?: (_bookmarks_v1_Collection | null);
  /**
   * Whether it was made now.
   */
  'created'?: (boolean);
  /**
   * Empty when nothing changed.
   */
  'changeId'?: (string);
}

export interface SaveCollectionResponse__Output {
  'collection': (_bookmarks_v1_Collection__Output | null);
  /**
   * Whether it was made now.
   */
  'created': (boolean);
  /**
   * Empty when nothing changed.
   */
  'changeId': (string);
}
