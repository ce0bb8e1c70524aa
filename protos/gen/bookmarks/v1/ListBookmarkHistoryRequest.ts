// Original file: bookmarks/v1/bookmarks.proto


export interface ListBookmarkHistoryRequest {
  /**
   * An id or a URL.
   */
  'ref'?: (string);
  'limit'?: (number);
}

export interface ListBookmarkHistoryRequest__Output {
  /**
   * An id or a URL.
   */
  'ref': (string);
  'limit': (number);
}
