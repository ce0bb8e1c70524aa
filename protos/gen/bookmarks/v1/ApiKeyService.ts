// Original file: bookmarks/v1/api_keys.proto

import type * as grpc from '@grpc/grpc-js'
import type { MethodDefinition } from '@grpc/proto-loader'
import type { ApiKey as _bookmarks_v1_ApiKey, ApiKey__Output as _bookmarks_v1_ApiKey__Output } from '../../bookmarks/v1/ApiKey.ts';
import type { AuthenticateApiKeyRequest as _bookmarks_v1_AuthenticateApiKeyRequest, AuthenticateApiKeyRequest__Output as _bookmarks_v1_AuthenticateApiKeyRequest__Output } from '../../bookmarks/v1/AuthenticateApiKeyRequest.ts';
import type { AuthenticateApiKeyResponse as _bookmarks_v1_AuthenticateApiKeyResponse, AuthenticateApiKeyResponse__Output as _bookmarks_v1_AuthenticateApiKeyResponse__Output } from '../../bookmarks/v1/AuthenticateApiKeyResponse.ts';
import type { CreateApiKeyRequest as _bookmarks_v1_CreateApiKeyRequest, CreateApiKeyRequest__Output as _bookmarks_v1_CreateApiKeyRequest__Output } from '../../bookmarks/v1/CreateApiKeyRequest.ts';
import type { ListApiKeysRequest as _bookmarks_v1_ListApiKeysRequest, ListApiKeysRequest__Output as _bookmarks_v1_ListApiKeysRequest__Output } from '../../bookmarks/v1/ListApiKeysRequest.ts';
import type { ListApiKeysResponse as _bookmarks_v1_ListApiKeysResponse, ListApiKeysResponse__Output as _bookmarks_v1_ListApiKeysResponse__Output } from '../../bookmarks/v1/ListApiKeysResponse.ts';
import type { RevokeApiKeyRequest as _bookmarks_v1_RevokeApiKeyRequest, RevokeApiKeyRequest__Output as _bookmarks_v1_RevokeApiKeyRequest__Output } from '../../bookmarks/v1/RevokeApiKeyRequest.ts';
import type { RevokeApiKeyResponse as _bookmarks_v1_RevokeApiKeyResponse, RevokeApiKeyResponse__Output as _bookmarks_v1_RevokeApiKeyResponse__Output } from '../../bookmarks/v1/RevokeApiKeyResponse.ts';

/**
 * Keys by which programs act for a user. The service knows a key by its digest alone: the gateway makes keys, shows each
 * once, and hashes what comes with a request.
 * 
 * Calls can end in UNAUTHENTICATED, INVALID_ARGUMENT, UNAVAILABLE and DEADLINE_EXCEEDED, as those of BookmarkService can.
 * All but AuthenticateApiKey act for the subject of `x-user-sub`, who must have signed in on the account page:
 * PERMISSION_DENIED for any other credential, so that no token and no key makes keys.
 */
export interface ApiKeyServiceClient extends grpc.Client {
  /**
   * Whose key has this digest. It needs no identity: who has the digest has the key, or can do nothing with the answer.
   * That it is nobody's, or not any more, is an answer like another, of the same cost.
   */
  AuthenticateApiKey(argument: _bookmarks_v1_AuthenticateApiKeyRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_bookmarks_v1_AuthenticateApiKeyResponse__Output>): grpc.ClientUnaryCall;
  AuthenticateApiKey(argument: _bookmarks_v1_AuthenticateApiKeyRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_bookmarks_v1_AuthenticateApiKeyResponse__Output>): grpc.ClientUnaryCall;
  AuthenticateApiKey(argument: _bookmarks_v1_AuthenticateApiKeyRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_bookmarks_v1_AuthenticateApiKeyResponse__Output>): grpc.ClientUnaryCall;
  AuthenticateApiKey(argument: _bookmarks_v1_AuthenticateApiKeyRequest, callback: grpc.requestCallback<_bookmarks_v1_AuthenticateApiKeyResponse__Output>): grpc.ClientUnaryCall;
  /**
   * Whose key has this digest. It needs no identity: who has the digest has the key, or can do nothing with the answer.
   * That it is nobody's, or not any more, is an answer like another, of the same cost.
   */
  authenticateApiKey(argument: _bookmarks_v1_AuthenticateApiKeyRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_bookmarks_v1_AuthenticateApiKeyResponse__Output>): grpc.ClientUnaryCall;
  authenticateApiKey(argument: _bookmarks_v1_AuthenticateApiKeyRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_bookmarks_v1_AuthenticateApiKeyResponse__Output>): grpc.ClientUnaryCall;
  authenticateApiKey(argument: _bookmarks_v1_AuthenticateApiKeyRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_bookmarks_v1_AuthenticateApiKeyResponse__Output>): grpc.ClientUnaryCall;
  authenticateApiKey(argument: _bookmarks_v1_AuthenticateApiKeyRequest, callback: grpc.requestCallback<_bookmarks_v1_AuthenticateApiKeyResponse__Output>): grpc.ClientUnaryCall;
  
