// Original file: bookmarks/v1/bookmarks.proto


export interface UndoChangeRequest {
  'changeId'?: (string);
}

export interface UndoChangeRequest__Output {
  'changeId': (string);
}
