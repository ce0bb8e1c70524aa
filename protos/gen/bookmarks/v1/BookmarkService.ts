// Original file: bookmarks/v1/bookmarks.proto

import type * as grpc from '@grpc/grpc-js'
import type { MethodDefinition } from '@grpc/proto-loader'
import type { BatchDeleteBookmarksRequest as _bookmarks_v1_BatchDeleteBookmarksRequest, BatchDeleteBookmarksRequest__Output as _bookmarks_v1_BatchDeleteBookmarksRequest__Output } from '../../bookmarks/v1/BatchDeleteBookmarksRequest.ts';
import type { BatchDeleteBookmarksResponse as _bookmarks_v1_BatchDeleteBookmarksResponse, BatchDeleteBookmarksResponse__Output as _bookmarks_v1_BatchDeleteBookmarksResponse__Output } from '../../bookmarks/v1/BatchDeleteBookmarksResponse.ts';
import type { BatchGetBookmarksRequest as _bookmarks_v1_BatchGetBookmarksRequest, BatchGetBookmarksRequest__Output as _bookmarks_v1_BatchGetBookmarksRequest__Output } from '../../bookmarks/v1/BatchGetBookmarksRequest.ts';
import type { BatchGetBookmarksResponse as _bookmarks_v1_BatchGetBookmarksResponse, BatchGetBookmarksResponse__Output as _bookmarks_v1_BatchGetBookmarksResponse__Output } from '../../bookmarks/v1/BatchGetBookmarksResponse.ts';
import type { CreateBookmarkRequest as _bookmarks_v1_CreateBookmarkRequest, CreateBookmarkRequest__Output as _bookmarks_v1_CreateBookmarkRequest__Output } from '../../bookmarks/v1/CreateBookmarkRequest.ts';
import type { CreateBookmarkResponse as _bookmarks_v1_CreateBookmarkResponse, CreateBookmarkResponse__Output as _bookmarks_v1_CreateBookmarkResponse__Output } from '../../bookmarks/v1/CreateBookmarkResponse.ts';
import type { ListBookmarksRequest as _bookmarks_v1_ListBookmarksRequest, ListBookmarksRequest__Output as _bookmarks_v1_ListBookmarksRequest__Output } from '../../bookmarks/v1/ListBookmarksRequest.ts';
import type { ListBookmarksResponse as _bookmarks_v1_ListBookmarksResponse, ListBookmarksResponse__Output as _bookmarks_v1_ListBookmarksResponse__Output } from '../../bookmarks/v1/ListBookmarksResponse.ts';
import type { ListTagsRequest as _bookmarks_v1_ListTagsRequest, ListTagsRequest__Output as _bookmarks_v1_ListTagsRequest__Output } from '../../bookmarks/v1/ListTagsRequest.ts';
import type { ListTagsResponse as _bookmarks_v1_ListTagsResponse, ListTagsResponse__Output as _bookmarks_v1_ListTagsResponse__Output } from '../../bookmarks/v1/ListTagsResponse.ts';
import type { SearchBookmarksRequest as _bookmarks_v1_SearchBookmarksRequest, SearchBookmarksRequest__Output as _bookmarks_v1_SearchBookmarksRequest__Output } from '../../bookmarks/v1/SearchBookmarksRequest.ts';
import type { SearchBookmarksResponse as _bookmarks_v1_SearchBookmarksResponse, SearchBookmarksResponse__Output as _bookmarks_v1_SearchBookmarksResponse__Output } from '../../bookmarks/v1/SearchBookmarksResponse.ts';
import type { UpdateBookmarkRequest as _bookmarks_v1_UpdateBookmarkRequest, UpdateBookmarkRequest__Output as _bookmarks_v1_UpdateBookmarkRequest__Output } from '../../bookmarks/v1/UpdateBookmarkRequest.ts';
import type { UpdateBookmarkResponse as _bookmarks_v1_UpdateBookmarkResponse, UpdateBookmarkResponse__Output as _bookmarks_v1_UpdateBookmarkResponse__Output } from '../../bookmarks/v1/UpdateBookmarkResponse.ts';

/**
 * The library of one user. Every call carries the gateway's identity assertion as `x-user-sub` metadata and acts for
 * its subject alone: what belongs to somebody else is NOT_FOUND, as if it were not there.
 * 
 * Any call can end in UNAUTHENTICATED (no valid assertion), PERMISSION_DENIED (its scope does not allow the call),
 * INVALID_ARGUMENT (with words that say how to put it right), RESOURCE_EXHAUSTED (the message is too large),
 * UNAVAILABLE (the database is out of reach; try again) and DEADLINE_EXCEEDED.
 */
