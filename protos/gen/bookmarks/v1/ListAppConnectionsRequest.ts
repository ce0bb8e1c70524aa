// Original file: bookmarks/v1/app_connections.proto


export interface ListAppConnectionsRequest {
}

export interface ListAppConnectionsRequest__Output {
}
