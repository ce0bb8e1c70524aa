// Original file: bookmarks/v1/bookmarks.proto

import type { Bookmark as _bookmarks_v1_Bookmark, Bookmark__Output as _bookmarks_v1_Bookmark__Output } from '../../bookmarks/v1/Bookmark.ts';
import type { Tag as _bookmarks_v1_Tag, Tag__Output as _bookmarks_v1_Tag__Output } from '../../bookmarks/v1/Tag.ts';
import type { LinkedPage as _bookmarks_v1_LinkedPage, LinkedPage__Output as _bookmarks_v1_LinkedPage__Output } from '../../bookmarks/v1/LinkedPage.ts';

export interface _bookmarks_v1_AuditLibraryResponse_Finding {
  /**
   * The bookmarks that it is about; at least two for duplicates.
   */
  'bookmarks'?: (_bookmarks_v1_Bookmark)[];
  /**
   * The tags that it is about, the one to keep first.
   */
  'tags'?: (_bookmarks_v1_Tag)[];
  /**
   * For TRACKING_URLS: the URL without what tracks.
   */
  'cleanUrl'?: (string);
  /**
   * Tags of the user's own that would suit; for UNTAGGED.
   */
  'suggestedTags'?: (string)[];
  /**
   * For BROKEN_LINKS: what was last known of the page.
   */
  'page'?: (_bookmarks_v1_LinkedPage | null);
}

export interface _bookmarks_v1_AuditLibraryResponse_Finding__Output {
  /**
   * The bookmarks that it is about; at least two for duplicates.
   */
  'bookmarks': (_bookmarks_v1_Bookmark__Output)[];
  /**
   * The tags that it is about, the one to keep first.
   */
  'tags': (_bookmarks_v1_Tag__Output)[];
  /**
   * For TRACKING_URLS: the URL without what tracks.
   */
  'cleanUrl': (string);
  /**
   * Tags of the user's own that would suit; for UNTAGGED.
   */
  'suggestedTags': (string)[];
  /**
   * For BROKEN_LINKS: what was last known of the page.
   */
  'page': (_bookmarks_v1_LinkedPage__Output | null);
}

export interface AuditLibraryResponse {
  'findings'?: (_bookmarks_v1_AuditLibraryResponse_Finding)[];
  /**
   * Empty on the last page.
   */
  'nextPageToken'?: (string);
}

export interface AuditLibraryResponse__Output {
  'findings': (_bookmarks_v1_AuditLibraryResponse_Finding__Output)[];
  /**
   * Empty on the last page.
   */
  'nextPageToken': (string);
}
