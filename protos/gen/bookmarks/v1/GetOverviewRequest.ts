// Original file: bookmarks/v1/bookmarks.proto


export interface GetOverviewRequest {
}

export interface GetOverviewRequest__Output {
}
