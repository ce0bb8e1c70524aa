// Original file: bookmarks/v1/public_collections.proto

import type * as grpc from '@grpc/grpc-js'
import type { MethodDefinition } from '@grpc/proto-loader'
import type { GetPublicCollectionRequest as _bookmarks_v1_GetPublicCollectionRequest, GetPublicCollectionRequest__Output as _bookmarks_v1_GetPublicCollectionRequest__Output } from '../../bookmarks/v1/GetPublicCollectionRequest.ts';
import type { GetPublisherRequest as _bookmarks_v1_GetPublisherRequest, GetPublisherRequest__Output as _bookmarks_v1_GetPublisherRequest__Output } from '../../bookmarks/v1/GetPublisherRequest.ts';
import type { ListPublicBookmarksRequest as _bookmarks_v1_ListPublicBookmarksRequest, ListPublicBookmarksRequest__Output as _bookmarks_v1_ListPublicBookmarksRequest__Output } from '../../bookmarks/v1/ListPublicBookmarksRequest.ts';
import type { ListPublicBookmarksResponse as _bookmarks_v1_ListPublicBookmarksResponse, ListPublicBookmarksResponse__Output as _bookmarks_v1_ListPublicBookmarksResponse__Output } from '../../bookmarks/v1/ListPublicBookmarksResponse.ts';
import type { ListPublicCollectionsRequest as _bookmarks_v1_ListPublicCollectionsRequest, ListPublicCollectionsRequest__Output as _bookmarks_v1_ListPublicCollectionsRequest__Output } from '../../bookmarks/v1/ListPublicCollectionsRequest.ts';
import type { ListPublicCollectionsResponse as _bookmarks_v1_ListPublicCollectionsResponse, ListPublicCollectionsResponse__Output as _bookmarks_v1_ListPublicCollectionsResponse__Output } from '../../bookmarks/v1/ListPublicCollectionsResponse.ts';
import type { PublicCollection as _bookmarks_v1_PublicCollection, PublicCollection__Output as _bookmarks_v1_PublicCollection__Output } from '../../bookmarks/v1/PublicCollection.ts';
import type { Publisher as _bookmarks_v1_Publisher, Publisher__Output as _bookmarks_v1_Publisher__Output } from '../../bookmarks/v1/Publisher.ts';
import type { SearchPublicBookmarksRequest as _bookmarks_v1_SearchPublicBookmarksRequest, SearchPublicBookmarksRequest__Output as _bookmarks_v1_SearchPublicBookmarksRequest__Output } from '../../bookmarks/v1/SearchPublicBookmarksRequest.ts';
import type { SearchPublicBookmarksResponse as _bookmarks_v1_SearchPublicBookmarksResponse, SearchPublicBookmarksResponse__Output as _bookmarks_v1_SearchPublicBookmarksResponse__Output } from '../../bookmarks/v1/SearchPublicBookmarksResponse.ts';
import type { SetPublicNameRequest as _bookmarks_v1_SetPublicNameRequest, SetPublicNameRequest__Output as _bookmarks_v1_SetPublicNameRequest__Output } from '../../bookmarks/v1/SetPublicNameRequest.ts';

/**
 * What users have published: collections that everybody can read, without an identity, by their ids. Notes, read states and
 * favorites are nobody's but their user's: nothing here holds them, finds by them or tells whether they are there.
 * 
 * Calls can end in INVALID_ARGUMENT (with words that say how to put it right), NOT_FOUND (for a collection that is unknown as
 * for one that is not published), UNAVAILABLE and DEADLINE_EXCEEDED, as those of BookmarkService can. GetPublisher and
 * SetPublicName act for the subject of `x-user-sub`, who must have signed in on the account page: PERMISSION_DENIED for any
 * other credential. A collection is published and unpublished by SaveCollection of BookmarkService.
 */
