// Original file: bookmarks/v1/bookmarks.proto


export interface WatchJobsRequest {
}

export interface WatchJobsRequest__Output {
}
