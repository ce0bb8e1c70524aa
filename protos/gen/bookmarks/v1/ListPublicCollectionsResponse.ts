// Original file: bookmarks/v1/public_collections.proto

import type { PublicCollection as _bookmarks_v1_PublicCollection, PublicCollection__Output as _bookmarks_v1_PublicCollection__Output } from '../../bookmarks/v1/PublicCollection.ts';

export interface ListPublicCollectionsResponse {
  'collections'?: (_bookmarks_v1_PublicCollection)[];
  /**
   * Empty on the last page.
   */
  'nextPageToken'?: (string);
}

export interface ListPublicCollectionsResponse__Output {
  'collections': (_bookmarks_v1_PublicCollection__Output)[];
  /**
   * Empty on the last page.
   */
  'nextPageToken': (string);
}
