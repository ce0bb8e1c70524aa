// Original file: bookmarks/v1/bookmarks.proto


export interface UploadRequest {
  /**
   * In the first message alone.
   */
  'token'?: (string);
  'bytes'?: (Buffer | Uint8Array | string);
  'part'?: "token"|"bytes";
}

export interface UploadRequest__Output {
  /**
   * In the first message alone.
   */
  'token'?: (string);
  'bytes'?: (Buffer);
  'part'?: "token"|"bytes";
}