  /**
   * RESOURCE_EXHAUSTED when the user has LIMITS.apiKeysPerUser of them.
   */
  CreateApiKey(argument: _bookmarks_v1_CreateApiKeyRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_bookmarks_v1_ApiKey__Output>): grpc.ClientUnaryCall;
  CreateApiKey(argument: _bookmarks_v1_CreateApiKeyRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_bookmarks_v1_ApiKey__Output>): grpc.ClientUnaryCall;
  CreateApiKey(argument: _bookmarks_v1_CreateApiKeyRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_bookmarks_v1_ApiKey__Output>): grpc.ClientUnaryCall;
  CreateApiKey(argument: _bookmarks_v1_CreateApiKeyRequest, callback: grpc.requestCallback<_bookmarks_v1_ApiKey__Output>): grpc.ClientUnaryCall;
  /**
   * RESOURCE_EXHAUSTED when the user has LIMITS.apiKeysPerUser of them.
   */
  createApiKey(argument: _bookmarks_v1_CreateApiKeyRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_bookmarks_v1_ApiKey__Output>): grpc.ClientUnaryCall;
  createApiKey(argument: _bookmarks_v1_CreateApiKeyRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_bookmarks_v1_ApiKey__Output>): grpc.ClientUnaryCall;
  createApiKey(argument: _bookmarks_v1_CreateApiKeyRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_bookmarks_v1_ApiKey__Output>): grpc.ClientUnaryCall;
  createApiKey(argument: _bookmarks_v1_CreateApiKeyRequest, callback: grpc.requestCallback<_bookmarks_v1_ApiKey__Output>): grpc.ClientUnaryCall;
  
  /**
   * Newest first; expired ones as well, which are kept until they are revoked.
   */
  ListApiKeys(argument: _bookmarks_v1_ListApiKeysRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_bookmarks_v1_ListApiKeysResponse__Output>): grpc.ClientUnaryCall;
  ListApiKeys(argument: _bookmarks_v1_ListApiKeysRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_bookmarks_v1_ListApiKeysResponse__Output>): grpc.ClientUnaryCall;
  ListApiKeys(argument: _bookmarks_v1_ListApiKeysRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_bookmarks_v1_ListApiKeysResponse__Output>): grpc.ClientUnaryCall;
  ListApiKeys(argument: _bookmarks_v1_ListApiKeysRequest, callback: grpc.requestCallback<_bookmarks_v1_ListApiKeysResponse__Output>): grpc.ClientUnaryCall;
  /**
   * Newest first; expired ones as well, which are kept until they are revoked.
   */
  listApiKeys(argument: _bookmarks_v1_ListApiKeysRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_bookmarks_v1_ListApiKeysResponse__Output>): grpc.ClientUnaryCall;
  listApiKeys(argument: _bookmarks_v1_ListApiKeysRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_bookmarks_v1_ListApiKeysResponse__Output>): grpc.ClientUnaryCall;
  listApiKeys(argument: _bookmarks_v1_ListApiKeysRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_bookmarks_v1_ListApiKeysResponse__Output>): grpc.ClientUnaryCall;
  listApiKeys(argument: _bookmarks_v1_ListApiKeysRequest, callback: grpc.requestCallback<_bookmarks_v1_ListApiKeysResponse__Output>): grpc.ClientUnaryCall;
  
