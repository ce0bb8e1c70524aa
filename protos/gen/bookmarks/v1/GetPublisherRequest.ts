// Original file: bookmarks/v1/public_collections.proto


export interface GetPublisherRequest {
}

export interface GetPublisherRequest__Output {
}