export interface BookmarkServiceClient extends grpc.Client {
  /**
   * Moves bookmarks to the trash. What is not there is left out, so that a call may be sent twice.
   */
  BatchDeleteBookmarks(argument: _bookmarks_v1_BatchDeleteBookmarksRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_bookmarks_v1_BatchDeleteBookmarksResponse__Output>): grpc.ClientUnaryCall;
  BatchDeleteBookmarks(argument: _bookmarks_v1_BatchDeleteBookmarksRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_bookmarks_v1_BatchDeleteBookmarksResponse__Output>): grpc.ClientUnaryCall;
  BatchDeleteBookmarks(argument: _bookmarks_v1_BatchDeleteBookmarksRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_bookmarks_v1_BatchDeleteBookmarksResponse__Output>): grpc.ClientUnaryCall;
  BatchDeleteBookmarks(argument: _bookmarks_v1_BatchDeleteBookmarksRequest, callback: grpc.requestCallback<_bookmarks_v1_BatchDeleteBookmarksResponse__Output>): grpc.ClientUnaryCall;
  /**
   * Moves bookmarks to the trash. What is not there is left out, so that a call may be sent twice.
   */
  batchDeleteBookmarks(argument: _bookmarks_v1_BatchDeleteBookmarksRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_bookmarks_v1_BatchDeleteBookmarksResponse__Output>): grpc.ClientUnaryCall;
  batchDeleteBookmarks(argument: _bookmarks_v1_BatchDeleteBookmarksRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_bookmarks_v1_BatchDeleteBookmarksResponse__Output>): grpc.ClientUnaryCall;
  batchDeleteBookmarks(argument: _bookmarks_v1_BatchDeleteBookmarksRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_bookmarks_v1_BatchDeleteBookmarksResponse__Output>): grpc.ClientUnaryCall;
  batchDeleteBookmarks(argument: _bookmarks_v1_BatchDeleteBookmarksRequest, callback: grpc.requestCallback<_bookmarks_v1_BatchDeleteBookmarksResponse__Output>): grpc.ClientUnaryCall;
  
  /**
   * Looks up bookmarks by id or URL, in the order of the references. What is not found is left out.
   */
  BatchGetBookmarks(argument: _bookmarks_v1_BatchGetBookmarksRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_bookmarks_v1_BatchGetBookmarksResponse__Output>): grpc.ClientUnaryCall;
  BatchGetBookmarks(argument: _bookmarks_v1_BatchGetBookmarksRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_bookmarks_v1_BatchGetBookmarksResponse__Output>): grpc.ClientUnaryCall;
  BatchGetBookmarks(argument: _bookmarks_v1_BatchGetBookmarksRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_bookmarks_v1_BatchGetBookmarksResponse__Output>): grpc.ClientUnaryCall;
  BatchGetBookmarks(argument: _bookmarks_v1_BatchGetBookmarksRequest, callback: grpc.requestCallback<_bookmarks_v1_BatchGetBookmarksResponse__Output>): grpc.ClientUnaryCall;
  /**
   * Looks up bookmarks by id or URL, in the order of the references. What is not found is left out.
   */
  batchGetBookmarks(argument: _bookmarks_v1_BatchGetBookmarksRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_bookmarks_v1_BatchGetBookmarksResponse__Output>): grpc.ClientUnaryCall;
  batchGetBookmarks(argument: _bookmarks_v1_BatchGetBookmarksRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_bookmarks_v1_BatchGetBookmarksResponse__Output>): grpc.ClientUnaryCall;
  batchGetBookmarks(argument: _bookmarks_v1_BatchGetBookmarksRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_bookmarks_v1_BatchGetBookmarksResponse__Output>): grpc.ClientUnaryCall;
  batchGetBookmarks(argument: _bookmarks_v1_BatchGetBookmarksRequest, callback: grpc.requestCallback<_bookmarks_v1_BatchGetBookmarksResponse__Output>): grpc.ClientUnaryCall;
  