  /**
   * Ends a key for good. NOT_FOUND.
   */
  RevokeApiKey(argument: _bookmarks_v1_RevokeApiKeyRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_bookmarks_v1_RevokeApiKeyResponse__Output>): grpc.ClientUnaryCall;
  RevokeApiKey(argument: _bookmarks_v1_RevokeApiKeyRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_bookmarks_v1_RevokeApiKeyResponse__Output>): grpc.ClientUnaryCall;
  RevokeApiKey(argument: _bookmarks_v1_RevokeApiKeyRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_bookmarks_v1_RevokeApiKeyResponse__Output>): grpc.ClientUnaryCall;
  RevokeApiKey(argument: _bookmarks_v1_RevokeApiKeyRequest, callback: grpc.requestCallback<_bookmarks_v1_RevokeApiKeyResponse__Output>): grpc.ClientUnaryCall;
  /**
   * Ends a key for good. NOT_FOUND.
   */
  revokeApiKey(argument: _bookmarks_v1_RevokeApiKeyRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_bookmarks_v1_RevokeApiKeyResponse__Output>): grpc.ClientUnaryCall;
  revokeApiKey(argument: _bookmarks_v1_RevokeApiKeyRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_bookmarks_v1_RevokeApiKeyResponse__Output>): grpc.ClientUnaryCall;
  revokeApiKey(argument: _bookmarks_v1_RevokeApiKeyRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_bookmarks_v1_RevokeApiKeyResponse__Output>): grpc.ClientUnaryCall;
  revokeApiKey(argument: _bookmarks_v1_RevokeApiKeyRequest, callback: grpc.requestCallback<_bookmarks_v1_RevokeApiKeyResponse__Output>): grpc.ClientUnaryCall;
  
}

/**
 * Keys by which programs act for a user. The service knows a key by its digest alone: the gateway makes keys, shows each
 * once, and hashes what comes with a request.
 * 
 * Calls can end in UNAUTHENTICATED, INVALID_ARGUMENT, UNAVAILABLE and DEADLINE_EXCEEDED, as those of BookmarkService can.
 * All but AuthenticateApiKey act for the subject of `x-user-sub`, who must have signed in on the account page:
 * PERMISSION_DENIED for any other credential, so that no token and no key makes keys.
 */
export interface ApiKeyServiceHandlers extends grpc.UntypedServiceImplementation {
  /**
   * Whose key has this digest. It needs no identity: who has the digest has the key, or can do nothing with the answer.
   * That it is nobody's, or not any more, is an answer like another, of the same cost.
   */
  AuthenticateApiKey: grpc.handleUnaryCall<_bookmarks_v1_AuthenticateApiKeyRequest__Output, _bookmarks_v1_AuthenticateApiKeyResponse>;
  
  /**
   * RESOURCE_EXHAUSTED when the user has LIMITS.apiKeysPerUser of them.
   */
  CreateApiKey: grpc.handleUnaryCall<_bookmarks_v1_CreateApiKeyRequest__Output, _bookmarks_v1_ApiKey>;
  
  /**
   * Newest first; expired ones as well, which are kept until they are revoked.
   */
  ListApiKeys: grpc.handleUnaryCall<_bookmarks_v1_ListApiKeysRequest__Output, _bookmarks_v1_ListApiKeysResponse>;
  
  /**
   * Ends a key for good. NOT_FOUND.
   */
  RevokeApiKey: grpc.handleUnaryCall<_bookmarks_v1_RevokeApiKeyRequest__Output, _bookmarks_v1_RevokeApiKeyResponse>;
  
}

export interface ApiKeyServiceDefinition extends grpc.ServiceDefinition {
  AuthenticateApiKey: MethodDefinition<_bookmarks_v1_AuthenticateApiKeyRequest, _bookmarks_v1_AuthenticateApiKeyResponse, _bookmarks_v1_AuthenticateApiKeyRequest__Output, _bookmarks_v1_AuthenticateApiKeyResponse__Output>
  CreateApiKey: MethodDefinition<_bookmarks_v1_CreateApiKeyRequest, _bookmarks_v1_ApiKey, _bookmarks_v1_CreateApiKeyRequest__Output, _bookmarks_v1_ApiKey__Output>
  ListApiKeys: MethodDefinition<_bookmarks_v1_ListApiKeysRequest, _bookmarks_v1_ListApiKeysResponse, _bookmarks_v1_ListApiKeysRequest__Output, _bookmarks_v1_ListApiKeysResponse__Output>
  RevokeApiKey: MethodDefinition<_bookmarks_v1_RevokeApiKeyRequest, _bookmarks_v1_RevokeApiKeyResponse, _bookmarks_v1_RevokeApiKeyRequest__Output, _bookmarks_v1_RevokeApiKeyResponse__Output>
}
