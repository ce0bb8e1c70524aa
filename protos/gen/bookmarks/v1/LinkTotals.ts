// Original file: bookmarks/v1/bookmarks.proto


export interface LinkTotals {
  'brokenCount'?: (number);
  /**
   * Those that nobody has followed yet.
   */
  'waitingCount'?: (number);
}

export interface LinkTotals__Output {
  'brokenCount': (number);
  /**
   * Those that nobody has followed yet.
   */
  'waitingCount': (number);
}
