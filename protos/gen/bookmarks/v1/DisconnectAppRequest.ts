// Original file: bookmarks/v1/app_connections.proto


export interface DisconnectAppRequest {
  'id'?: (string);
}

export interface DisconnectAppRequest__Output {
  'id': (string);
}
