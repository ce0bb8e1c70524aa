import type * as grpc from '@grpc/grpc-js';
import type { MessageTypeDefinition } from '@grpc/proto-loader';

import type { GetPublicCollectionRequest as _bookmarks_v1_GetPublicCollectionRequest, GetPublicCollectionRequest__Output as _bookmarks_v1_GetPublicCollectionRequest__Output } from './bookmarks/v1/GetPublicCollectionRequest.ts';
import type { GetPublisherRequest as _bookmarks_v1_GetPublisherRequest, GetPublisherRequest__Output as _bookmarks_v1_GetPublisherRequest__Output } from './bookmarks/v1/GetPublisherRequest.ts';
import type { ListPublicBookmarksRequest as _bookmarks_v1_ListPublicBookmarksRequest, ListPublicBookmarksRequest__Output as _bookmarks_v1_ListPublicBookmarksRequest__Output } from './bookmarks/v1/ListPublicBookmarksRequest.ts';
import type { ListPublicBookmarksResponse as _bookmarks_v1_ListPublicBookmarksResponse, ListPublicBookmarksResponse__Output as _bookmarks_v1_ListPublicBookmarksResponse__Output } from './bookmarks/v1/ListPublicBookmarksResponse.ts';
import type { ListPublicCollectionsRequest as _bookmarks_v1_ListPublicCollectionsRequest, ListPublicCollectionsRequest__Output as _bookmarks_v1_ListPublicCollectionsRequest__Output } from './bookmarks/v1/ListPublicCollectionsRequest.ts';
import type { ListPublicCollectionsResponse as _bookmarks_v1_ListPublicCollectionsResponse, ListPublicCollectionsResponse__Output as _bookmarks_v1_ListPublicCollectionsResponse__Output } from './bookmarks/v1/ListPublicCollectionsResponse.ts';
import type { PublicBookmark as _bookmarks_v1_PublicBookmark, PublicBookmark__Output as _bookmarks_v1_PublicBookmark__Output } from './bookmarks/v1/PublicBookmark.ts';
import type { PublicBookmarkFilter as _bookmarks_v1_PublicBookmarkFilter, PublicBookmarkFilter__Output as _bookmarks_v1_PublicBookmarkFilter__Output } from './bookmarks/v1/PublicBookmarkFilter.ts';
import type { PublicCollection as _bookmarks_v1_PublicCollection, PublicCollection__Output as _bookmarks_v1_PublicCollection__Output } from './bookmarks/v1/PublicCollection.ts';
import type { PublicCollectionServiceClient as _bookmarks_v1_PublicCollectionServiceClient, PublicCollectionServiceDefinition as _bookmarks_v1_PublicCollectionServiceDefinition } from './bookmarks/v1/PublicCollectionService.ts';
import type { Publisher as _bookmarks_v1_Publisher, Publisher__Output as _bookmarks_v1_Publisher__Output } from './bookmarks/v1/Publisher.ts';
import type { SearchPublicBookmarksRequest as _bookmarks_v1_SearchPublicBookmarksRequest, SearchPublicBookmarksRequest__Output as _bookmarks_v1_SearchPublicBookmarksRequest__Output } from './bookmarks/v1/SearchPublicBookmarksRequest.ts';
import type { SearchPublicBookmarksResponse as _bookmarks_v1_SearchPublicBookmarksResponse, SearchPublicBookmarksResponse__Output as _bookmarks_v1_SearchPublicBookmarksResponse__Output } from './bookmarks/v1/SearchPublicBookmarksResponse.ts';
import type { SetPublicNameRequest as _bookmarks_v1_SetPublicNameRequest, SetPublicNameRequest__Output as _bookmarks_v1_SetPublicNameRequest__Output } from './bookmarks/v1/SetPublicNameRequest.ts';
import type { Timestamp as _google_protobuf_Timestamp, Timestamp__Output as _google_protobuf_Timestamp__Output } from './google/protobuf/Timestamp.ts';

type SubtypeConstructor<Constructor extends new (...args: any) => any, Subtype> = {
  new(...args: ConstructorParameters<Constructor>): Subtype;
};

export interface ProtoGrpcType {
  bookmarks: {
    v1: {
      GetPublicCollectionRequest: MessageTypeDefinition<_bookmarks_v1_GetPublicCollectionRequest, _bookmarks_v1_GetPublicCollectionRequest__Output>
      GetPublisherRequest: MessageTypeDefinition<_bookmarks_v1_GetPublisherRequest, _bookmarks_v1_GetPublisherRequest__Output>
      ListPublicBookmarksRequest: MessageTypeDefinition<_bookmarks_v1_ListPublicBookmarksRequest, _bookmarks_v1_ListPublicBookmarksRequest__Output>
      ListPublicBookmarksResponse: MessageTypeDefinition<_bookmarks_v1_ListPublicBookmarksResponse, _bookmarks_v1_ListPublicBookmarksResponse__Output>
      ListPublicCollectionsRequest: MessageTypeDefinition<_bookmarks_v1_ListPublicCollectionsRequest, _bookmarks_v1_ListPublicCollectionsRequest__Output>
      ListPublicCollectionsResponse: MessageTypeDefinition<_bookmarks_v1_ListPublicCollectionsResponse, _bookmarks_v1_ListPublicCollectionsResponse__Output>
      PublicBookmark: MessageTypeDefinition<_bookmarks_v1_PublicBookmark, _bookmarks_v1_PublicBookmark__Output>
      PublicBookmarkFilter: MessageTypeDefinition<_bookmarks_v1_PublicBookmarkFilter, _bookmarks_v1_PublicBookmarkFilter__Output>
      PublicCollection: MessageTypeDefinition<_bookmarks_v1_PublicCollection, _bookmarks_v1_PublicCollection__Output>
      /**
       * What users have published: collections that everybody can read, without an identity, by their ids. Notes, read states and
       * favorites are nobody's but their user's: nothing here holds them, finds by them or tells whether they are there.
       * 
       * Calls can end in INVALID_ARGUMENT (with words that say how to put it right), NOT_FOUND (for a collection that is unknown as
       * for one that is not published), UNAVAILABLE and DEADLINE_EXCEEDED, as those of BookmarkService can. GetPublisher and
       * SetPublicName act for the subject of `x-user-sub`, who must have signed in on the account page: PERMISSION_DENIED for any
       * other credential. A collection is published and unpublished by SaveCollection of BookmarkService.
       */
      PublicCollectionService: SubtypeConstructor<typeof grpc.Client, _bookmarks_v1_PublicCollectionServiceClient> & { service: _bookmarks_v1_PublicCollectionServiceDefinition }
      Publisher: MessageTypeDefinition<_bookmarks_v1_Publisher, _bookmarks_v1_Publisher__Output>
      SearchPublicBookmarksRequest: MessageTypeDefinition<_bookmarks_v1_SearchPublicBookmarksRequest, _bookmarks_v1_SearchPublicBookmarksRequest__Output>
      SearchPublicBookmarksResponse: MessageTypeDefinition<_bookmarks_v1_SearchPublicBookmarksResponse, _bookmarks_v1_SearchPublicBookmarksResponse__Output>
      SetPublicNameRequest: MessageTypeDefinition<_bookmarks_v1_SetPublicNameRequest, _bookmarks_v1_SetPublicNameRequest__Output>
    }
  }
  google: {
    protobuf: {
      Timestamp: MessageTypeDefinition<_google_protobuf_Timestamp, _google_protobuf_Timestamp__Output>
    }
  }
}

