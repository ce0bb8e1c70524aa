// Original file: bookmarks/v1/api_keys.proto


export interface AuthenticateApiKeyRequest {
  'digest'?: (Buffer | Uint8Array | string);
  /**
   * Whose request came with the key.
   */
  'address'?: (string);
}

export interface AuthenticateApiKeyRequest__Output {
  'digest': (Buffer);
  /**
   * Whose request came with the key.
   */
  'address': (string);
}
