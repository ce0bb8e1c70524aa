// Original file: bookmarks/v1/app_connections.proto

import type * as grpc from '@grpc/grpc-js'
import type { MethodDefinition } from '@grpc/proto-loader'
import type { AppConnection as _bookmarks_v1_AppConnection, AppConnection__Output as _bookmarks_v1_AppConnection__Output } from '../../bookmarks/v1/AppConnection.ts';
import type { DisconnectAppRequest as _bookmarks_v1_DisconnectAppRequest, DisconnectAppRequest__Output as _bookmarks_v1_DisconnectAppRequest__Output } from '../../bookmarks/v1/DisconnectAppRequest.ts';
import type { ListAppConnectionsRequest as _bookmarks_v1_ListAppConnectionsRequest, ListAppConnectionsRequest__Output as _bookmarks_v1_ListAppConnectionsRequest__Output } from '../../bookmarks/v1/ListAppConnectionsRequest.ts';
import type { ListAppConnectionsResponse as _bookmarks_v1_ListAppConnectionsResponse, ListAppConnectionsResponse__Output as _bookmarks_v1_ListAppConnectionsResponse__Output } from '../../bookmarks/v1/ListAppConnectionsResponse.ts';
import type { ReconnectAppRequest as _bookmarks_v1_ReconnectAppRequest, ReconnectAppRequest__Output as _bookmarks_v1_ReconnectAppRequest__Output } from '../../bookmarks/v1/ReconnectAppRequest.ts';
import type { RecordAppUseRequest as _bookmarks_v1_RecordAppUseRequest, RecordAppUseRequest__Output as _bookmarks_v1_RecordAppUseRequest__Output } from '../../bookmarks/v1/RecordAppUseRequest.ts';
import type { RecordAppUseResponse as _bookmarks_v1_RecordAppUseResponse, RecordAppUseResponse__Output as _bookmarks_v1_RecordAppUseResponse__Output } from '../../bookmarks/v1/RecordAppUseResponse.ts';

/**
 * The apps that act for a user: OAuth clients that came with an access token of theirs. API keys and the account pages are none.
 * 
 * Calls act for the subject of `x-user-sub`. They can end in UNAUTHENTICATED, INVALID_ARGUMENT, UNAVAILABLE and
 * DEADLINE_EXCEEDED, as those of BookmarkService can.
 */
export interface AppConnectionServiceClient extends grpc.Client {
  /**
   * Says that nothing of this app's is to be let in any more, also not with tokens that are issued later. Once more does no harm.
   * NOT_FOUND; RESOURCE_EXHAUSTED when the user has disconnected LIMITS.disconnectedAppsPerUser of them.
   */
  DisconnectApp(argument: _bookmarks_v1_DisconnectAppRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_bookmarks_v1_AppConnection__Output>): grpc.ClientUnaryCall;
  DisconnectApp(argument: _bookmarks_v1_DisconnectAppRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_bookmarks_v1_AppConnection__Output>): grpc.ClientUnaryCall;
  DisconnectApp(argument: _bookmarks_v1_DisconnectAppRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_bookmarks_v1_AppConnection__Output>): grpc.ClientUnaryCall;
  DisconnectApp(argument: _bookmarks_v1_DisconnectAppRequest, callback: grpc.requestCallback<_bookmarks_v1_AppConnection__Output>): grpc.ClientUnaryCall;
  /**
   * Says that nothing of this app's is to be let in any more, also not with tokens that are issued later. Once more does no harm.
   * NOT_FOUND; RESOURCE_EXHAUSTED when the user has disconnected LIMITS.disconnectedAppsPerUser of them.
   */
  disconnectApp(argument: _bookmarks_v1_DisconnectAppRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_bookmarks_v1_AppConnection__Output>): grpc.ClientUnaryCall;
  disconnectApp(argument: _bookmarks_v1_DisconnectAppRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_bookmarks_v1_AppConnection__Output>): grpc.ClientUnaryCall;
  disconnectApp(argument: _bookmarks_v1_DisconnectAppRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_bookmarks_v1_AppConnection__Output>): grpc.ClientUnaryCall;
  disconnectApp(argument: _bookmarks_v1_DisconnectAppRequest, callback: grpc.requestCallback<_bookmarks_v1_AppConnection__Output>): grpc.ClientUnaryCall;
  
