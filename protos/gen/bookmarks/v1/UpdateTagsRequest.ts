// Original file: bookmarks/v1/bookmarks.proto


export interface _bookmarks_v1_UpdateTagsRequest_TagChange {
  'from'?: (string)[];
  /**
   * Unset: the tags are removed.
   */
  'to'?: (string);
  '_to'?: "to";
}

export interface _bookmarks_v1_UpdateTagsRequest_TagChange__Output {
  'from': (string)[];
  /**
   * Unset: the tags are removed.
   */
  'to'?: (string);
  '_to'?: "to";
}

export interface UpdateTagsRequest {
  'changes'?: (_bookmarks_v1_UpdateTagsRequest_TagChange)[];
  'dryRun'?: (boolean);
}

export interface UpdateTagsRequest__Output {
  'changes': (_bookmarks_v1_UpdateTagsRequest_TagChange__Output)[];
  'dryRun': (boolean);
}
