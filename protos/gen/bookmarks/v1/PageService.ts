// Original file: bookmarks/v1/pages.proto

import type * as grpc from '@grpc/grpc-js'
import type { MethodDefinition } from '@grpc/proto-loader'
import type { GetPageRequest as _bookmarks_v1_GetPageRequest, GetPageRequest__Output as _bookmarks_v1_GetPageRequest__Output } from '../../bookmarks/v1/GetPageRequest.ts';
import type { GetPageResponse as _bookmarks_v1_GetPageResponse, GetPageResponse__Output as _bookmarks_v1_GetPageResponse__Output } from '../../bookmarks/v1/GetPageResponse.ts';

/**
 * What is behind a link, for the bookmark service alone. It acts for nobody, takes no identity, and is not told whose
 * bookmark a page is.
 * 
 * Calls can end in INVALID_ARGUMENT, in RESOURCE_EXHAUSTED where too many wait already, to be tried again in a minute, and in
 * UNAVAILABLE and DEADLINE_EXCEEDED. Whatever became of a page is an answer.
 */
export interface PageServiceClient extends grpc.Client {
  /**
   * Fetches a page and reads it. Give it LIMITS.pageTimeoutMs.
   */
  GetPage(argument: _bookmarks_v1_GetPageRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_bookmarks_v1_GetPageResponse__Output>): grpc.ClientUnaryCall;
  GetPage(argument: _bookmarks_v1_GetPageRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_bookmarks_v1_GetPageResponse__Output>): grpc.ClientUnaryCall;
  GetPage(argument: _bookmarks_v1_GetPageRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_bookmarks_v1_GetPageResponse__Output>): grpc.ClientUnaryCall;
  GetPage(argument: _bookmarks_v1_GetPageRequest, callback: grpc.requestCallback<_bookmarks_v1_GetPageResponse__Output>): grpc.ClientUnaryCall;
  /**
   * Fetches a page and reads it. Give it LIMITS.pageTimeoutMs.
   */
  getPage(argument: _bookmarks_v1_GetPageRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_bookmarks_v1_GetPageResponse__Output>): grpc.ClientUnaryCall;
  getPage(argument: _bookmarks_v1_GetPageRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_bookmarks_v1_GetPageResponse__Output>): grpc.ClientUnaryCall;
  getPage(argument: _bookmarks_v1_GetPageRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_bookmarks_v1_GetPageResponse__Output>): grpc.ClientUnaryCall;
  getPage(argument: _bookmarks_v1_GetPageRequest, callback: grpc.requestCallback<_bookmarks_v1_GetPageResponse__Output>): grpc.ClientUnaryCall;
  
}

/**
 * What is behind a link, for the bookmark service alone. It acts for nobody, takes no identity, and is not told whose
 * bookmark a page is.
 * 
 * Calls can end in INVALID_ARGUMENT, in RESOURCE_EXHAUSTED where too many wait already, to be tried again in a minute, and in
 * UNAVAILABLE and DEADLINE_EXCEEDED. Whatever became of a page is an answer.
 */
export interface PageServiceHandlers extends grpc.UntypedServiceImplementation {
  /**
   * Fetches a page and reads it. Give it LIMITS.pageTimeoutMs.
   */
  GetPage: grpc.handleUnaryCall<_bookmarks_v1_GetPageRequest__Output, _bookmarks_v1_GetPageResponse>;
  
}

export interface PageServiceDefinition extends grpc.ServiceDefinition {
  GetPage: MethodDefinition<_bookmarks_v1_GetPageRequest, _bookmarks_v1_GetPageResponse, _bookmarks_v1_GetPageRequest__Output, _bookmarks_v1_GetPageResponse__Output>
}
