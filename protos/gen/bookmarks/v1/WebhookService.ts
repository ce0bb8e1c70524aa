// Original file: bookmarks/v1/webhooks.proto

import type * as grpc from '@grpc/grpc-js'
import type { MethodDefinition } from '@grpc/proto-loader'
import type { ConnectWebhookRequest as _bookmarks_v1_ConnectWebhookRequest, ConnectWebhookRequest__Output as _bookmarks_v1_ConnectWebhookRequest__Output } from '../../bookmarks/v1/ConnectWebhookRequest.ts';
import type { DisconnectWebhookRequest as _bookmarks_v1_DisconnectWebhookRequest, DisconnectWebhookRequest__Output as _bookmarks_v1_DisconnectWebhookRequest__Output } from '../../bookmarks/v1/DisconnectWebhookRequest.ts';
import type { DisconnectWebhookResponse as _bookmarks_v1_DisconnectWebhookResponse, DisconnectWebhookResponse__Output as _bookmarks_v1_DisconnectWebhookResponse__Output } from '../../bookmarks/v1/DisconnectWebhookResponse.ts';
import type { GetWebhookRequest as _bookmarks_v1_GetWebhookRequest, GetWebhookRequest__Output as _bookmarks_v1_GetWebhookRequest__Output } from '../../bookmarks/v1/GetWebhookRequest.ts';
import type { GetWebhookResponse as _bookmarks_v1_GetWebhookResponse, GetWebhookResponse__Output as _bookmarks_v1_GetWebhookResponse__Output } from '../../bookmarks/v1/GetWebhookResponse.ts';
import type { TestWebhookRequest as _bookmarks_v1_TestWebhookRequest, TestWebhookRequest__Output as _bookmarks_v1_TestWebhookRequest__Output } from '../../bookmarks/v1/TestWebhookRequest.ts';
import type { Webhook as _bookmarks_v1_Webhook, Webhook__Output as _bookmarks_v1_Webhook__Output } from '../../bookmarks/v1/Webhook.ts';

/**
 * The way into a user's chat: a webhook of Poke's, which the user connected on the account page.
 * 
 * Calls act for the subject of `x-user-sub`, who must have signed in there: PERMISSION_DENIED for any other credential. They
 * can end in UNAUTHENTICATED, INVALID_ARGUMENT (with words that say how to put it right), NOT_FOUND where nothing is connected,
 * FAILED_PRECONDITION where Poke does not do its part, UNAVAILABLE and DEADLINE_EXCEEDED; in UNIMPLEMENTED where the service has no POKE_API_URL.
 */
export interface WebhookServiceClient extends grpc.Client {
  /**
   * Has Poke make a webhook, in place of the one that was connected before.
   */
  ConnectWebhook(argument: _bookmarks_v1_ConnectWebhookRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_bookmarks_v1_Webhook__Output>): grpc.ClientUnaryCall;
  ConnectWebhook(argument: _bookmarks_v1_ConnectWebhookRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_bookmarks_v1_Webhook__Output>): grpc.ClientUnaryCall;
  ConnectWebhook(argument: _bookmarks_v1_ConnectWebhookRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_bookmarks_v1_Webhook__Output>): grpc.ClientUnaryCall;
  ConnectWebhook(argument: _bookmarks_v1_ConnectWebhookRequest, callback: grpc.requestCallback<_bookmarks_v1_Webhook__Output>): grpc.ClientUnaryCall;
  /**
   * Has Poke make a webhook, in place of the one that was connected before.
   */
  connectWebhook(argument: _bookmarks_v1_ConnectWebhookRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_bookmarks_v1_Webhook__Output>): grpc.ClientUnaryCall;
  connectWebhook(argument: _bookmarks_v1_ConnectWebhookRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_bookmarks_v1_Webhook__Output>): grpc.ClientUnaryCall;
  connectWebhook(argument: _bookmarks_v1_ConnectWebhookRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_bookmarks_v1_Webhook__Output>): grpc.ClientUnaryCall;
  connectWebhook(argument: _bookmarks_v1_ConnectWebhookRequest, callback: grpc.requestCallback<_bookmarks_v1_Webhook__Output>): grpc.ClientUnaryCall;
  
  /**
   * Forgets it. Poke has no way to end one.
   */
  DisconnectWebhook(argument: _bookmarks_v1_DisconnectWebhookRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_bookmarks_v1_DisconnectWebhookResponse__Output>): grpc.ClientUnaryCall;
  DisconnectWebhook(argument: _bookmarks_v1_DisconnectWebhookRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_bookmarks_v1_DisconnectWebhookResponse__Output>): grpc.ClientUnaryCall;
  DisconnectWebhook(argument: _bookmarks_v1_DisconnectWebhookRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_bookmarks_v1_DisconnectWebhookResponse__Output>): grpc.ClientUnaryCall;
  DisconnectWebhook(argument: _bookmarks_v1_DisconnectWebhookRequest, callback: grpc.requestCallback<_bookmarks_v1_DisconnectWebhookResponse__Output>): grpc.ClientUnaryCall;
  /**
   * Forgets it. Poke has no way to end one.
   */
  disconnectWebhook(argument: _bookmarks_v1_DisconnectWebhookRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_bookmarks_v1_DisconnectWebhookResponse__Output>): grpc.ClientUnaryCall;
  disconnectWebhook(argument: _bookmarks_v1_DisconnectWebhookRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_bookmarks_v1_DisconnectWebhookResponse__Output>): grpc.ClientUnaryCall;
  disconnectWebhook(argument: _bookmarks_v1_DisconnectWebhookRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_bookmarks_v1_DisconnectWebhookResponse__Output>): grpc.ClientUnaryCall;
  disconnectWebhook(argument: _bookmarks_v1_DisconnectWebhookRequest, callback: grpc.requestCallback<_bookmarks_v1_DisconnectWebhookResponse__Output>): grpc.ClientUnaryCall;
  
