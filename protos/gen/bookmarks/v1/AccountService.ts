// Original file: bookmarks/v1/account.proto

import type * as grpc from '@grpc/grpc-js'
import type { MethodDefinition } from '@grpc/proto-loader'
import type { DeleteLibraryRequest as _bookmarks_v1_DeleteLibraryRequest, DeleteLibraryRequest__Output as _bookmarks_v1_DeleteLibraryRequest__Output } from '../../bookmarks/v1/DeleteLibraryRequest.ts';
import type { DeleteLibraryResponse as _bookmarks_v1_DeleteLibraryResponse, DeleteLibraryResponse__Output as _bookmarks_v1_DeleteLibraryResponse__Output } from '../../bookmarks/v1/DeleteLibraryResponse.ts';

/**
 * What concerns all that is kept of a user.
 * 
 * Calls act for the subject of `x-user-sub`, who must have signed in on the account page: PERMISSION_DENIED for any other
 * credential. They can end in UNAUTHENTICATED, UNAVAILABLE and DEADLINE_EXCEEDED, as those of BookmarkService can.
 */
export interface AccountServiceClient extends grpc.Client {
  /**
   * Deletes everything of the user's for good, or nothing: bookmarks, the trash, tags, collections, what could be undone, jobs,
   * files and links, API keys, connected apps. Give it LIMITS.deletionTimeoutMs. Once more does no harm.
   */
  DeleteLibrary(argument: _bookmarks_v1_DeleteLibraryRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_bookmarks_v1_DeleteLibraryResponse__Output>): grpc.ClientUnaryCall;
  DeleteLibrary(argument: _bookmarks_v1_DeleteLibraryRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_bookmarks_v1_DeleteLibraryResponse__Output>): grpc.ClientUnaryCall;
  DeleteLibrary(argument: _bookmarks_v1_DeleteLibraryRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_bookmarks_v1_DeleteLibraryResponse__Output>): grpc.ClientUnaryCall;
  DeleteLibrary(argument: _bookmarks_v1_DeleteLibraryRequest, callback: grpc.requestCallback<_bookmarks_v1_DeleteLibraryResponse__Output>): grpc.ClientUnaryCall;
  /**
   * Deletes everything of the user's for good, or nothing: bookmarks, the trash, tags, collections, what could be undone, jobs,
   * files and links, API keys, connected apps. Give it LIMITS.deletionTimeoutMs. Once more does no harm.
   */
  deleteLibrary(argument: _bookmarks_v1_DeleteLibraryRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_bookmarks_v1_DeleteLibraryResponse__Output>): grpc.ClientUnaryCall;
  deleteLibrary(argument: _bookmarks_v1_DeleteLibraryRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_bookmarks_v1_DeleteLibraryResponse__Output>): grpc.ClientUnaryCall;
  deleteLibrary(argument: _bookmarks_v1_DeleteLibraryRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_bookmarks_v1_DeleteLibraryResponse__Output>): grpc.ClientUnaryCall;
  deleteLibrary(argument: _bookmarks_v1_DeleteLibraryRequest, callback: grpc.requestCallback<_bookmarks_v1_DeleteLibraryResponse__Output>): grpc.ClientUnaryCall;
  
}

/**
 * What concerns all that is kept of a user.
 * 
 * Calls act for the subject of `x-user-sub`, who must have signed in on the account page: PERMISSION_DENIED for any other
 * credential. They can end in UNAUTHENTICATED, UNAVAILABLE and DEADLINE_EXCEEDED, as those of BookmarkService can.
 */
export interface AccountServiceHandlers extends grpc.UntypedServiceImplementation {
  /**
   * Deletes everything of the user's for good, or nothing: bookmarks, the trash, tags, collections, what could be undone, jobs,
   * files and links, API keys, connected apps. Give it LIMITS.deletionTimeoutMs. Once more does no harm.
   */
  DeleteLibrary: grpc.handleUnaryCall<_bookmarks_v1_DeleteLibraryRequest__Output, _bookmarks_v1_DeleteLibraryResponse>;
  
}

export interface AccountServiceDefinition extends grpc.ServiceDefinition {
  DeleteLibrary: MethodDefinition<_bookmarks_v1_DeleteLibraryRequest, _bookmarks_v1_DeleteLibraryResponse, _bookmarks_v1_DeleteLibraryRequest__Output, _bookmarks_v1_DeleteLibraryResponse__Output>
}
