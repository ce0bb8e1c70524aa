// Original file: bookmarks/v1/api_keys.proto


export interface ListApiKeysRequest {
}

export interface ListApiKeysRequest__Output {
}
