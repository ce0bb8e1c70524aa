// Original file: bookmarks/v1/app_connections.proto


export interface ReconnectAppRequest {
  'id'?: (string);
}

export interface ReconnectAppRequest__Output {
  'id': (string);
}
