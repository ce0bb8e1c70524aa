// Original file: bookmarks/v1/bookmarks.proto


export interface BatchGetPagesRequest {
  /**
   * Ids or URLs.
   */
  'refs'?: (string)[];
  /**
   * Which part of what can be read there, in characters; a length of 0: none.
   */
  'textOffset'?: (number);
  'textLength'?: (number);
}

export interface BatchGetPagesRequest__Output {
  /**
   * Ids or URLs.
   */
  'refs': (string)[];
  /**
   * Which part of what can be read there, in characters; a length of 0: none.
   */
  'textOffset': (number);
  'textLength': (number);
}
