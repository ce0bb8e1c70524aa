// Original file: bookmarks/v1/app_connections.proto

import type { AppConnection as _bookmarks_v1_AppConnection, AppConnection__Output as _bookmarks_v1_AppConnection__Output } from '../../bookmarks/v1/AppConnection.ts';

export interface ListAppConnectionsResponse {
  'apps'?: (_bookmarks_v1_AppConnection)[];
}

export interface ListAppConnectionsResponse__Output {
  'apps': (_bookmarks_v1_AppConnection__Output)[];
}
