// Original file: bookmarks/v1/bookmarks.proto


export interface DownloadResponse {
  'bytes'?: (Buffer | Uint8Array | string);
}

export interface DownloadResponse__Output {
  'bytes': (Buffer);
}
