// Original file: bookmarks/v1/bookmarks.proto


export interface UpdateTagsResponse {
  /**
   * How many bookmarks were, or would be, changed, by each of the changes and in all.
   */
  'changedCounts'?: (number)[];
  'changedCount'?: (number);
  /**
   * Of `from`, those that nobody carries.
   */
  'unknownTags'?: (string)[];
  /**
   * Empty when nothing changed, or when a job does it.
   */
  'changeId'?: (string);
  'jobId'?: (string);
}

export interface UpdateTagsResponse__Output {
  /**
   * How many bookmarks were, or would be, changed, by each of the changes and in all.
   */
  'changedCounts': (number)[];
  'changedCount': (number);
  /**
   * Of `from`, those that nobody carries.
   */
  'unknownTags': (string)[];
  /**
   * Empty when nothing changed, or when a job does it.
   */
  'changeId': (string);
  'jobId': (string);
}
