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
  /**
   * Whether everybody can read what is directly in it. INVALID_ARGUMENT for a smart collection.
   */
  'public'?: (boolean);
  '_name'?: "name";
  '_parent'?: "parent";
  '_description'?: "description";
  '_smartQuery'?: "smartQuery";
  '_public'?: "public";
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
  /**
   * Whether everybody can read what is directly in it. INVALID_ARGUMENT for a smart collection.
   */
  'public'?: (boolean);
  '_name'?: "name";
  '_parent'?: "parent";
  '_description'?: "description";
  '_smartQuery'?: "smartQuery";
  '_public'?: "public";
}
