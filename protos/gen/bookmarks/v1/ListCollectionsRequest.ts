// Original file: bookmarks/v1/bookmarks.proto


export interface ListCollectionsRequest {
  /**
   * The id or path below which to look; empty: everywhere.
   */
  'parent'?: (string);
  /**
   * How many levels; 0: all.
   */
  'depth'?: (number);
  'includeSmart'?: (boolean);
}

export interface ListCollectionsRequest__Output {
  /**
   * The id or path below which to look; empty: everywhere.
   */
  'parent': (string);
  /**
   * How many levels; 0: all.
   */
  'depth': (number);
  'includeSmart': (boolean);
}
