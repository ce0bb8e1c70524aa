// Original file: bookmarks/v1/bookmarks.proto


export interface _bookmarks_v1_ImportReport_Problem {
  /**
   * The line of the file, or the number of the entry.
   */
  'place'?: (number);
  'reason'?: (string);
  'excerpt'?: (string);
}

export interface _bookmarks_v1_ImportReport_Problem__Output {
  /**
   * The line of the file, or the number of the entry.
   */
  'place': (number);
  'reason': (string);
  'excerpt': (string);
}

export interface ImportReport {
  /**
   * What the file turned out to be: netscape, json, …
   */
  'format'?: (string);
  'entryCount'?: (number);
  'createdCount'?: (number);
  'mergedCount'?: (number);
  'unchangedCount'?: (number);
  'problemCount'?: (number);
  /**
   * The first of what could not be imported.
   */
  'problems'?: (_bookmarks_v1_ImportReport_Problem)[];
}

export interface ImportReport__Output {
  /**
   * What the file turned out to be: netscape, json, …
   */
  'format': (string);
  'entryCount': (number);
  'createdCount': (number);
  'mergedCount': (number);
  'unchangedCount': (number);
  'problemCount': (number);
  /**
   * The first of what could not be imported.
   */
  'problems': (_bookmarks_v1_ImportReport_Problem__Output)[];
}
