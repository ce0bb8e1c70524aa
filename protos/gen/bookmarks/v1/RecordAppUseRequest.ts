// Original file: bookmarks/v1/app_connections.proto


export interface RecordAppUseRequest {
  /**
   * Whose request came with the token.
   */
  'address'?: (string);
  /**
   * What it says of itself: the request's User-Agent.
   */
  'userAgent'?: (string);
}

export interface RecordAppUseRequest__Output {
  /**
   * Whose request came with the token.
   */
  'address': (string);
  /**
   * What it says of itself: the request's User-Agent.
   */
  'userAgent': (string);
}