  /**
   * Last used first; disconnected ones as well, which are kept until they are allowed again.
   */
  ListAppConnections(argument: _bookmarks_v1_ListAppConnectionsRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_bookmarks_v1_ListAppConnectionsResponse__Output>): grpc.ClientUnaryCall;
  ListAppConnections(argument: _bookmarks_v1_ListAppConnectionsRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_bookmarks_v1_ListAppConnectionsResponse__Output>): grpc.ClientUnaryCall;
  ListAppConnections(argument: _bookmarks_v1_ListAppConnectionsRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_bookmarks_v1_ListAppConnectionsResponse__Output>): grpc.ClientUnaryCall;
  ListAppConnections(argument: _bookmarks_v1_ListAppConnectionsRequest, callback: grpc.requestCallback<_bookmarks_v1_ListAppConnectionsResponse__Output>): grpc.ClientUnaryCall;
  /**
   * Last used first; disconnected ones as well, which are kept until they are allowed again.
   */
  listAppConnections(argument: _bookmarks_v1_ListAppConnectionsRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_bookmarks_v1_ListAppConnectionsResponse__Output>): grpc.ClientUnaryCall;
  listAppConnections(argument: _bookmarks_v1_ListAppConnectionsRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_bookmarks_v1_ListAppConnectionsResponse__Output>): grpc.ClientUnaryCall;
  listAppConnections(argument: _bookmarks_v1_ListAppConnectionsRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_bookmarks_v1_ListAppConnectionsResponse__Output>): grpc.ClientUnaryCall;
  listAppConnections(argument: _bookmarks_v1_ListAppConnectionsRequest, callback: grpc.requestCallback<_bookmarks_v1_ListAppConnectionsResponse__Output>): grpc.ClientUnaryCall;
  
  /**
   * Takes that back. NOT_FOUND.
   */
  ReconnectApp(argument: _bookmarks_v1_ReconnectAppRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_bookmarks_v1_AppConnection__Output>): grpc.ClientUnaryCall;
  ReconnectApp(argument: _bookmarks_v1_ReconnectAppRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_bookmarks_v1_AppConnection__Output>): grpc.ClientUnaryCall;
  ReconnectApp(argument: _bookmarks_v1_ReconnectAppRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_bookmarks_v1_AppConnection__Output>): grpc.ClientUnaryCall;
  ReconnectApp(argument: _bookmarks_v1_ReconnectAppRequest, callback: grpc.requestCallback<_bookmarks_v1_AppConnection__Output>): grpc.ClientUnaryCall;
  /**
   * Takes that back. NOT_FOUND.
   */
  reconnectApp(argument: _bookmarks_v1_ReconnectAppRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_bookmarks_v1_AppConnection__Output>): grpc.ClientUnaryCall;
  reconnectApp(argument: _bookmarks_v1_ReconnectAppRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_bookmarks_v1_AppConnection__Output>): grpc.ClientUnaryCall;
  reconnectApp(argument: _bookmarks_v1_ReconnectAppRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_bookmarks_v1_AppConnection__Output>): grpc.ClientUnaryCall;
  reconnectApp(argument: _bookmarks_v1_ReconnectAppRequest, callback: grpc.requestCallback<_bookmarks_v1_AppConnection__Output>): grpc.ClientUnaryCall;
  
