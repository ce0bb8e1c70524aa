// Original file: bookmarks/v1/account.proto


export interface DeleteLibraryResponse {
}

export interface DeleteLibraryResponse__Output {
}
