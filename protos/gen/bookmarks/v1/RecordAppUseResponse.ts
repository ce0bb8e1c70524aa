// Original file: bookmarks/v1/app_connections.proto


export interface RecordAppUseResponse {
  'disconnected'?: (boolean);
}

export interface RecordAppUseResponse__Output {
  'disconnected': (boolean);
}
