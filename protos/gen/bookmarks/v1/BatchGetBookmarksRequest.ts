// Original file: bookmarks/v1/bookmarks.proto


export interface BatchGetBookmarksRequest {
  /**
   * Ids or URLs.
   */
  'refs'?: (string)[];
}

export interface BatchGetBookmarksRequest__Output {
  /**
   * Ids or URLs.
   */
  'refs': (string)[];
}
