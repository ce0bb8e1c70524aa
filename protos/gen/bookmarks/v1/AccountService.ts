// Original file: bookmarks/v1/account.proto

import type * as grpc from '@grpc/grpc-js'
import type { MethodDefinition } from '@grpc/proto-loader'
import type { DeleteLibraryRequest as _bookmarks_v1_DeleteLibraryRequest, DeleteLibraryRequest__Output as _bookmarks_v1_DeleteLibraryRequest__Output } from '../../bookmarks/v1/DeleteLibraryRequest.ts';
import type { DeleteLibraryResponse as _bookmarks_v1_DeleteLibraryResponse, DeleteLibraryResponse__Output as _bookmarks_v1_DeleteLibraryResponse__Output } from '../../bookmarks/v1/DeleteLibraryResponse.ts';
import type { GetPreferencesRequest as _bookmarks_v1_GetPreferencesRequest, GetPreferencesRequest__Output as _bookmarks_v1_GetPreferencesRequest__Output } from '../../bookmarks/v1/GetPreferencesRequest.ts';
import type { Preferences as _bookmarks_v1_Preferences, Preferences__Output as _bookmarks_v1_Preferences__Output } from '../../bookmarks/v1/Preferences.ts';

/**
 * What concerns all that is kept of a user.
 * 
 * Calls act for the subject of `x-user-sub`, who must have signed in on the account page: PERMISSION_DENIED for any other
 * credential. They can end in UNAUTHENTICATED, INVALID_ARGUMENT (with words that say how to put it right), UNAVAILABLE and DEADLINE_EXCEEDED, as those of BookmarkService can.
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
  
  /**
   * What the user has chosen once.
   */
  GetPreferences(argument: _bookmarks_v1_GetPreferencesRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_bookmarks_v1_Preferences__Output>): grpc.ClientUnaryCall;
  GetPreferences(argument: _bookmarks_v1_GetPreferencesRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_bookmarks_v1_Preferences__Output>): grpc.ClientUnaryCall;
  GetPreferences(argument: _bookmarks_v1_GetPreferencesRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_bookmarks_v1_Preferences__Output>): grpc.ClientUnaryCall;
  GetPreferences(argument: _bookmarks_v1_GetPreferencesRequest, callback: grpc.requestCallback<_bookmarks_v1_Preferences__Output>): grpc.ClientUnaryCall;
  /**
   * What the user has chosen once.
   */
  getPreferences(argument: _bookmarks_v1_GetPreferencesRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_bookmarks_v1_Preferences__Output>): grpc.ClientUnaryCall;
  getPreferences(argument: _bookmarks_v1_GetPreferencesRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_bookmarks_v1_Preferences__Output>): grpc.ClientUnaryCall;
  getPreferences(argument: _bookmarks_v1_GetPreferencesRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_bookmarks_v1_Preferences__Output>): grpc.ClientUnaryCall;
  getPreferences(argument: _bookmarks_v1_GetPreferencesRequest, callback: grpc.requestCallback<_bookmarks_v1_Preferences__Output>): grpc.ClientUnaryCall;
  
  SetPreferences(argument: _bookmarks_v1_Preferences, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_bookmarks_v1_Preferences__Output>): grpc.ClientUnaryCall;
  SetPreferences(argument: _bookmarks_v1_Preferences, metadata: grpc.Metadata, callback: grpc.requestCallback<_bookmarks_v1_Preferences__Output>): grpc.ClientUnaryCall;
  SetPreferences(argument: _bookmarks_v1_Preferences, options: grpc.CallOptions, callback: grpc.requestCallback<_bookmarks_v1_Preferences__Output>): grpc.ClientUnaryCall;
  SetPreferences(argument: _bookmarks_v1_Preferences, callback: grpc.requestCallback<_bookmarks_v1_Preferences__Output>): grpc.ClientUnaryCall;
  setPreferences(argument: _bookmarks_v1_Preferences, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_bookmarks_v1_Preferences__Output>): grpc.ClientUnaryCall;
  setPreferences(argument: _bookmarks_v1_Preferences, metadata: grpc.Metadata, callback: grpc.requestCallback<_bookmarks_v1_Preferences__Output>): grpc.ClientUnaryCall;
  setPreferences(argument: _bookmarks_v1_Preferences, options: grpc.CallOptions, callback: grpc.requestCallback<_bookmarks_v1_Preferences__Output>): grpc.ClientUnaryCall;
  setPreferences(argument: _bookmarks_v1_Preferences, callback: grpc.requestCallback<_bookmarks_v1_Preferences__Output>): grpc.ClientUnaryCall;
  
}

/**
 * What concerns all that is kept of a user.
 * 
 * Calls act for the subject of `x-user-sub`, who must have signed in on the account page: PERMISSION_DENIED for any other
 * credential. They can end in UNAUTHENTICATED, INVALID_ARGUMENT (with words that say how to put it right), UNAVAILABLE and DEADLINE_EXCEEDED, as those of BookmarkService can.
 */
export interface AccountServiceHandlers extends grpc.UntypedServiceImplementation {
  /**
   * Deletes everything of the user's for good, or nothing: bookmarks, the trash, tags, collections, what could be undone, jobs,
   * files and links, API keys, connected apps. Give it LIMITS.deletionTimeoutMs. Once more does no harm.
   */
  DeleteLibrary: grpc.handleUnaryCall<_bookmarks_v1_DeleteLibraryRequest__Output, _bookmarks_v1_DeleteLibraryResponse>;
  
  /**
   * What the user has chosen once.
   */
  GetPreferences: grpc.handleUnaryCall<_bookmarks_v1_GetPreferencesRequest__Output, _bookmarks_v1_Preferences>;
  
  SetPreferences: grpc.handleUnaryCall<_bookmarks_v1_Preferences__Output, _bookmarks_v1_Preferences>;
  
}

export interface AccountServiceDefinition extends grpc.ServiceDefinition {
  DeleteLibrary: MethodDefinition<_bookmarks_v1_DeleteLibraryRequest, _bookmarks_v1_DeleteLibraryResponse, _bookmarks_v1_DeleteLibraryRequest__Output, _bookmarks_v1_DeleteLibraryResponse__Output>
  GetPreferences: MethodDefinition<_bookmarks_v1_GetPreferencesRequest, _bookmarks_v1_Preferences, _bookmarks_v1_GetPreferencesRequest__Output, _bookmarks_v1_Preferences__Output>
  SetPreferences: MethodDefinition<_bookmarks_v1_Preferences, _bookmarks_v1_Preferences, _bookmarks_v1_Preferences__Output, _bookmarks_v1_Preferences__Output>
}
