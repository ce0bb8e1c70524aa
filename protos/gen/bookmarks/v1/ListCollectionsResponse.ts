// Original file: bookmarks/v1/bookmarks.proto

import type { Collection as _bookmarks_v1_Collection, Collection__Output as _bookmarks_v1_Collection__Output } from '../../bookmarks/v1/Collection.ts';

export interface ListCollectionsResponse {
  'collections'?: (_bookmarks_v1_Collection)[];
}

export interface ListCollectionsResponse__Output {
  'collections': (_bookmarks_v1_Collection__Output)[];
}
