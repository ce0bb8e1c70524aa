// Original file: bookmarks/v1/bookmarks.proto


export interface BatchGetHighlightsRequest {
  /**
   * Ids or URLs.
   */
  'refs'?: (string)[];
}

export interface BatchGetHighlightsRequest__Output {
  /**
   * Ids or URLs.
   */
  'refs': (string)[];
}
