// Original file: bookmarks/v1/bookmarks.proto

import type { TagList as _bookmarks_v1_TagList, TagList__Output as _bookmarks_v1_TagList__Output } from '../../bookmarks/v1/TagList.ts';

export interface SaveCollectionRequest {
  /**
   * Empty: makes one, or finds the one that is there with this name and parent.
   */
  'id'?: (string);
  'name'?: (string);
  /**
   * An id or a path; set and empty: the top level.
   */
  'parent'?: (string);
  'description'?: (string);
  /**
   * Set and empty: an ordinary collection.
   */
  'smartQuery'?: (string);
  'autoTags'?: (_bookmarks_v1_TagList | null);
  '_name'?: "name";
  '_parent'?: "parent";
  '_description'?: "description";
  '_smartQuery'?: "smartQuery";
}

export interface SaveCollectionRequest__Output {
  /**
   * Empty: makes one, or finds the one that is there with this name and parent.
   */
  'id': (string);
  'name'?: (string);
  /**
   * An id or a path; set and empty: the top level.
   */
  'parent'?: (string);
  'description'?: (string);
  /**
   * Set and empty: an ordinary collection.
   */
  'smartQuery'?: (string);
  'autoTags': (_bookmarks_v1_TagList__Output | null);
  '_name'?: "name";
  '_parent'?: "parent";
  '_description'?: "description";
  '_smartQuery'?: "smartQuery";
}