  /**
   * Saves a URL. A URL that is saved already is not saved again: what is new is merged into it.
   */
  CreateBookmark(argument: _bookmarks_v1_CreateBookmarkRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_bookmarks_v1_CreateBookmarkResponse__Output>): grpc.ClientUnaryCall;
  CreateBookmark(argument: _bookmarks_v1_CreateBookmarkRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_bookmarks_v1_CreateBookmarkResponse__Output>): grpc.ClientUnaryCall;
  CreateBookmark(argument: _bookmarks_v1_CreateBookmarkRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_bookmarks_v1_CreateBookmarkResponse__Output>): grpc.ClientUnaryCall;
  CreateBookmark(argument: _bookmarks_v1_CreateBookmarkRequest, callback: grpc.requestCallback<_bookmarks_v1_CreateBookmarkResponse__Output>): grpc.ClientUnaryCall;
  /**
   * Saves a URL. A URL that is saved already is not saved again: what is new is merged into it.
   */
  createBookmark(argument: _bookmarks_v1_CreateBookmarkRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_bookmarks_v1_CreateBookmarkResponse__Output>): grpc.ClientUnaryCall;
  createBookmark(argument: _bookmarks_v1_CreateBookmarkRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_bookmarks_v1_CreateBookmarkResponse__Output>): grpc.ClientUnaryCall;
  createBookmark(argument: _bookmarks_v1_CreateBookmarkRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_bookmarks_v1_CreateBookmarkResponse__Output>): grpc.ClientUnaryCall;
  createBookmark(argument: _bookmarks_v1_CreateBookmarkRequest, callback: grpc.requestCallback<_bookmarks_v1_CreateBookmarkResponse__Output>): grpc.ClientUnaryCall;
  
  /**
   * Lists bookmarks that pass a filter. INVALID_ARGUMENT for a page token that does not fit the request.
   */
  ListBookmarks(argument: _bookmarks_v1_ListBookmarksRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_bookmarks_v1_ListBookmarksResponse__Output>): grpc.ClientUnaryCall;
  ListBookmarks(argument: _bookmarks_v1_ListBookmarksRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_bookmarks_v1_ListBookmarksResponse__Output>): grpc.ClientUnaryCall;
  ListBookmarks(argument: _bookmarks_v1_ListBookmarksRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_bookmarks_v1_ListBookmarksResponse__Output>): grpc.ClientUnaryCall;
  ListBookmarks(argument: _bookmarks_v1_ListBookmarksRequest, callback: grpc.requestCallback<_bookmarks_v1_ListBookmarksResponse__Output>): grpc.ClientUnaryCall;
  /**
   * Lists bookmarks that pass a filter. INVALID_ARGUMENT for a page token that does not fit the request.
   */
  listBookmarks(argument: _bookmarks_v1_ListBookmarksRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_bookmarks_v1_ListBookmarksResponse__Output>): grpc.ClientUnaryCall;
  listBookmarks(argument: _bookmarks_v1_ListBookmarksRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_bookmarks_v1_ListBookmarksResponse__Output>): grpc.ClientUnaryCall;
  listBookmarks(argument: _bookmarks_v1_ListBookmarksRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_bookmarks_v1_ListBookmarksResponse__Output>): grpc.ClientUnaryCall;
  listBookmarks(argument: _bookmarks_v1_ListBookmarksRequest, callback: grpc.requestCallback<_bookmarks_v1_ListBookmarksResponse__Output>): grpc.ClientUnaryCall;
  
  /**
   * Lists the tags in use, with the number of bookmarks that carry each.
   */
  ListTags(argument: _bookmarks_v1_ListTagsRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_bookmarks_v1_ListTagsResponse__Output>): grpc.ClientUnaryCall;
  ListTags(argument: _bookmarks_v1_ListTagsRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_bookmarks_v1_ListTagsResponse__Output>): grpc.ClientUnaryCall;
  ListTags(argument: _bookmarks_v1_ListTagsRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_bookmarks_v1_ListTagsResponse__Output>): grpc.ClientUnaryCall;
  ListTags(argument: _bookmarks_v1_ListTagsRequest, callback: grpc.requestCallback<_bookmarks_v1_ListTagsResponse__Output>): grpc.ClientUnaryCall;
  /**
   * Lists the tags in use, with the number of bookmarks that carry each.
   */
  listTags(argument: _bookmarks_v1_ListTagsRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_bookmarks_v1_ListTagsResponse__Output>): grpc.ClientUnaryCall;
  listTags(argument: _bookmarks_v1_ListTagsRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_bookmarks_v1_ListTagsResponse__Output>): grpc.ClientUnaryCall;
  listTags(argument: _bookmarks_v1_ListTagsRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_bookmarks_v1_ListTagsResponse__Output>): grpc.ClientUnaryCall;
  listTags(argument: _bookmarks_v1_ListTagsRequest, callback: grpc.requestCallback<_bookmarks_v1_ListTagsResponse__Output>): grpc.ClientUnaryCall;
  
