// Original file: bookmarks/v1/bookmarks.proto


// Original file: bookmarks/v1/bookmarks.proto

export const _bookmarks_v1_DeleteCollectionRequest_Bookmarks = {
  /**
   * The same as KEEP.
   */
  BOOKMARKS_UNSPECIFIED: 'BOOKMARKS_UNSPECIFIED',
  BOOKMARKS_KEEP: 'BOOKMARKS_KEEP',
  BOOKMARKS_TRASH: 'BOOKMARKS_TRASH',
} as const;

export type _bookmarks_v1_DeleteCollectionRequest_Bookmarks =
  /**
   * The same as KEEP.
   */
  | 'BOOKMARKS_UNSPECIFIED'
  | 0
  | 'BOOKMARKS_KEEP'
  | 1
  | 'BOOKMARKS_TRASH'
  | 2

export type _bookmarks_v1_DeleteCollectionRequest_Bookmarks__Output = typeof _bookmarks_v1_DeleteCollectionRequest_Bookmarks[keyof typeof _bookmarks_v1_DeleteCollectionRequest_Bookmarks]

export interface DeleteCollectionRequest {
  /**
   * An id or a path.
   */
  'ref'?: (string);
  'bookmarks'?: (_bookmarks_v1_DeleteCollectionRequest_Bookmarks);
  'dryRun'?: (boolean);
}

export interface DeleteCollectionRequest__Output {
  /**
   * An id or a path.
   */
  'ref': (string);
  'bookmarks': (_bookmarks_v1_DeleteCollectionRequest_Bookmarks__Output);
  'dryRun': (boolean);
}
