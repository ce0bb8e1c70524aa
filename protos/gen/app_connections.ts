import type * as grpc from '@grpc/grpc-js';
import type { MessageTypeDefinition } from '@grpc/proto-loader';

import type { AppConnection as _bookmarks_v1_AppConnection, AppConnection__Output as _bookmarks_v1_AppConnection__Output } from './bookmarks/v1/AppConnection.ts';
import type { AppConnectionServiceClient as _bookmarks_v1_AppConnectionServiceClient, AppConnectionServiceDefinition as _bookmarks_v1_AppConnectionServiceDefinition } from './bookmarks/v1/AppConnectionService.ts';
import type { DisconnectAppRequest as _bookmarks_v1_DisconnectAppRequest, DisconnectAppRequest__Output as _bookmarks_v1_DisconnectAppRequest__Output } from './bookmarks/v1/DisconnectAppRequest.ts';
import type { ListAppConnectionsRequest as _bookmarks_v1_ListAppConnectionsRequest, ListAppConnectionsRequest__Output as _bookmarks_v1_ListAppConnectionsRequest__Output } from './bookmarks/v1/ListAppConnectionsRequest.ts';
import type { ListAppConnectionsResponse as _bookmarks_v1_ListAppConnectionsResponse, ListAppConnectionsResponse__Output as _bookmarks_v1_ListAppConnectionsResponse__Output } from './bookmarks/v1/ListAppConnectionsResponse.ts';
import type { ReconnectAppRequest as _bookmarks_v1_ReconnectAppRequest, ReconnectAppRequest__Output as _bookmarks_v1_ReconnectAppRequest__Output } from './bookmarks/v1/ReconnectAppRequest.ts';
import type { RecordAppUseRequest as _bookmarks_v1_RecordAppUseRequest, RecordAppUseRequest__Output as _bookmarks_v1_RecordAppUseRequest__Output } from './bookmarks/v1/RecordAppUseRequest.ts';
import type { RecordAppUseResponse as _bookmarks_v1_RecordAppUseResponse, RecordAppUseResponse__Output as _bookmarks_v1_RecordAppUseResponse__Output } from './bookmarks/v1/RecordAppUseResponse.ts';
import type { Timestamp as _google_protobuf_Timestamp, Timestamp__Output as _google_protobuf_Timestamp__Output } from './google/protobuf/Timestamp.ts';

type SubtypeConstructor<Constructor extends new (...args: any) => any, Subtype> = {
  new(...args: ConstructorParameters<Constructor>): Subtype;
};

export interface ProtoGrpcType {
  bookmarks: {
    v1: {
      AppConnection: MessageTypeDefinition<_bookmarks_v1_AppConnection, _bookmarks_v1_AppConnection__Output>
      /**
       * The apps that act for a user: OAuth clients that came with an access token of theirs. API keys and the account pages are none.
       * 
       * Calls act for the subject of `x-user-sub`. They can end in UNAUTHENTICATED, INVALID_ARGUMENT, UNAVAILABLE and
       * DEADLINE_EXCEEDED, as those of BookmarkService can.
       */
      AppConnectionService: SubtypeConstructor<typeof grpc.Client, _bookmarks_v1_AppConnectionServiceClient> & { service: _bookmarks_v1_AppConnectionServiceDefinition }
      DisconnectAppRequest: MessageTypeDefinition<_bookmarks_v1_DisconnectAppRequest, _bookmarks_v1_DisconnectAppRequest__Output>
      ListAppConnectionsRequest: MessageTypeDefinition<_bookmarks_v1_ListAppConnectionsRequest, _bookmarks_v1_ListAppConnectionsRequest__Output>
      ListAppConnectionsResponse: MessageTypeDefinition<_bookmarks_v1_ListAppConnectionsResponse, _bookmarks_v1_ListAppConnectionsResponse__Output>
      ReconnectAppRequest: MessageTypeDefinition<_bookmarks_v1_ReconnectAppRequest, _bookmarks_v1_ReconnectAppRequest__Output>
      RecordAppUseRequest: MessageTypeDefinition<_bookmarks_v1_RecordAppUseRequest, _bookmarks_v1_RecordAppUseRequest__Output>
      RecordAppUseResponse: MessageTypeDefinition<_bookmarks_v1_RecordAppUseResponse, _bookmarks_v1_RecordAppUseResponse__Output>
    }
  }
  google: {
    protobuf: {
      Timestamp: MessageTypeDefinition<_google_protobuf_Timestamp, _google_protobuf_Timestamp__Output>
    }
  }
}