  /**
   * Searches the full text of titles, tags, notes, descriptions and URLs.
   */
  SearchBookmarks(argument: _bookmarks_v1_SearchBookmarksRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_bookmarks_v1_SearchBookmarksResponse__Output>): grpc.ClientUnaryCall;
  SearchBookmarks(argument: _bookmarks_v1_SearchBookmarksRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_bookmarks_v1_SearchBookmarksResponse__Output>): grpc.ClientUnaryCall;
  SearchBookmarks(argument: _bookmarks_v1_SearchBookmarksRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_bookmarks_v1_SearchBookmarksResponse__Output>): grpc.ClientUnaryCall;
  SearchBookmarks(argument: _bookmarks_v1_SearchBookmarksRequest, callback: grpc.requestCallback<_bookmarks_v1_SearchBookmarksResponse__Output>): grpc.ClientUnaryCall;
  /**
   * Searches the full text of titles, tags, notes, descriptions and URLs.
   */
  searchBookmarks(argument: _bookmarks_v1_SearchBookmarksRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_bookmarks_v1_SearchBookmarksResponse__Output>): grpc.ClientUnaryCall;
  searchBookmarks(argument: _bookmarks_v1_SearchBookmarksRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_bookmarks_v1_SearchBookmarksResponse__Output>): grpc.ClientUnaryCall;
  searchBookmarks(argument: _bookmarks_v1_SearchBookmarksRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_bookmarks_v1_SearchBookmarksResponse__Output>): grpc.ClientUnaryCall;
  searchBookmarks(argument: _bookmarks_v1_SearchBookmarksRequest, callback: grpc.requestCallback<_bookmarks_v1_SearchBookmarksResponse__Output>): grpc.ClientUnaryCall;
  
  /**
   * Overwrites the given fields of a bookmark. NOT_FOUND; ABORTED when `expected_version` is not the present one;
   * ALREADY_EXISTS when the new URL is saved already.
   */
  UpdateBookmark(argument: _bookmarks_v1_UpdateBookmarkRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_bookmarks_v1_UpdateBookmarkResponse__Output>): grpc.ClientUnaryCall;
  UpdateBookmark(argument: _bookmarks_v1_UpdateBookmarkRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_bookmarks_v1_UpdateBookmarkResponse__Output>): grpc.ClientUnaryCall;
  UpdateBookmark(argument: _bookmarks_v1_UpdateBookmarkRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_bookmarks_v1_UpdateBookmarkResponse__Output>): grpc.ClientUnaryCall;
  UpdateBookmark(argument: _bookmarks_v1_UpdateBookmarkRequest, callback: grpc.requestCallback<_bookmarks_v1_UpdateBookmarkResponse__Output>): grpc.ClientUnaryCall;
  /**
   * Overwrites the given fields of a bookmark. NOT_FOUND; ABORTED when `expected_version` is not the present one;
   * ALREADY_EXISTS when the new URL is saved already.
   */
  updateBookmark(argument: _bookmarks_v1_UpdateBookmarkRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_bookmarks_v1_UpdateBookmarkResponse__Output>): grpc.ClientUnaryCall;
  updateBookmark(argument: _bookmarks_v1_UpdateBookmarkRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_bookmarks_v1_UpdateBookmarkResponse__Output>): grpc.ClientUnaryCall;
  updateBookmark(argument: _bookmarks_v1_UpdateBookmarkRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_bookmarks_v1_UpdateBookmarkResponse__Output>): grpc.ClientUnaryCall;
  updateBookmark(argument: _bookmarks_v1_UpdateBookmarkRequest, callback: grpc.requestCallback<_bookmarks_v1_UpdateBookmarkResponse__Output>): grpc.ClientUnaryCall;
  
}

/**
 * The library of one user. Every call carries the gateway's identity assertion as `x-user-sub` metadata and acts for
 * its subject alone: what belongs to somebody else is NOT_FOUND, as if it were not there.
 * 
 * Any call can end in UNAUTHENTICATED (no valid assertion), PERMISSION_DENIED (its scope does not allow the call),
 * INVALID_ARGUMENT (with words that say how to put it right), RESOURCE_EXHAUSTED (the message is too large),
 * UNAVAILABLE (the database is out of reach; try again) and DEADLINE_EXCEEDED.
 */
