// Original file: bookmarks/v1/bookmarks.proto


export interface DownloadRequest {
  'token'?: (string);
}

export interface DownloadRequest__Output {
  'token': (string);
}
