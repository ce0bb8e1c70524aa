// Original file: bookmarks/v1/pages.proto


export interface GetPageRequest {
  'url'?: (string);
  /**
   * Of the answer before, or empty: what has not changed since is not sent again.
   */
  'etag'?: (string);
  'lastModified'?: (string);
}

export interface GetPageRequest__Output {
  'url': (string);
  /**
   * Of the answer before, or empty: what has not changed since is not sent again.
   */
  'etag': (string);
  'lastModified': (string);
}