export interface BookmarkServiceHandlers extends grpc.UntypedServiceImplementation {
  /**
   * Moves bookmarks to the trash. What is not there is left out, so that a call may be sent twice.
   */
  BatchDeleteBookmarks: grpc.handleUnaryCall<_bookmarks_v1_BatchDeleteBookmarksRequest__Output, _bookmarks_v1_BatchDeleteBookmarksResponse>;
  
  /**
   * Looks up bookmarks by id or URL, in the order of the references. What is not found is left out.
   */
  BatchGetBookmarks: grpc.handleUnaryCall<_bookmarks_v1_BatchGetBookmarksRequest__Output, _bookmarks_v1_BatchGetBookmarksResponse>;
  
  /**
   * Saves a URL. A URL that is saved already is not saved again: what is new is merged into it.
   */
  CreateBookmark: grpc.handleUnaryCall<_bookmarks_v1_CreateBookmarkRequest__Output, _bookmarks_v1_CreateBookmarkResponse>;
  
  /**
   * Lists bookmarks that pass a filter. INVALID_ARGUMENT for a page token that does not fit the request.
   */
  ListBookmarks: grpc.handleUnaryCall<_bookmarks_v1_ListBookmarksRequest__Output, _bookmarks_v1_ListBookmarksResponse>;
  
  /**
   * Lists the tags in use, with the number of bookmarks that carry each.
   */
  ListTags: grpc.handleUnaryCall<_bookmarks_v1_ListTagsRequest__Output, _bookmarks_v1_ListTagsResponse>;
  
  /**
   * Searches the full text of titles, tags, notes, descriptions and URLs.
   */
  SearchBookmarks: grpc.handleUnaryCall<_bookmarks_v1_SearchBookmarksRequest__Output, _bookmarks_v1_SearchBookmarksResponse>;
  
  /**
   * Overwrites the given fields of a bookmark. NOT_FOUND; ABORTED when `expected_version` is not the present one;
   * ALREADY_EXISTS when the new URL is saved already.
   */
  UpdateBookmark: grpc.handleUnaryCall<_bookmarks_v1_UpdateBookmarkRequest__Output, _bookmarks_v1_UpdateBookmarkResponse>;
  
}

export interface BookmarkServiceDefinition extends grpc.ServiceDefinition {
  BatchDeleteBookmarks: MethodDefinition<_bookmarks_v1_BatchDeleteBookmarksRequest, _bookmarks_v1_BatchDeleteBookmarksResponse, _bookmarks_v1_BatchDeleteBookmarksRequest__Output, _bookmarks_v1_BatchDeleteBookmarksResponse__Output>
  BatchGetBookmarks: MethodDefinition<_bookmarks_v1_BatchGetBookmarksRequest, _bookmarks_v1_BatchGetBookmarksResponse, _bookmarks_v1_BatchGetBookmarksRequest__Output, _bookmarks_v1_BatchGetBookmarksResponse__Output>
  CreateBookmark: MethodDefinition<_bookmarks_v1_CreateBookmarkRequest, _bookmarks_v1_CreateBookmarkResponse, _bookmarks_v1_CreateBookmarkRequest__Output, _bookmarks_v1_CreateBookmarkResponse__Output>
  ListBookmarks: MethodDefinition<_bookmarks_v1_ListBookmarksRequest, _bookmarks_v1_ListBookmarksResponse, _bookmarks_v1_ListBookmarksRequest__Output, _bookmarks_v1_ListBookmarksResponse__Output>
  ListTags: MethodDefinition<_bookmarks_v1_ListTagsRequest, _bookmarks_v1_ListTagsResponse, _bookmarks_v1_ListTagsRequest__Output, _bookmarks_v1_ListTagsResponse__Output>
  SearchBookmarks: MethodDefinition<_bookmarks_v1_SearchBookmarksRequest, _bookmarks_v1_SearchBookmarksResponse, _bookmarks_v1_SearchBookmarksRequest__Output, _bookmarks_v1_SearchBookmarksResponse__Output>
  UpdateBookmark: MethodDefinition<_bookmarks_v1_UpdateBookmarkRequest, _bookmarks_v1_UpdateBookmarkResponse, _bookmarks_v1_UpdateBookmarkRequest__Output, _bookmarks_v1_UpdateBookmarkResponse__Output>
}
