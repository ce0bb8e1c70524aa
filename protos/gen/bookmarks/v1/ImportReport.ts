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
  /**
   * What could not be imported, or not as it stands in the file.
   */
  'problemCount'?: (number);
  /**
   * The first of them, what could not be imported before all else.
   */
  'problems'?: (_bookmarks_v1_ImportReport_Problem)[];
  /**
   * How many of them could not be imported. Unset where they were not told apart.
   */
  'droppedCount'?: (number);
  '_droppedCount'?: "droppedCount";
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
  /**
   * What could not be imported, or not as it stands in the file.
   */
  'problemCount': (number);
  /**
   * The first of them, what could not be imported before all else.
   */
  'problems': (_bookmarks_v1_ImportReport_Problem__Output)[];
  /**
   * How many of them could not be imported. Unset where they were not told apart.
   */
  'droppedCount'?: (number);
  '_droppedCount'?: "droppedCount";
}
