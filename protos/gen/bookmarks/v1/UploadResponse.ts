// Original file: bookmarks/v1/bookmarks.proto


export interface UploadResponse {
  'jobId'?: (string);
}

export interface UploadResponse__Output {
  'jobId': (string);
}
