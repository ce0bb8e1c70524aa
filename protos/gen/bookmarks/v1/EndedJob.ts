// Original file: bookmarks/v1/bookmarks.proto


export interface EndedJob {
  'id'?: (string);
}

export interface EndedJob__Output {
  'id': (string);
}
