// Original file: bookmarks/v1/bookmarks.proto

import type { Collection as _bookmarks_v1_Collection, Collection__Output as _bookmarks_v1_Collection__Output } from '../../bookmarks/v1/Collection.ts';

export interface DeleteCollectionResponse {
  /**
   * What was, or would be, removed: the collection and those below it.
   */
  'collections'?: (_bookmarks_v1_Collection)[];
  /**
   * How many bookmarks were, or would be, in them.
   */
  'bookmarkCount'?: (number);
  'changeId'?: (string);
}

export interface DeleteCollectionResponse__Output {
  /**
   * What was, or would be, removed: the collection and those below it.
   */
  'collections': (_bookmarks_v1_Collection__Output)[];
  /**
   * How many bookmarks were, or would be, in them.
   */
  'bookmarkCount': (number);
  'changeId': (string);
}
