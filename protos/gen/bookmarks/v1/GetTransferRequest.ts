// Original file: bookmarks/v1/bookmarks.proto


export interface GetTransferRequest {
  'token'?: (string);
}

export interface GetTransferRequest__Output {
  'token': (string);
}
