// Original file: bookmarks/v1/public_collections.proto

import type { PublicBookmark as _bookmarks_v1_PublicBookmark, PublicBookmark__Output as _bookmarks_v1_PublicBookmark__Output } from '../../bookmarks/v1/PublicBookmark.ts';

export interface ListPublicBookmarksResponse {
  'bookmarks'?: (_bookmarks_v1_PublicBookmark)[];
  /**
   * Empty on the last page.
   */
  'nextPageToken'?: (string);
}

export interface ListPublicBookmarksResponse__Output {
  'bookmarks': (_bookmarks_v1_PublicBookmark__Output)[];
  /**
   * Empty on the last page.
   */
  'nextPageToken': (string);
}
