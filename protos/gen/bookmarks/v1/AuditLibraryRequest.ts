// Original file: bookmarks/v1/bookmarks.proto


// Original file: bookmarks/v1/bookmarks.proto

export const _bookmarks_v1_AuditLibraryRequest_Check = {
  CHECK_UNSPECIFIED: 'CHECK_UNSPECIFIED',
  /**
   * Bookmarks of the same page by other means than its URL: equal titles on one site.
   */
  CHECK_DUPLICATES: 'CHECK_DUPLICATES',
  CHECK_SIMILAR_TAGS: 'CHECK_SIMILAR_TAGS',
  CHECK_SINGLE_USE_TAGS: 'CHECK_SINGLE_USE_TAGS',
  CHECK_UNTAGGED: 'CHECK_UNTAGGED',
  CHECK_STALE_UNREAD: 'CHECK_STALE_UNREAD',
  CHECK_TRACKING_URLS: 'CHECK_TRACKING_URLS',
  CHECK_BROKEN_LINKS: 'CHECK_BROKEN_LINKS',
} as const;

export type _bookmarks_v1_AuditLibraryRequest_Check =
  | 'CHECK_UNSPECIFIED'
  | 0
  /**
   * Bookmarks of the same page by other means than its URL: equal titles on one site.
   */
  | 'CHECK_DUPLICATES'
  | 1
  | 'CHECK_SIMILAR_TAGS'
  | 2
  | 'CHECK_SINGLE_USE_TAGS'
  | 3
  | 'CHECK_UNTAGGED'
  | 4
  | 'CHECK_STALE_UNREAD'
  | 5
  | 'CHECK_TRACKING_URLS'
  | 6
  | 'CHECK_BROKEN_LINKS'
  | 7

export type _bookmarks_v1_AuditLibraryRequest_Check__Output = typeof _bookmarks_v1_AuditLibraryRequest_Check[keyof typeof _bookmarks_v1_AuditLibraryRequest_Check]

export interface AuditLibraryRequest {
  'check'?: (_bookmarks_v1_AuditLibraryRequest_Check);
  'pageSize'?: (number);
  'pageToken'?: (string);
}

export interface AuditLibraryRequest__Output {
  'check': (_bookmarks_v1_AuditLibraryRequest_Check__Output);
  'pageSize': (number);
  'pageToken': (string);
}