  /**
   * Writes down that the client of the identity was used, and says whether its user has disconnected it. PERMISSION_DENIED
   * for an identity that did not come by an access token, INVALID_ARGUMENT where it names no client.
   */
  RecordAppUse(argument: _bookmarks_v1_RecordAppUseRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_bookmarks_v1_RecordAppUseResponse__Output>): grpc.ClientUnaryCall;
  RecordAppUse(argument: _bookmarks_v1_RecordAppUseRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_bookmarks_v1_RecordAppUseResponse__Output>): grpc.ClientUnaryCall;
  RecordAppUse(argument: _bookmarks_v1_RecordAppUseRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_bookmarks_v1_RecordAppUseResponse__Output>): grpc.ClientUnaryCall;
  RecordAppUse(argument: _bookmarks_v1_RecordAppUseRequest, callback: grpc.requestCallback<_bookmarks_v1_RecordAppUseResponse__Output>): grpc.ClientUnaryCall;
  /**
   * Writes down that the client of the identity was used, and says whether its user has disconnected it. PERMISSION_DENIED
   * for an identity that did not come by an access token, INVALID_ARGUMENT where it names no client.
   */
  recordAppUse(argument: _bookmarks_v1_RecordAppUseRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_bookmarks_v1_RecordAppUseResponse__Output>): grpc.ClientUnaryCall;
  recordAppUse(argument: _bookmarks_v1_RecordAppUseRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_bookmarks_v1_RecordAppUseResponse__Output>): grpc.ClientUnaryCall;
  recordAppUse(argument: _bookmarks_v1_RecordAppUseRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_bookmarks_v1_RecordAppUseResponse__Output>): grpc.ClientUnaryCall;
  recordAppUse(argument: _bookmarks_v1_RecordAppUseRequest, callback: grpc.requestCallback<_bookmarks_v1_RecordAppUseResponse__Output>): grpc.ClientUnaryCall;
  
}

/**
 * The apps that act for a user: OAuth clients that came with an access token of theirs. API keys and the account pages are none.
 * 
 * Calls act for the subject of `x-user-sub`. They can end in UNAUTHENTICATED, INVALID_ARGUMENT, UNAVAILABLE and
 * DEADLINE_EXCEEDED, as those of BookmarkService can.
 */
export interface AppConnectionServiceHandlers extends grpc.UntypedServiceImplementation {
  /**
   * Says that nothing of this app's is to be let in any more, also not with tokens that are issued later. Once more does no harm.
   * NOT_FOUND; RESOURCE_EXHAUSTED when the user has disconnected LIMITS.disconnectedAppsPerUser of them.
   */
  DisconnectApp: grpc.handleUnaryCall<_bookmarks_v1_DisconnectAppRequest__Output, _bookmarks_v1_AppConnection>;
  
  /**
   * Last used first; disconnected ones as well, which are kept until they are allowed again.
   */
  ListAppConnections: grpc.handleUnaryCall<_bookmarks_v1_ListAppConnectionsRequest__Output, _bookmarks_v1_ListAppConnectionsResponse>;
  
  /**
   * Takes that back. NOT_FOUND.
   */
  ReconnectApp: grpc.handleUnaryCall<_bookmarks_v1_ReconnectAppRequest__Output, _bookmarks_v1_AppConnection>;
  
  /**
   * Writes down that the client of the identity was used, and says whether its user has disconnected it. PERMISSION_DENIED
   * for an identity that did not come by an access token, INVALID_ARGUMENT where it names no client.
   */
  RecordAppUse: grpc.handleUnaryCall<_bookmarks_v1_RecordAppUseRequest__Output, _bookmarks_v1_RecordAppUseResponse>;
  
}

export interface AppConnectionServiceDefinition extends grpc.ServiceDefinition {
  DisconnectApp: MethodDefinition<_bookmarks_v1_DisconnectAppRequest, _bookmarks_v1_AppConnection, _bookmarks_v1_DisconnectAppRequest__Output, _bookmarks_v1_AppConnection__Output>
  ListAppConnections: MethodDefinition<_bookmarks_v1_ListAppConnectionsRequest, _bookmarks_v1_ListAppConnectionsResponse, _bookmarks_v1_ListAppConnectionsRequest__Output, _bookmarks_v1_ListAppConnectionsResponse__Output>
  ReconnectApp: MethodDefinition<_bookmarks_v1_ReconnectAppRequest, _bookmarks_v1_AppConnection, _bookmarks_v1_ReconnectAppRequest__Output, _bookmarks_v1_AppConnection__Output>
  RecordAppUse: MethodDefinition<_bookmarks_v1_RecordAppUseRequest, _bookmarks_v1_RecordAppUseResponse, _bookmarks_v1_RecordAppUseRequest__Output, _bookmarks_v1_RecordAppUseResponse__Output>
}