export interface PublicCollectionServiceClient extends grpc.Client {
  /**
   * Index look-ups alone, so that it can be asked often, to learn whether something kept of a collection is still so.
   */
  GetPublicCollection(argument: _bookmarks_v1_GetPublicCollectionRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_bookmarks_v1_PublicCollection__Output>): grpc.ClientUnaryCall;
  GetPublicCollection(argument: _bookmarks_v1_GetPublicCollectionRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_bookmarks_v1_PublicCollection__Output>): grpc.ClientUnaryCall;
  GetPublicCollection(argument: _bookmarks_v1_GetPublicCollectionRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_bookmarks_v1_PublicCollection__Output>): grpc.ClientUnaryCall;
  GetPublicCollection(argument: _bookmarks_v1_GetPublicCollectionRequest, callback: grpc.requestCallback<_bookmarks_v1_PublicCollection__Output>): grpc.ClientUnaryCall;
  /**
   * Index look-ups alone, so that it can be asked often, to learn whether something kept of a collection is still so.
   */
  getPublicCollection(argument: _bookmarks_v1_GetPublicCollectionRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_bookmarks_v1_PublicCollection__Output>): grpc.ClientUnaryCall;
  getPublicCollection(argument: _bookmarks_v1_GetPublicCollectionRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_bookmarks_v1_PublicCollection__Output>): grpc.ClientUnaryCall;
  getPublicCollection(argument: _bookmarks_v1_GetPublicCollectionRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_bookmarks_v1_PublicCollection__Output>): grpc.ClientUnaryCall;
  getPublicCollection(argument: _bookmarks_v1_GetPublicCollectionRequest, callback: grpc.requestCallback<_bookmarks_v1_PublicCollection__Output>): grpc.ClientUnaryCall;
  
  /**
   * What the caller shows to everybody.
   */
  GetPublisher(argument: _bookmarks_v1_GetPublisherRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_bookmarks_v1_Publisher__Output>): grpc.ClientUnaryCall;
  GetPublisher(argument: _bookmarks_v1_GetPublisherRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_bookmarks_v1_Publisher__Output>): grpc.ClientUnaryCall;
  GetPublisher(argument: _bookmarks_v1_GetPublisherRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_bookmarks_v1_Publisher__Output>): grpc.ClientUnaryCall;
  GetPublisher(argument: _bookmarks_v1_GetPublisherRequest, callback: grpc.requestCallback<_bookmarks_v1_Publisher__Output>): grpc.ClientUnaryCall;
  /**
   * What the caller shows to everybody.
   */
  getPublisher(argument: _bookmarks_v1_GetPublisherRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_bookmarks_v1_Publisher__Output>): grpc.ClientUnaryCall;
  getPublisher(argument: _bookmarks_v1_GetPublisherRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_bookmarks_v1_Publisher__Output>): grpc.ClientUnaryCall;
  getPublisher(argument: _bookmarks_v1_GetPublisherRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_bookmarks_v1_Publisher__Output>): grpc.ClientUnaryCall;
  getPublisher(argument: _bookmarks_v1_GetPublisherRequest, callback: grpc.requestCallback<_bookmarks_v1_Publisher__Output>): grpc.ClientUnaryCall;
  
  /**
   * The bookmarks that are directly in a collection and pass a filter.
   */
  ListPublicBookmarks(argument: _bookmarks_v1_ListPublicBookmarksRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_bookmarks_v1_ListPublicBookmarksResponse__Output>): grpc.ClientUnaryCall;
  ListPublicBookmarks(argument: _bookmarks_v1_ListPublicBookmarksRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_bookmarks_v1_ListPublicBookmarksResponse__Output>): grpc.ClientUnaryCall;
  ListPublicBookmarks(argument: _bookmarks_v1_ListPublicBookmarksRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_bookmarks_v1_ListPublicBookmarksResponse__Output>): grpc.ClientUnaryCall;
  ListPublicBookmarks(argument: _bookmarks_v1_ListPublicBookmarksRequest, callback: grpc.requestCallback<_bookmarks_v1_ListPublicBookmarksResponse__Output>): grpc.ClientUnaryCall;
  /**
   * The bookmarks that are directly in a collection and pass a filter.
   */
  listPublicBookmarks(argument: _bookmarks_v1_ListPublicBookmarksRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_bookmarks_v1_ListPublicBookmarksResponse__Output>): grpc.ClientUnaryCall;
  listPublicBookmarks(argument: _bookmarks_v1_ListPublicBookmarksRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_bookmarks_v1_ListPublicBookmarksResponse__Output>): grpc.ClientUnaryCall;
  listPublicBookmarks(argument: _bookmarks_v1_ListPublicBookmarksRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_bookmarks_v1_ListPublicBookmarksResponse__Output>): grpc.ClientUnaryCall;
  listPublicBookmarks(argument: _bookmarks_v1_ListPublicBookmarksRequest, callback: grpc.requestCallback<_bookmarks_v1_ListPublicBookmarksResponse__Output>): grpc.ClientUnaryCall;
  
