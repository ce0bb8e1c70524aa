// Original file: bookmarks/v1/public_collections.proto


export interface SetPublicNameRequest {
  /**
   * At most LIMITS.publicNameLength characters; empty: no name.
   */
  'publicName'?: (string);
}

export interface SetPublicNameRequest__Output {
  /**
   * At most LIMITS.publicNameLength characters; empty: no name.
   */
  'publicName': (string);
}
