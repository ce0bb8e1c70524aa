// Original file: bookmarks/v1/bookmarks.proto


export interface ListDomainsRequest {
  /**
   * The beginning of a host or of one of its labels: `exam`, `docs.ex`. Empty: all.
   */
  'prefix'?: (string);
  'limit'?: (number);
}

export interface ListDomainsRequest__Output {
  /**
   * The beginning of a host or of one of its labels: `exam`, `docs.ex`. Empty: all.
   */
  'prefix': (string);
  'limit': (number);
}
