// Original file: bookmarks/v1/account.proto


export interface DeleteLibraryRequest {
}

export interface DeleteLibraryRequest__Output {
}
