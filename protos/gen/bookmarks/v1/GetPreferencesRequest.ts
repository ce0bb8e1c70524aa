// Original file: bookmarks/v1/account.proto


export interface GetPreferencesRequest {
}

export interface GetPreferencesRequest__Output {
}