  /**
   * All published collections, those published last first. INVALID_ARGUMENT for a page token that does not fit the request.
   */
  ListPublicCollections(argument: _bookmarks_v1_ListPublicCollectionsRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_bookmarks_v1_ListPublicCollectionsResponse__Output>): grpc.ClientUnaryCall;
  ListPublicCollections(argument: _bookmarks_v1_ListPublicCollectionsRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_bookmarks_v1_ListPublicCollectionsResponse__Output>): grpc.ClientUnaryCall;
  ListPublicCollections(argument: _bookmarks_v1_ListPublicCollectionsRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_bookmarks_v1_ListPublicCollectionsResponse__Output>): grpc.ClientUnaryCall;
  ListPublicCollections(argument: _bookmarks_v1_ListPublicCollectionsRequest, callback: grpc.requestCallback<_bookmarks_v1_ListPublicCollectionsResponse__Output>): grpc.ClientUnaryCall;
  /**
   * All published collections, those published last first. INVALID_ARGUMENT for a page token that does not fit the request.
   */
  listPublicCollections(argument: _bookmarks_v1_ListPublicCollectionsRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_bookmarks_v1_ListPublicCollectionsResponse__Output>): grpc.ClientUnaryCall;
  listPublicCollections(argument: _bookmarks_v1_ListPublicCollectionsRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_bookmarks_v1_ListPublicCollectionsResponse__Output>): grpc.ClientUnaryCall;
  listPublicCollections(argument: _bookmarks_v1_ListPublicCollectionsRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_bookmarks_v1_ListPublicCollectionsResponse__Output>): grpc.ClientUnaryCall;
  listPublicCollections(argument: _bookmarks_v1_ListPublicCollectionsRequest, callback: grpc.requestCallback<_bookmarks_v1_ListPublicCollectionsResponse__Output>): grpc.ClientUnaryCall;
  
  /**
   * Searches the titles, tags, descriptions and URLs of a collection, as it stands: nothing is corrected. INVALID_ARGUMENT for
   * operators about what is not public: note:, has:, in:, and is: but for is:untagged.
   */
  SearchPublicBookmarks(argument: _bookmarks_v1_SearchPublicBookmarksRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_bookmarks_v1_SearchPublicBookmarksResponse__Output>): grpc.ClientUnaryCall;
  SearchPublicBookmarks(argument: _bookmarks_v1_SearchPublicBookmarksRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_bookmarks_v1_SearchPublicBookmarksResponse__Output>): grpc.ClientUnaryCall;
  SearchPublicBookmarks(argument: _bookmarks_v1_SearchPublicBookmarksRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_bookmarks_v1_SearchPublicBookmarksResponse__Output>): grpc.ClientUnaryCall;
  SearchPublicBookmarks(argument: _bookmarks_v1_SearchPublicBookmarksRequest, callback: grpc.requestCallback<_bookmarks_v1_SearchPublicBookmarksResponse__Output>): grpc.ClientUnaryCall;
  /**
   * Searches the titles, tags, descriptions and URLs of a collection, as it stands: nothing is corrected. INVALID_ARGUMENT for
   * operators about what is not public: note:, has:, in:, and is: but for is:untagged.
   */
  searchPublicBookmarks(argument: _bookmarks_v1_SearchPublicBookmarksRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_bookmarks_v1_SearchPublicBookmarksResponse__Output>): grpc.ClientUnaryCall;
  searchPublicBookmarks(argument: _bookmarks_v1_SearchPublicBookmarksRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_bookmarks_v1_SearchPublicBookmarksResponse__Output>): grpc.ClientUnaryCall;
  searchPublicBookmarks(argument: _bookmarks_v1_SearchPublicBookmarksRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_bookmarks_v1_SearchPublicBookmarksResponse__Output>): grpc.ClientUnaryCall;
  searchPublicBookmarks(argument: _bookmarks_v1_SearchPublicBookmarksRequest, callback: grpc.requestCallback<_bookmarks_v1_SearchPublicBookmarksResponse__Output>): grpc.ClientUnaryCall;
  
  /**
   * Sets the name that stands with the caller's collections.
   */
  SetPublicName(argument: _bookmarks_v1_SetPublicNameRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_bookmarks_v1_Publisher__Output>): grpc.ClientUnaryCall;
  SetPublicName(argument: _bookmarks_v1_SetPublicNameRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_bookmarks_v1_Publisher__Output>): grpc.ClientUnaryCall;
  SetPublicName(argument: _bookmarks_v1_SetPublicNameRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_bookmarks_v1_Publisher__Output>): grpc.ClientUnaryCall;
  SetPublicName(argument: _bookmarks_v1_SetPublicNameRequest, callback: grpc.requestCallback<_bookmarks_v1_Publisher__Output>): grpc.ClientUnaryCall;
  /**
   * Sets the name that stands with the caller's collections.
   */
  setPublicName(argument: _bookmarks_v1_SetPublicNameRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_bookmarks_v1_Publisher__Output>): grpc.ClientUnaryCall;
  setPublicName(argument: _bookmarks_v1_SetPublicNameRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_bookmarks_v1_Publisher__Output>): grpc.ClientUnaryCall;
  setPublicName(argument: _bookmarks_v1_SetPublicNameRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_bookmarks_v1_Publisher__Output>): grpc.ClientUnaryCall;
  setPublicName(argument: _bookmarks_v1_SetPublicNameRequest, callback: grpc.requestCallback<_bookmarks_v1_Publisher__Output>): grpc.ClientUnaryCall;
  
}