  GetWebhook(argument: _bookmarks_v1_GetWebhookRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_bookmarks_v1_GetWebhookResponse__Output>): grpc.ClientUnaryCall;
  GetWebhook(argument: _bookmarks_v1_GetWebhookRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_bookmarks_v1_GetWebhookResponse__Output>): grpc.ClientUnaryCall;
  GetWebhook(argument: _bookmarks_v1_GetWebhookRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_bookmarks_v1_GetWebhookResponse__Output>): grpc.ClientUnaryCall;
  GetWebhook(argument: _bookmarks_v1_GetWebhookRequest, callback: grpc.requestCallback<_bookmarks_v1_GetWebhookResponse__Output>): grpc.ClientUnaryCall;
  getWebhook(argument: _bookmarks_v1_GetWebhookRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_bookmarks_v1_GetWebhookResponse__Output>): grpc.ClientUnaryCall;
  getWebhook(argument: _bookmarks_v1_GetWebhookRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_bookmarks_v1_GetWebhookResponse__Output>): grpc.ClientUnaryCall;
  getWebhook(argument: _bookmarks_v1_GetWebhookRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_bookmarks_v1_GetWebhookResponse__Output>): grpc.ClientUnaryCall;
  getWebhook(argument: _bookmarks_v1_GetWebhookRequest, callback: grpc.requestCallback<_bookmarks_v1_GetWebhookResponse__Output>): grpc.ClientUnaryCall;
  
  /**
   * Sends a message that says that it works.
   */
  TestWebhook(argument: _bookmarks_v1_TestWebhookRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_bookmarks_v1_Webhook__Output>): grpc.ClientUnaryCall;
  TestWebhook(argument: _bookmarks_v1_TestWebhookRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_bookmarks_v1_Webhook__Output>): grpc.ClientUnaryCall;
  TestWebhook(argument: _bookmarks_v1_TestWebhookRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_bookmarks_v1_Webhook__Output>): grpc.ClientUnaryCall;
  TestWebhook(argument: _bookmarks_v1_TestWebhookRequest, callback: grpc.requestCallback<_bookmarks_v1_Webhook__Output>): grpc.ClientUnaryCall;
  /**
   * Sends a message that says that it works.
   */
  testWebhook(argument: _bookmarks_v1_TestWebhookRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_bookmarks_v1_Webhook__Output>): grpc.ClientUnaryCall;
  testWebhook(argument: _bookmarks_v1_TestWebhookRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_bookmarks_v1_Webhook__Output>): grpc.ClientUnaryCall;
  testWebhook(argument: _bookmarks_v1_TestWebhookRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_bookmarks_v1_Webhook__Output>): grpc.ClientUnaryCall;
  testWebhook(argument: _bookmarks_v1_TestWebhookRequest, callback: grpc.requestCallback<_bookmarks_v1_Webhook__Output>): grpc.ClientUnaryCall;
  
}

/**
 * The way into a user's chat: a webhook of Poke's, which the user connected on the account page.
 * 
 * Calls act for the subject of `x-user-sub`, who must have signed in there: PERMISSION_DENIED for any other credential. They
 * can end in UNAUTHENTICATED, INVALID_ARGUMENT (with words that say how to put it right), NOT_FOUND where nothing is connected,
 * FAILED_PRECONDITION where Poke does not do its part, UNAVAILABLE and DEADLINE_EXCEEDED; in UNIMPLEMENTED where the service has no POKE_API_URL.
 */
export interface WebhookServiceHandlers extends grpc.UntypedServiceImplementation {
  /**
   * Has Poke make a webhook, in place of the one that was connected before.
   */
  ConnectWebhook: grpc.handleUnaryCall<_bookmarks_v1_ConnectWebhookRequest__Output, _bookmarks_v1_Webhook>;
  
  /**
   * Forgets it. Poke has no way to end one.
   */
  DisconnectWebhook: grpc.handleUnaryCall<_bookmarks_v1_DisconnectWebhookRequest__Output, _bookmarks_v1_DisconnectWebhookResponse>;
  
  GetWebhook: grpc.handleUnaryCall<_bookmarks_v1_GetWebhookRequest__Output, _bookmarks_v1_GetWebhookResponse>;
  
  /**
   * Sends a message that says that it works.
   */
  TestWebhook: grpc.handleUnaryCall<_bookmarks_v1_TestWebhookRequest__Output, _bookmarks_v1_Webhook>;
  
}

export interface WebhookServiceDefinition extends grpc.ServiceDefinition {
  ConnectWebhook: MethodDefinition<_bookmarks_v1_ConnectWebhookRequest, _bookmarks_v1_Webhook, _bookmarks_v1_ConnectWebhookRequest__Output, _bookmarks_v1_Webhook__Output>
  DisconnectWebhook: MethodDefinition<_bookmarks_v1_DisconnectWebhookRequest, _bookmarks_v1_DisconnectWebhookResponse, _bookmarks_v1_DisconnectWebhookRequest__Output, _bookmarks_v1_DisconnectWebhookResponse__Output>
  GetWebhook: MethodDefinition<_bookmarks_v1_GetWebhookRequest, _bookmarks_v1_GetWebhookResponse, _bookmarks_v1_GetWebhookRequest__Output, _bookmarks_v1_GetWebhookResponse__Output>
  TestWebhook: MethodDefinition<_bookmarks_v1_TestWebhookRequest, _bookmarks_v1_Webhook, _bookmarks_v1_TestWebhookRequest__Output, _bookmarks_v1_Webhook__Output>
}
