import type * as grpc from '@grpc/grpc-js';
import type { MessageTypeDefinition } from '@grpc/proto-loader';

import type { ApiKey as _bookmarks_v1_ApiKey, ApiKey__Output as _bookmarks_v1_ApiKey__Output } from './bookmarks/v1/ApiKey.ts';
import type { ApiKeyServiceClient as _bookmarks_v1_ApiKeyServiceClient, ApiKeyServiceDefinition as _bookmarks_v1_ApiKeyServiceDefinition } from './bookmarks/v1/ApiKeyService.ts';
import type { AuthenticateApiKeyRequest as _bookmarks_v1_AuthenticateApiKeyRequest, AuthenticateApiKeyRequest__Output as _bookmarks_v1_AuthenticateApiKeyRequest__Output } from './bookmarks/v1/AuthenticateApiKeyRequest.ts';
import type { AuthenticateApiKeyResponse as _bookmarks_v1_AuthenticateApiKeyResponse, AuthenticateApiKeyResponse__Output as _bookmarks_v1_AuthenticateApiKeyResponse__Output } from './bookmarks/v1/AuthenticateApiKeyResponse.ts';
import type { CreateApiKeyRequest as _bookmarks_v1_CreateApiKeyRequest, CreateApiKeyRequest__Output as _bookmarks_v1_CreateApiKeyRequest__Output } from './bookmarks/v1/CreateApiKeyRequest.ts';
import type { ListApiKeysRequest as _bookmarks_v1_ListApiKeysRequest, ListApiKeysRequest__Output as _bookmarks_v1_ListApiKeysRequest__Output } from './bookmarks/v1/ListApiKeysRequest.ts';
import type { ListApiKeysResponse as _bookmarks_v1_ListApiKeysResponse, ListApiKeysResponse__Output as _bookmarks_v1_ListApiKeysResponse__Output } from './bookmarks/v1/ListApiKeysResponse.ts';
import type { RevokeApiKeyRequest as _bookmarks_v1_RevokeApiKeyRequest, RevokeApiKeyRequest__Output as _bookmarks_v1_RevokeApiKeyRequest__Output } from './bookmarks/v1/RevokeApiKeyRequest.ts';
import type { RevokeApiKeyResponse as _bookmarks_v1_RevokeApiKeyResponse, RevokeApiKeyResponse__Output as _bookmarks_v1_RevokeApiKeyResponse__Output } from './bookmarks/v1/RevokeApiKeyResponse.ts';
import type { Timestamp as _google_protobuf_Timestamp, Timestamp__Output as _google_protobuf_Timestamp__Output } from './google/protobuf/Timestamp.ts';

type SubtypeConstructor<Constructor extends new (...args: any) => any, Subtype> = {
  new(...args: ConstructorParameters<Constructor>): Subtype;
};

export interface ProtoGrpcType {
  bookmarks: {
    v1: {
      ApiKey: MessageTypeDefinition<_bookmarks_v1_ApiKey, _bookmarks_v1_ApiKey__Output>
      /**
       * Keys by which programs act for a user. The service knows a key by its digest alone: the gateway makes keys, shows each
       * once, and hashes what comes with a request.
       * 
       * Calls can end in UNAUTHENTICATED, INVALID_ARGUMENT, UNAVAILABLE and DEADLINE_EXCEEDED, as those of BookmarkService can.
       * All but AuthenticateApiKey act for the subject of `x-user-sub`, who must have signed in on the account page:
       * PERMISSION_DENIED for any other credential, so that no token and no key makes keys.
       */
      ApiKeyService: SubtypeConstructor<typeof grpc.Client, _bookmarks_v1_ApiKeyServiceClient> & { service: _bookmarks_v1_ApiKeyServiceDefinition }
      AuthenticateApiKeyRequest: MessageTypeDefinition<_bookmarks_v1_AuthenticateApiKeyRequest, _bookmarks_v1_AuthenticateApiKeyRequest__Output>
      AuthenticateApiKeyResponse: MessageTypeDefinition<_bookmarks_v1_AuthenticateApiKeyResponse, _bookmarks_v1_AuthenticateApiKeyResponse__Output>
      CreateApiKeyRequest: MessageTypeDefinition<_bookmarks_v1_CreateApiKeyRequest, _bookmarks_v1_CreateApiKeyRequest__Output>
      ListApiKeysRequest: MessageTypeDefinition<_bookmarks_v1_ListApiKeysRequest, _bookmarks_v1_ListApiKeysRequest__Output>
      ListApiKeysResponse: MessageTypeDefinition<_bookmarks_v1_ListApiKeysResponse, _bookmarks_v1_ListApiKeysResponse__Output>
      RevokeApiKeyRequest: MessageTypeDefinition<_bookmarks_v1_RevokeApiKeyRequest, _bookmarks_v1_RevokeApiKeyRequest__Output>
      RevokeApiKeyResponse: MessageTypeDefinition<_bookmarks_v1_RevokeApiKeyResponse, _bookmarks_v1_RevokeApiKeyResponse__Output>
    }
  }
  google: {
    protobuf: {
      Timestamp: MessageTypeDefinition<_google_protobuf_Timestamp, _google_protobuf_Timestamp__Output>
    }
  }
}

