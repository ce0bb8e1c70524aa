// Original file: bookmarks/v1/public_collections.proto


export interface ListPublicCollectionsRequest {
  /**
   * Words, all of which stand in the name, the description or the public name; empty: all collections.
   */
  'query'?: (string);
  /**
   * 1 to LIMITS.publicCollectionsPerPage.
   */
  'pageSize'?: (number);
  'pageToken'?: (string);
}

export interface ListPublicCollectionsRequest__Output {
  /**
   * Words, all of which stand in the name, the description or the public name; empty: all collections.
   */
  'query': (string);
  /**
   * 1 to LIMITS.publicCollectionsPerPage.
   */
  'pageSize': (number);
  'pageToken': (string);
}