/**
 * What users have published: collections that everybody can read, without an identity, by their ids. Notes, read states and
 * favorites are nobody's but their user's: nothing here holds them, finds by them or tells whether they are there.
 * 
 * Calls can end in INVALID_ARGUMENT (with words that say how to put it right), NOT_FOUND (for a collection that is unknown as
 * for one that is not published), UNAVAILABLE and DEADLINE_EXCEEDED, as those of BookmarkService can. GetPublisher and
 * SetPublicName act for the subject of `x-user-sub`, who must have signed in on the account page: PERMISSION_DENIED for any
 * other credential. A collection is published and unpublished by SaveCollection of BookmarkService.
 */
export interface PublicCollectionServiceHandlers extends grpc.UntypedServiceImplementation {
  /**
   * Index look-ups alone, so that it can be asked often, to learn whether something kept of a collection is still so.
   */
  GetPublicCollection: grpc.handleUnaryCall<_bookmarks_v1_GetPublicCollectionRequest__Output, _bookmarks_v1_PublicCollection>;
  
  /**
   * What the caller shows to everybody.
   */
  GetPublisher: grpc.handleUnaryCall<_bookmarks_v1_GetPublisherRequest__Output, _bookmarks_v1_Publisher>;
  
  /**
   * The bookmarks that are directly in a collection and pass a filter.
   */
  ListPublicBookmarks: grpc.handleUnaryCall<_bookmarks_v1_ListPublicBookmarksRequest__Output, _bookmarks_v1_ListPublicBookmarksResponse>;
  
  /**
   * All published collections, those published last first. INVALID_ARGUMENT for a page token that does not fit the request.
   */
  ListPublicCollections: grpc.handleUnaryCall<_bookmarks_v1_ListPublicCollectionsRequest__Output, _bookmarks_v1_ListPublicCollectionsResponse>;
  
  /**
   * Searches the titles, tags, descriptions and URLs of a collection, as it stands: nothing is corrected. INVALID_ARGUMENT for
   * operators about what is not public: note:, has:, in:, and is: but for is:untagged.
   */
  SearchPublicBookmarks: grpc.handleUnaryCall<_bookmarks_v1_SearchPublicBookmarksRequest__Output, _bookmarks_v1_SearchPublicBookmarksResponse>;
  
  /**
   * Sets the name that stands with the caller's collections.
   */
  SetPublicName: grpc.handleUnaryCall<_bookmarks_v1_SetPublicNameRequest__Output, _bookmarks_v1_Publisher>;
  
}

export interface PublicCollectionServiceDefinition extends grpc.ServiceDefinition {
  GetPublicCollection: MethodDefinition<_bookmarks_v1_GetPublicCollectionRequest, _bookmarks_v1_PublicCollection, _bookmarks_v1_GetPublicCollectionRequest__Output, _bookmarks_v1_PublicCollection__Output>
  GetPublisher: MethodDefinition<_bookmarks_v1_GetPublisherRequest, _bookmarks_v1_Publisher, _bookmarks_v1_GetPublisherRequest__Output, _bookmarks_v1_Publisher__Output>
  ListPublicBookmarks: MethodDefinition<_bookmarks_v1_ListPublicBookmarksRequest, _bookmarks_v1_ListPublicBookmarksResponse, _bookmarks_v1_ListPublicBookmarksRequest__Output, _bookmarks_v1_ListPublicBookmarksResponse__Output>
  ListPublicCollections: MethodDefinition<_bookmarks_v1_ListPublicCollectionsRequest, _bookmarks_v1_ListPublicCollectionsResponse, _bookmarks_v1_ListPublicCollectionsRequest__Output, _bookmarks_v1_ListPublicCollectionsResponse__Output>
  SearchPublicBookmarks: MethodDefinition<_bookmarks_v1_SearchPublicBookmarksRequest, _bookmarks_v1_SearchPublicBookmarksResponse, _bookmarks_v1_SearchPublicBookmarksRequest__Output, _bookmarks_v1_SearchPublicBookmarksResponse__Output>
  SetPublicName: MethodDefinition<_bookmarks_v1_SetPublicNameRequest, _bookmarks_v1_Publisher, _bookmarks_v1_SetPublicNameRequest__Output, _bookmarks_v1_Publisher__Output>
}
