// Original file: bookmarks/v1/bookmarks.proto

import type { Tag as _bookmarks_v1_Tag, Tag__Output as _bookmarks_v1_Tag__Output } from '../../bookmarks/v1/Tag.ts';

export interface ListTagsResponse {
  'tags'?: (_bookmarks_v1_Tag)[];
  /**
   * Empty on the last page.
   */
  'nextPageToken'?: (string);
}

export interface ListTagsResponse__Output {
  'tags': (_bookmarks_v1_Tag__Output)[];
  /**
   * Empty on the last page.
   */
  'nextPageToken': (string);
}
