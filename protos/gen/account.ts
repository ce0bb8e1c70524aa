import type * as grpc from '@grpc/grpc-js';
import type { MessageTypeDefinition } from '@grpc/proto-loader';

import type { AccountServiceClient as _bookmarks_v1_AccountServiceClient, AccountServiceDefinition as _bookmarks_v1_AccountServiceDefinition } from './bookmarks/v1/AccountService.ts';
import type { DeleteLibraryRequest as _bookmarks_v1_DeleteLibraryRequest, DeleteLibraryRequest__Output as _bookmarks_v1_DeleteLibraryRequest__Output } from './bookmarks/v1/DeleteLibraryRequest.ts';
import type { DeleteLibraryResponse as _bookmarks_v1_DeleteLibraryResponse, DeleteLibraryResponse__Output as _bookmarks_v1_DeleteLibraryResponse__Output } from './bookmarks/v1/DeleteLibraryResponse.ts';
import type { GetPreferencesRequest as _bookmarks_v1_GetPreferencesRequest, GetPreferencesRequest__Output as _bookmarks_v1_GetPreferencesRequest__Output } from './bookmarks/v1/GetPreferencesRequest.ts';
import type { Preferences as _bookmarks_v1_Preferences, Preferences__Output as _bookmarks_v1_Preferences__Output } from './bookmarks/v1/Preferences.ts';

type SubtypeConstructor<Constructor extends new (...args: any) => any, Subtype> = {
  new(...args: ConstructorParameters<Constructor>): Subtype;
};

export interface ProtoGrpcType {
  bookmarks: {
    v1: {
      /**
       * What concerns all that is kept of a user.
       * 
       * Calls act for the subject of `x-user-sub`, who must have signed in on the account page: PERMISSION_DENIED for any other
       * credential. They can end in UNAUTHENTICATED, INVALID_ARGUMENT (with words that say how to put it right), UNAVAILABLE and DEADLINE_EXCEEDED, as those of BookmarkService can.
       */
      AccountService: SubtypeConstructor<typeof grpc.Client, _bookmarks_v1_AccountServiceClient> & { service: _bookmarks_v1_AccountServiceDefinition }
      DeleteLibraryRequest: MessageTypeDefinition<_bookmarks_v1_DeleteLibraryRequest, _bookmarks_v1_DeleteLibraryRequest__Output>
      DeleteLibraryResponse: MessageTypeDefinition<_bookmarks_v1_DeleteLibraryResponse, _bookmarks_v1_DeleteLibraryResponse__Output>
      GetPreferencesRequest: MessageTypeDefinition<_bookmarks_v1_GetPreferencesRequest, _bookmarks_v1_GetPreferencesRequest__Output>
      Preferences: MessageTypeDefinition<_bookmarks_v1_Preferences, _bookmarks_v1_Preferences__Output>
    }
  }
}

