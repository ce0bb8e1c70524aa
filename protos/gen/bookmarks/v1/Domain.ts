// Original file: bookmarks/v1/bookmarks.proto


export interface Domain {
  /**
   * Without `www.`.
   */
  'name'?: (string);
  'bookmarkCount'?: (number);
}

export interface Domain__Output {
  /**
   * Without `www.`.
   */
  'name': (string);
  'bookmarkCount': (number);
}
