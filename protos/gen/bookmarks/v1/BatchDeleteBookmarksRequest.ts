// Original file: bookmarks/v1/bookmarks.proto


export interface BatchDeleteBookmarksRequest {
  /**
   * Ids or URLs.
   */
  'refs'?: (string)[];
}

export interface BatchDeleteBookmarksRequest__Output {
  /**
   * Ids or URLs.
   */
  'refs': (string)[];
}
