// Original file: bookmarks/v1/bookmarks.proto

import type * as grpc from '@grpc/grpc-js'
import type { MethodDefinition } from '@grpc/proto-loader'
import type { AddHighlightRequest as _bookmarks_v1_AddHighlightRequest, AddHighlightRequest__Output as _bookmarks_v1_AddHighlightRequest__Output } from '../../bookmarks/v1/AddHighlightRequest.ts';
import type { AddHighlightResponse as _bookmarks_v1_AddHighlightResponse, AddHighlightResponse__Output as _bookmarks_v1_AddHighlightResponse__Output } from '../../bookmarks/v1/AddHighlightResponse.ts';
import type { AuditLibraryRequest as _bookmarks_v1_AuditLibraryRequest, AuditLibraryRequest__Output as _bookmarks_v1_AuditLibraryRequest__Output } from '../../bookmarks/v1/AuditLibraryRequest.ts';
import type { AuditLibraryResponse as _bookmarks_v1_AuditLibraryResponse, AuditLibraryResponse__Output as _bookmarks_v1_AuditLibraryResponse__Output } from '../../bookmarks/v1/AuditLibraryResponse.ts';
import type { BatchDeleteBookmarksRequest as _bookmarks_v1_BatchDeleteBookmarksRequest, BatchDeleteBookmarksRequest__Output as _bookmarks_v1_BatchDeleteBookmarksRequest__Output } from '../../bookmarks/v1/BatchDeleteBookmarksRequest.ts';
import type { BatchDeleteBookmarksResponse as _bookmarks_v1_BatchDeleteBookmarksResponse, BatchDeleteBookmarksResponse__Output as _bookmarks_v1_BatchDeleteBookmarksResponse__Output } from '../../bookmarks/v1/BatchDeleteBookmarksResponse.ts';
import type { BatchGetBookmarksRequest as _bookmarks_v1_BatchGetBookmarksRequest, BatchGetBookmarksRequest__Output as _bookmarks_v1_BatchGetBookmarksRequest__Output } from '../../bookmarks/v1/BatchGetBookmarksRequest.ts';
import type { BatchGetBookmarksResponse as _bookmarks_v1_BatchGetBookmarksResponse, BatchGetBookmarksResponse__Output as _bookmarks_v1_BatchGetBookmarksResponse__Output } from '../../bookmarks/v1/BatchGetBookmarksResponse.ts';
import type { BatchGetHighlightsRequest as _bookmarks_v1_BatchGetHighlightsRequest, BatchGetHighlightsRequest__Output as _bookmarks_v1_BatchGetHighlightsRequest__Output } from '../../bookmarks/v1/BatchGetHighlightsRequest.ts';
import type { BatchGetHighlightsResponse as _bookmarks_v1_BatchGetHighlightsResponse, BatchGetHighlightsResponse__Output as _bookmarks_v1_BatchGetHighlightsResponse__Output } from '../../bookmarks/v1/BatchGetHighlightsResponse.ts';
import type { BatchGetPagesRequest as _bookmarks_v1_BatchGetPagesRequest, BatchGetPagesRequest__Output as _bookmarks_v1_BatchGetPagesRequest__Output } from '../../bookmarks/v1/BatchGetPagesRequest.ts';
import type { BatchGetPagesResponse as _bookmarks_v1_BatchGetPagesResponse, BatchGetPagesResponse__Output as _bookmarks_v1_BatchGetPagesResponse__Output } from '../../bookmarks/v1/BatchGetPagesResponse.ts';
import type { CreateBookmarkRequest as _bookmarks_v1_CreateBookmarkRequest, CreateBookmarkRequest__Output as _bookmarks_v1_CreateBookmarkRequest__Output } from '../../bookmarks/v1/CreateBookmarkRequest.ts';
import type { CreateBookmarkResponse as _bookmarks_v1_CreateBookmarkResponse, CreateBookmarkResponse__Output as _bookmarks_v1_CreateBookmarkResponse__Output } from '../../bookmarks/v1/CreateBookmarkResponse.ts';
import type { CreateExportLinkRequest as _bookmarks_v1_CreateExportLinkRequest, CreateExportLinkRequest__Output as _bookmarks_v1_CreateExportLinkRequest__Output } from '../../bookmarks/v1/CreateExportLinkRequest.ts';
import type { CreateImportLinkRequest as _bookmarks_v1_CreateImportLinkRequest, CreateImportLinkRequest__Output as _bookmarks_v1_CreateImportLinkRequest__Output } from '../../bookmarks/v1/CreateImportLinkRequest.ts';
import type { DeleteCollectionRequest as _bookmarks_v1_DeleteCollectionRequest, DeleteCollectionRequest__Output as _bookmarks_v1_DeleteCollectionRequest__Output } from '../../bookmarks/v1/DeleteCollectionRequest.ts';
import type { DeleteCollectionResponse as _bookmarks_v1_DeleteCollectionResponse, DeleteCollectionResponse__Output as _bookmarks_v1_DeleteCollectionResponse__Output } from '../../bookmarks/v1/DeleteCollectionResponse.ts';
import type { GetImportProgressRequest as _bookmarks_v1_GetImportProgressRequest, GetImportProgressRequest__Output as _bookmarks_v1_GetImportProgressRequest__Output } from '../../bookmarks/v1/GetImportProgressRequest.ts';
import type { GetJobRequest as _bookmarks_v1_GetJobRequest, GetJobRequest__Output as _bookmarks_v1_GetJobRequest__Output } from '../../bookmarks/v1/GetJobRequest.ts';
import type { GetOverviewRequest as _bookmarks_v1_GetOverviewRequest, GetOverviewRequest__Output as _bookmarks_v1_GetOverviewRequest__Output } from '../../bookmarks/v1/GetOverviewRequest.ts';
import type { GetOverviewResponse as _bookmarks_v1_GetOverviewResponse, GetOverviewResponse__Output as _bookmarks_v1_GetOverviewResponse__Output } from '../../bookmarks/v1/GetOverviewResponse.ts';
import type { ImportBookmarksRequest as _bookmarks_v1_ImportBookmarksRequest, ImportBookmarksRequest__Output as _bookmarks_v1_ImportBookmarksRequest__Output } from '../../bookmarks/v1/ImportBookmarksRequest.ts';
import type { ImportBookmarksResponse as _bookmarks_v1_ImportBookmarksResponse, ImportBookmarksResponse__Output as _bookmarks_v1_ImportBookmarksResponse__Output } from '../../bookmarks/v1/ImportBookmarksResponse.ts';
import type { ImportProgress as _bookmarks_v1_ImportProgress, ImportProgress__Output as _bookmarks_v1_ImportProgress__Output } from '../../bookmarks/v1/ImportProgress.ts';
import type { Job as _bookmarks_v1_Job, Job__Output as _bookmarks_v1_Job__Output } from '../../bookmarks/v1/Job.ts';
import type { ListBookmarkHistoryRequest as _bookmarks_v1_ListBookmarkHistoryRequest, ListBookmarkHistoryRequest__Output as _bookmarks_v1_ListBookmarkHistoryRequest__Output } from '../../bookmarks/v1/ListBookmarkHistoryRequest.ts';
import type { ListBookmarkHistoryResponse as _bookmarks_v1_ListBookmarkHistoryResponse, ListBookmarkHistoryResponse__Output as _bookmarks_v1_ListBookmarkHistoryResponse__Output } from '../../bookmarks/v1/ListBookmarkHistoryResponse.ts';
import type { ListBookmarksRequest as _bookmarks_v1_ListBookmarksRequest, ListBookmarksRequest__Output as _bookmarks_v1_ListBookmarksRequest__Output } from '../../bookmarks/v1/ListBookmarksRequest.ts';
import type { ListBookmarksResponse as _bookmarks_v1_ListBookmarksResponse, ListBookmarksResponse__Output as _bookmarks_v1_ListBookmarksResponse__Output } from '../../bookmarks/v1/ListBookmarksResponse.ts';
import type { ListCollectionsRequest as _bookmarks_v1_ListCollectionsRequest, ListCollectionsRequest__Output as _bookmarks_v1_ListCollectionsRequest__Output } from '../../bookmarks/v1/ListCollectionsRequest.ts';
import type { ListCollectionsResponse as _bookmarks_v1_ListCollectionsResponse, ListCollectionsResponse__Output as _bookmarks_v1_ListCollectionsResponse__Output } from '../../bookmarks/v1/ListCollectionsResponse.ts';
import type { ListDomainsRequest as _bookmarks_v1_ListDomainsRequest, ListDomainsRequest__Output as _bookmarks_v1_ListDomainsRequest__Output } from '../../bookmarks/v1/ListDomainsRequest.ts';
import type { ListDomainsResponse as _bookmarks_v1_ListDomainsResponse, ListDomainsResponse__Output as _bookmarks_v1_ListDomainsResponse__Output } from '../../bookmarks/v1/ListDomainsResponse.ts';
import type { ListTagsRequest as _bookmarks_v1_ListTagsRequest, ListTagsRequest__Output as _bookmarks_v1_ListTagsRequest__Output } from '../../bookmarks/v1/ListTagsRequest.ts';
import type { ListTagsResponse as _bookmarks_v1_ListTagsResponse, ListTagsResponse__Output as _bookmarks_v1_ListTagsResponse__Output } from '../../bookmarks/v1/ListTagsResponse.ts';
import type { OrganizeBookmarksRequest as _bookmarks_v1_OrganizeBookmarksRequest, OrganizeBookmarksRequest__Output as _bookmarks_v1_OrganizeBookmarksRequest__Output } from '../../bookmarks/v1/OrganizeBookmarksRequest.ts';
import type { OrganizeBookmarksResponse as _bookmarks_v1_OrganizeBookmarksResponse, OrganizeBookmarksResponse__Output as _bookmarks_v1_OrganizeBookmarksResponse__Output } from '../../bookmarks/v1/OrganizeBookmarksResponse.ts';
import type { ResurfaceBookmarksRequest as _bookmarks_v1_ResurfaceBookmarksRequest, ResurfaceBookmarksRequest__Output as _bookmarks_v1_ResurfaceBookmarksRequest__Output } from '../../bookmarks/v1/ResurfaceBookmarksRequest.ts';
import type { ResurfaceBookmarksResponse as _bookmarks_v1_ResurfaceBookmarksResponse, ResurfaceBookmarksResponse__Output as _bookmarks_v1_ResurfaceBookmarksResponse__Output } from '../../bookmarks/v1/ResurfaceBookmarksResponse.ts';
import type { SaveCollectionRequest as _bookmarks_v1_SaveCollectionRequest, SaveCollectionRequest__Output as _bookmarks_v1_SaveCollectionRequest__Output } from '../../bookmarks/v1/SaveCollectionRequest.ts';
import type { SaveCollectionResponse as _bookmarks_v1_SaveCollectionResponse, SaveCollectionResponse__Output as _bookmarks_v1_SaveCollectionResponse__Output } from '../../bookmarks/v1/SaveCollectionResponse.ts';
import type { SearchBookmarksRequest as _bookmarks_v1_SearchBookmarksRequest, SearchBookmarksRequest__Output as _bookmarks_v1_SearchBookmarksRequest__Output } from '../../bookmarks/v1/SearchBookmarksRequest.ts';
import type { SearchBookmarksResponse as _bookmarks_v1_SearchBookmarksResponse, SearchBookmarksResponse__Output as _bookmarks_v1_SearchBookmarksResponse__Output } from '../../bookmarks/v1/SearchBookmarksResponse.ts';
import type { TransferLink as _bookmarks_v1_TransferLink, TransferLink__Output as _bookmarks_v1_TransferLink__Output } from '../../bookmarks/v1/TransferLink.ts';
import type { UndoChangeRequest as _bookmarks_v1_UndoChangeRequest, UndoChangeRequest__Output as _bookmarks_v1_UndoChangeRequest__Output } from '../../bookmarks/v1/UndoChangeRequest.ts';
import type { UndoChangeResponse as _bookmarks_v1_UndoChangeResponse, UndoChangeResponse__Output as _bookmarks_v1_UndoChangeResponse__Output } from '../../bookmarks/v1/UndoChangeResponse.ts';
import type { UpdateBookmarkRequest as _bookmarks_v1_UpdateBookmarkRequest, UpdateBookmarkRequest__Output as _bookmarks_v1_UpdateBookmarkRequest__Output } from '../../bookmarks/v1/UpdateBookmarkRequest.ts';
import type { UpdateBookmarkResponse as _bookmarks_v1_UpdateBookmarkResponse, UpdateBookmarkResponse__Output as _bookmarks_v1_UpdateBookmarkResponse__Output } from '../../bookmarks/v1/UpdateBookmarkResponse.ts';
import type { UpdateTagsRequest as _bookmarks_v1_UpdateTagsRequest, UpdateTagsRequest__Output as _bookmarks_v1_UpdateTagsRequest__Output } from '../../bookmarks/v1/UpdateTagsRequest.ts';
import type { UpdateTagsResponse as _bookmarks_v1_UpdateTagsResponse, UpdateTagsResponse__Output as _bookmarks_v1_UpdateTagsResponse__Output } from '../../bookmarks/v1/UpdateTagsResponse.ts';

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
   * Marks a quote on the page of a bookmark; one that is marked already gets the note and the color that are given. NOT_FOUND;
   * INVALID_ARGUMENT where the text of the page is known and does not have it, or LIMITS.highlightsPerBookmark are marked.
   */
  AddHighlight(argument: _bookmarks_v1_AddHighlightRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_bookmarks_v1_AddHighlightResponse__Output>): grpc.ClientUnaryCall;
  AddHighlight(argument: _bookmarks_v1_AddHighlightRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_bookmarks_v1_AddHighlightResponse__Output>): grpc.ClientUnaryCall;
  AddHighlight(argument: _bookmarks_v1_AddHighlightRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_bookmarks_v1_AddHighlightResponse__Output>): grpc.ClientUnaryCall;
  AddHighlight(argument: _bookmarks_v1_AddHighlightRequest, callback: grpc.requestCallback<_bookmarks_v1_AddHighlightResponse__Output>): grpc.ClientUnaryCall;
  /**
   * Marks a quote on the page of a bookmark; one that is marked already gets the note and the color that are given. NOT_FOUND;
   * INVALID_ARGUMENT where the text of the page is known and does not have it, or LIMITS.highlightsPerBookmark are marked.
   */
  addHighlight(argument: _bookmarks_v1_AddHighlightRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_bookmarks_v1_AddHighlightResponse__Output>): grpc.ClientUnaryCall;
  addHighlight(argument: _bookmarks_v1_AddHighlightRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_bookmarks_v1_AddHighlightResponse__Output>): grpc.ClientUnaryCall;
  addHighlight(argument: _bookmarks_v1_AddHighlightRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_bookmarks_v1_AddHighlightResponse__Output>): grpc.ClientUnaryCall;
  addHighlight(argument: _bookmarks_v1_AddHighlightRequest, callback: grpc.requestCallback<_bookmarks_v1_AddHighlightResponse__Output>): grpc.ClientUnaryCall;
  
  /**
   * Finds what could be tidied up.
   */
  AuditLibrary(argument: _bookmarks_v1_AuditLibraryRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_bookmarks_v1_AuditLibraryResponse__Output>): grpc.ClientUnaryCall;
  AuditLibrary(argument: _bookmarks_v1_AuditLibraryRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_bookmarks_v1_AuditLibraryResponse__Output>): grpc.ClientUnaryCall;
  AuditLibrary(argument: _bookmarks_v1_AuditLibraryRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_bookmarks_v1_AuditLibraryResponse__Output>): grpc.ClientUnaryCall;
  AuditLibrary(argument: _bookmarks_v1_AuditLibraryRequest, callback: grpc.requestCallback<_bookmarks_v1_AuditLibraryResponse__Output>): grpc.ClientUnaryCall;
  /**
   * Finds what could be tidied up.
   */
  auditLibrary(argument: _bookmarks_v1_AuditLibraryRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_bookmarks_v1_AuditLibraryResponse__Output>): grpc.ClientUnaryCall;
  auditLibrary(argument: _bookmarks_v1_AuditLibraryRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_bookmarks_v1_AuditLibraryResponse__Output>): grpc.ClientUnaryCall;
  auditLibrary(argument: _bookmarks_v1_AuditLibraryRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_bookmarks_v1_AuditLibraryResponse__Output>): grpc.ClientUnaryCall;
  auditLibrary(argument: _bookmarks_v1_AuditLibraryRequest, callback: grpc.requestCallback<_bookmarks_v1_AuditLibraryResponse__Output>): grpc.ClientUnaryCall;
  
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
   * The highlights of bookmarks. What has none, or is not found, is left out.
   */
  BatchGetHighlights(argument: _bookmarks_v1_BatchGetHighlightsRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_bookmarks_v1_BatchGetHighlightsResponse__Output>): grpc.ClientUnaryCall;
  BatchGetHighlights(argument: _bookmarks_v1_BatchGetHighlightsRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_bookmarks_v1_BatchGetHighlightsResponse__Output>): grpc.ClientUnaryCall;
  BatchGetHighlights(argument: _bookmarks_v1_BatchGetHighlightsRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_bookmarks_v1_BatchGetHighlightsResponse__Output>): grpc.ClientUnaryCall;
  BatchGetHighlights(argument: _bookmarks_v1_BatchGetHighlightsRequest, callback: grpc.requestCallback<_bookmarks_v1_BatchGetHighlightsResponse__Output>): grpc.ClientUnaryCall;
  /**
   * The highlights of bookmarks. What has none, or is not found, is left out.
   */
  batchGetHighlights(argument: _bookmarks_v1_BatchGetHighlightsRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_bookmarks_v1_BatchGetHighlightsResponse__Output>): grpc.ClientUnaryCall;
  batchGetHighlights(argument: _bookmarks_v1_BatchGetHighlightsRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_bookmarks_v1_BatchGetHighlightsResponse__Output>): grpc.ClientUnaryCall;
  batchGetHighlights(argument: _bookmarks_v1_BatchGetHighlightsRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_bookmarks_v1_BatchGetHighlightsResponse__Output>): grpc.ClientUnaryCall;
  batchGetHighlights(argument: _bookmarks_v1_BatchGetHighlightsRequest, callback: grpc.requestCallback<_bookmarks_v1_BatchGetHighlightsResponse__Output>): grpc.ClientUnaryCall;
  
  /**
   * What is known of what is behind the links of bookmarks, in the order of the references. What is not found is left out.
   */
  BatchGetPages(argument: _bookmarks_v1_BatchGetPagesRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_bookmarks_v1_BatchGetPagesResponse__Output>): grpc.ClientUnaryCall;
  BatchGetPages(argument: _bookmarks_v1_BatchGetPagesRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_bookmarks_v1_BatchGetPagesResponse__Output>): grpc.ClientUnaryCall;
  BatchGetPages(argument: _bookmarks_v1_BatchGetPagesRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_bookmarks_v1_BatchGetPagesResponse__Output>): grpc.ClientUnaryCall;
  BatchGetPages(argument: _bookmarks_v1_BatchGetPagesRequest, callback: grpc.requestCallback<_bookmarks_v1_BatchGetPagesResponse__Output>): grpc.ClientUnaryCall;
  /**
   * What is known of what is behind the links of bookmarks, in the order of the references. What is not found is left out.
   */
  batchGetPages(argument: _bookmarks_v1_BatchGetPagesRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_bookmarks_v1_BatchGetPagesResponse__Output>): grpc.ClientUnaryCall;
  batchGetPages(argument: _bookmarks_v1_BatchGetPagesRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_bookmarks_v1_BatchGetPagesResponse__Output>): grpc.ClientUnaryCall;
  batchGetPages(argument: _bookmarks_v1_BatchGetPagesRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_bookmarks_v1_BatchGetPagesResponse__Output>): grpc.ClientUnaryCall;
  batchGetPages(argument: _bookmarks_v1_BatchGetPagesRequest, callback: grpc.requestCallback<_bookmarks_v1_BatchGetPagesResponse__Output>): grpc.ClientUnaryCall;
  
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
   * Makes a link by which bookmarks can be downloaded for a short time.
   */
  CreateExportLink(argument: _bookmarks_v1_CreateExportLinkRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_bookmarks_v1_TransferLink__Output>): grpc.ClientUnaryCall;
  CreateExportLink(argument: _bookmarks_v1_CreateExportLinkRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_bookmarks_v1_TransferLink__Output>): grpc.ClientUnaryCall;
  CreateExportLink(argument: _bookmarks_v1_CreateExportLinkRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_bookmarks_v1_TransferLink__Output>): grpc.ClientUnaryCall;
  CreateExportLink(argument: _bookmarks_v1_CreateExportLinkRequest, callback: grpc.requestCallback<_bookmarks_v1_TransferLink__Output>): grpc.ClientUnaryCall;
  /**
   * Makes a link by which bookmarks can be downloaded for a short time.
   */
  createExportLink(argument: _bookmarks_v1_CreateExportLinkRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_bookmarks_v1_TransferLink__Output>): grpc.ClientUnaryCall;
  createExportLink(argument: _bookmarks_v1_CreateExportLinkRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_bookmarks_v1_TransferLink__Output>): grpc.ClientUnaryCall;
  createExportLink(argument: _bookmarks_v1_CreateExportLinkRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_bookmarks_v1_TransferLink__Output>): grpc.ClientUnaryCall;
  createExportLink(argument: _bookmarks_v1_CreateExportLinkRequest, callback: grpc.requestCallback<_bookmarks_v1_TransferLink__Output>): grpc.ClientUnaryCall;
  
  /**
   * Makes a link, good for one file, by which a larger one can be imported.
   */
  CreateImportLink(argument: _bookmarks_v1_CreateImportLinkRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_bookmarks_v1_TransferLink__Output>): grpc.ClientUnaryCall;
  CreateImportLink(argument: _bookmarks_v1_CreateImportLinkRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_bookmarks_v1_TransferLink__Output>): grpc.ClientUnaryCall;
  CreateImportLink(argument: _bookmarks_v1_CreateImportLinkRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_bookmarks_v1_TransferLink__Output>): grpc.ClientUnaryCall;
  CreateImportLink(argument: _bookmarks_v1_CreateImportLinkRequest, callback: grpc.requestCallback<_bookmarks_v1_TransferLink__Output>): grpc.ClientUnaryCall;
  /**
   * Makes a link, good for one file, by which a larger one can be imported.
   */
  createImportLink(argument: _bookmarks_v1_CreateImportLinkRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_bookmarks_v1_TransferLink__Output>): grpc.ClientUnaryCall;
  createImportLink(argument: _bookmarks_v1_CreateImportLinkRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_bookmarks_v1_TransferLink__Output>): grpc.ClientUnaryCall;
  createImportLink(argument: _bookmarks_v1_CreateImportLinkRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_bookmarks_v1_TransferLink__Output>): grpc.ClientUnaryCall;
  createImportLink(argument: _bookmarks_v1_CreateImportLinkRequest, callback: grpc.requestCallback<_bookmarks_v1_TransferLink__Output>): grpc.ClientUnaryCall;
  
  /**
   * Removes a collection and those below it; their bookmarks are kept outside or go to the trash. NOT_FOUND. With
   * `dry_run` nothing is changed.
   */
  DeleteCollection(argument: _bookmarks_v1_DeleteCollectionRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_bookmarks_v1_DeleteCollectionResponse__Output>): grpc.ClientUnaryCall;
  DeleteCollection(argument: _bookmarks_v1_DeleteCollectionRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_bookmarks_v1_DeleteCollectionResponse__Output>): grpc.ClientUnaryCall;
  DeleteCollection(argument: _bookmarks_v1_DeleteCollectionRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_bookmarks_v1_DeleteCollectionResponse__Output>): grpc.ClientUnaryCall;
  DeleteCollection(argument: _bookmarks_v1_DeleteCollectionRequest, callback: grpc.requestCallback<_bookmarks_v1_DeleteCollectionResponse__Output>): grpc.ClientUnaryCall;
  /**
   * Removes a collection and those below it; their bookmarks are kept outside or go to the trash. NOT_FOUND. With
   * `dry_run` nothing is changed.
   */
  deleteCollection(argument: _bookmarks_v1_DeleteCollectionRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_bookmarks_v1_DeleteCollectionResponse__Output>): grpc.ClientUnaryCall;
  deleteCollection(argument: _bookmarks_v1_DeleteCollectionRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_bookmarks_v1_DeleteCollectionResponse__Output>): grpc.ClientUnaryCall;
  deleteCollection(argument: _bookmarks_v1_DeleteCollectionRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_bookmarks_v1_DeleteCollectionResponse__Output>): grpc.ClientUnaryCall;
  deleteCollection(argument: _bookmarks_v1_DeleteCollectionRequest, callback: grpc.requestCallback<_bookmarks_v1_DeleteCollectionResponse__Output>): grpc.ClientUnaryCall;
  
  /**
   * How far the imports from the API of a service have come.
   */
  GetImportProgress(argument: _bookmarks_v1_GetImportProgressRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_bookmarks_v1_ImportProgress__Output>): grpc.ClientUnaryCall;
  GetImportProgress(argument: _bookmarks_v1_GetImportProgressRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_bookmarks_v1_ImportProgress__Output>): grpc.ClientUnaryCall;
  GetImportProgress(argument: _bookmarks_v1_GetImportProgressRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_bookmarks_v1_ImportProgress__Output>): grpc.ClientUnaryCall;
  GetImportProgress(argument: _bookmarks_v1_GetImportProgressRequest, callback: grpc.requestCallback<_bookmarks_v1_ImportProgress__Output>): grpc.ClientUnaryCall;
  /**
   * How far the imports from the API of a service have come.
   */
  getImportProgress(argument: _bookmarks_v1_GetImportProgressRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_bookmarks_v1_ImportProgress__Output>): grpc.ClientUnaryCall;
  getImportProgress(argument: _bookmarks_v1_GetImportProgressRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_bookmarks_v1_ImportProgress__Output>): grpc.ClientUnaryCall;
  getImportProgress(argument: _bookmarks_v1_GetImportProgressRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_bookmarks_v1_ImportProgress__Output>): grpc.ClientUnaryCall;
  getImportProgress(argument: _bookmarks_v1_GetImportProgressRequest, callback: grpc.requestCallback<_bookmarks_v1_ImportProgress__Output>): grpc.ClientUnaryCall;
  
  /**
   * NOT_FOUND.
   */
  GetJob(argument: _bookmarks_v1_GetJobRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_bookmarks_v1_Job__Output>): grpc.ClientUnaryCall;
  GetJob(argument: _bookmarks_v1_GetJobRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_bookmarks_v1_Job__Output>): grpc.ClientUnaryCall;
  GetJob(argument: _bookmarks_v1_GetJobRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_bookmarks_v1_Job__Output>): grpc.ClientUnaryCall;
  GetJob(argument: _bookmarks_v1_GetJobRequest, callback: grpc.requestCallback<_bookmarks_v1_Job__Output>): grpc.ClientUnaryCall;
  /**
   * NOT_FOUND.
   */
  getJob(argument: _bookmarks_v1_GetJobRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_bookmarks_v1_Job__Output>): grpc.ClientUnaryCall;
  getJob(argument: _bookmarks_v1_GetJobRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_bookmarks_v1_Job__Output>): grpc.ClientUnaryCall;
  getJob(argument: _bookmarks_v1_GetJobRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_bookmarks_v1_Job__Output>): grpc.ClientUnaryCall;
  getJob(argument: _bookmarks_v1_GetJobRequest, callback: grpc.requestCallback<_bookmarks_v1_Job__Output>): grpc.ClientUnaryCall;
  
  /**
   * Totals, the most used tags, running jobs, the last changes.
   */
  GetOverview(argument: _bookmarks_v1_GetOverviewRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_bookmarks_v1_GetOverviewResponse__Output>): grpc.ClientUnaryCall;
  GetOverview(argument: _bookmarks_v1_GetOverviewRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_bookmarks_v1_GetOverviewResponse__Output>): grpc.ClientUnaryCall;
  GetOverview(argument: _bookmarks_v1_GetOverviewRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_bookmarks_v1_GetOverviewResponse__Output>): grpc.ClientUnaryCall;
  GetOverview(argument: _bookmarks_v1_GetOverviewRequest, callback: grpc.requestCallback<_bookmarks_v1_GetOverviewResponse__Output>): grpc.ClientUnaryCall;
  /**
   * Totals, the most used tags, running jobs, the last changes.
   */
  getOverview(argument: _bookmarks_v1_GetOverviewRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_bookmarks_v1_GetOverviewResponse__Output>): grpc.ClientUnaryCall;
  getOverview(argument: _bookmarks_v1_GetOverviewRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_bookmarks_v1_GetOverviewResponse__Output>): grpc.ClientUnaryCall;
  getOverview(argument: _bookmarks_v1_GetOverviewRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_bookmarks_v1_GetOverviewResponse__Output>): grpc.ClientUnaryCall;
  getOverview(argument: _bookmarks_v1_GetOverviewRequest, callback: grpc.requestCallback<_bookmarks_v1_GetOverviewResponse__Output>): grpc.ClientUnaryCall;
  
  /**
   * Reads a file of bookmarks, given whole, and saves what is in it in a job. INVALID_ARGUMENT when the file cannot be
   * read, and then nothing is imported. With `dry_run` the answer says what is in it.
   */
  ImportBookmarks(argument: _bookmarks_v1_ImportBookmarksRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_bookmarks_v1_ImportBookmarksResponse__Output>): grpc.ClientUnaryCall;
  ImportBookmarks(argument: _bookmarks_v1_ImportBookmarksRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_bookmarks_v1_ImportBookmarksResponse__Output>): grpc.ClientUnaryCall;
  ImportBookmarks(argument: _bookmarks_v1_ImportBookmarksRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_bookmarks_v1_ImportBookmarksResponse__Output>): grpc.ClientUnaryCall;
  ImportBookmarks(argument: _bookmarks_v1_ImportBookmarksRequest, callback: grpc.requestCallback<_bookmarks_v1_ImportBookmarksResponse__Output>): grpc.ClientUnaryCall;
  /**
   * Reads a file of bookmarks, given whole, and saves what is in it in a job. INVALID_ARGUMENT when the file cannot be
   * read, and then nothing is imported. With `dry_run` the answer says what is in it.
   */
  importBookmarks(argument: _bookmarks_v1_ImportBookmarksRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_bookmarks_v1_ImportBookmarksResponse__Output>): grpc.ClientUnaryCall;
  importBookmarks(argument: _bookmarks_v1_ImportBookmarksRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_bookmarks_v1_ImportBookmarksResponse__Output>): grpc.ClientUnaryCall;
  importBookmarks(argument: _bookmarks_v1_ImportBookmarksRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_bookmarks_v1_ImportBookmarksResponse__Output>): grpc.ClientUnaryCall;
  importBookmarks(argument: _bookmarks_v1_ImportBookmarksRequest, callback: grpc.requestCallback<_bookmarks_v1_ImportBookmarksResponse__Output>): grpc.ClientUnaryCall;
  
  /**
   * What changed a bookmark, newest first. NOT_FOUND.
   */
  ListBookmarkHistory(argument: _bookmarks_v1_ListBookmarkHistoryRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_bookmarks_v1_ListBookmarkHistoryResponse__Output>): grpc.ClientUnaryCall;
  ListBookmarkHistory(argument: _bookmarks_v1_ListBookmarkHistoryRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_bookmarks_v1_ListBookmarkHistoryResponse__Output>): grpc.ClientUnaryCall;
  ListBookmarkHistory(argument: _bookmarks_v1_ListBookmarkHistoryRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_bookmarks_v1_ListBookmarkHistoryResponse__Output>): grpc.ClientUnaryCall;
  ListBookmarkHistory(argument: _bookmarks_v1_ListBookmarkHistoryRequest, callback: grpc.requestCallback<_bookmarks_v1_ListBookmarkHistoryResponse__Output>): grpc.ClientUnaryCall;
  /**
   * What changed a bookmark, newest first. NOT_FOUND.
   */
  listBookmarkHistory(argument: _bookmarks_v1_ListBookmarkHistoryRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_bookmarks_v1_ListBookmarkHistoryResponse__Output>): grpc.ClientUnaryCall;
  listBookmarkHistory(argument: _bookmarks_v1_ListBookmarkHistoryRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_bookmarks_v1_ListBookmarkHistoryResponse__Output>): grpc.ClientUnaryCall;
  listBookmarkHistory(argument: _bookmarks_v1_ListBookmarkHistoryRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_bookmarks_v1_ListBookmarkHistoryResponse__Output>): grpc.ClientUnaryCall;
  listBookmarkHistory(argument: _bookmarks_v1_ListBookmarkHistoryRequest, callback: grpc.requestCallback<_bookmarks_v1_ListBookmarkHistoryResponse__Output>): grpc.ClientUnaryCall;
  
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
   * Lists collections, parents before their children. NOT_FOUND when `parent` names nothing.
   */
  ListCollections(argument: _bookmarks_v1_ListCollectionsRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_bookmarks_v1_ListCollectionsResponse__Output>): grpc.ClientUnaryCall;
  ListCollections(argument: _bookmarks_v1_ListCollectionsRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_bookmarks_v1_ListCollectionsResponse__Output>): grpc.ClientUnaryCall;
  ListCollections(argument: _bookmarks_v1_ListCollectionsRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_bookmarks_v1_ListCollectionsResponse__Output>): grpc.ClientUnaryCall;
  ListCollections(argument: _bookmarks_v1_ListCollectionsRequest, callback: grpc.requestCallback<_bookmarks_v1_ListCollectionsResponse__Output>): grpc.ClientUnaryCall;
  /**
   * Lists collections, parents before their children. NOT_FOUND when `parent` names nothing.
   */
  listCollections(argument: _bookmarks_v1_ListCollectionsRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_bookmarks_v1_ListCollectionsResponse__Output>): grpc.ClientUnaryCall;
  listCollections(argument: _bookmarks_v1_ListCollectionsRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_bookmarks_v1_ListCollectionsResponse__Output>): grpc.ClientUnaryCall;
  listCollections(argument: _bookmarks_v1_ListCollectionsRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_bookmarks_v1_ListCollectionsResponse__Output>): grpc.ClientUnaryCall;
  listCollections(argument: _bookmarks_v1_ListCollectionsRequest, callback: grpc.requestCallback<_bookmarks_v1_ListCollectionsResponse__Output>): grpc.ClientUnaryCall;
  
  /**
   * Lists the hosts of bookmarks, the most frequent first, by what somebody has typed of one.
   */
  ListDomains(argument: _bookmarks_v1_ListDomainsRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_bookmarks_v1_ListDomainsResponse__Output>): grpc.ClientUnaryCall;
  ListDomains(argument: _bookmarks_v1_ListDomainsRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_bookmarks_v1_ListDomainsResponse__Output>): grpc.ClientUnaryCall;
  ListDomains(argument: _bookmarks_v1_ListDomainsRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_bookmarks_v1_ListDomainsResponse__Output>): grpc.ClientUnaryCall;
  ListDomains(argument: _bookmarks_v1_ListDomainsRequest, callback: grpc.requestCallback<_bookmarks_v1_ListDomainsResponse__Output>): grpc.ClientUnaryCall;
  /**
   * Lists the hosts of bookmarks, the most frequent first, by what somebody has typed of one.
   */
  listDomains(argument: _bookmarks_v1_ListDomainsRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_bookmarks_v1_ListDomainsResponse__Output>): grpc.ClientUnaryCall;
  listDomains(argument: _bookmarks_v1_ListDomainsRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_bookmarks_v1_ListDomainsResponse__Output>): grpc.ClientUnaryCall;
  listDomains(argument: _bookmarks_v1_ListDomainsRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_bookmarks_v1_ListDomainsResponse__Output>): grpc.ClientUnaryCall;
  listDomains(argument: _bookmarks_v1_ListDomainsRequest, callback: grpc.requestCallback<_bookmarks_v1_ListDomainsResponse__Output>): grpc.ClientUnaryCall;
  
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
   * Changes many bookmarks in the same way: the given ones, or all that pass a filter. With `dry_run` nothing is changed.
   * More than LIMITS.bookmarksPerCall become a job.
   */
  OrganizeBookmarks(argument: _bookmarks_v1_OrganizeBookmarksRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_bookmarks_v1_OrganizeBookmarksResponse__Output>): grpc.ClientUnaryCall;
  OrganizeBookmarks(argument: _bookmarks_v1_OrganizeBookmarksRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_bookmarks_v1_OrganizeBookmarksResponse__Output>): grpc.ClientUnaryCall;
  OrganizeBookmarks(argument: _bookmarks_v1_OrganizeBookmarksRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_bookmarks_v1_OrganizeBookmarksResponse__Output>): grpc.ClientUnaryCall;
  OrganizeBookmarks(argument: _bookmarks_v1_OrganizeBookmarksRequest, callback: grpc.requestCallback<_bookmarks_v1_OrganizeBookmarksResponse__Output>): grpc.ClientUnaryCall;
  /**
   * Changes many bookmarks in the same way: the given ones, or all that pass a filter. With `dry_run` nothing is changed.
   * More than LIMITS.bookmarksPerCall become a job.
   */
  organizeBookmarks(argument: _bookmarks_v1_OrganizeBookmarksRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_bookmarks_v1_OrganizeBookmarksResponse__Output>): grpc.ClientUnaryCall;
  organizeBookmarks(argument: _bookmarks_v1_OrganizeBookmarksRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_bookmarks_v1_OrganizeBookmarksResponse__Output>): grpc.ClientUnaryCall;
  organizeBookmarks(argument: _bookmarks_v1_OrganizeBookmarksRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_bookmarks_v1_OrganizeBookmarksResponse__Output>): grpc.ClientUnaryCall;
  organizeBookmarks(argument: _bookmarks_v1_OrganizeBookmarksRequest, callback: grpc.requestCallback<_bookmarks_v1_OrganizeBookmarksResponse__Output>): grpc.ClientUnaryCall;
  
  /**
   * Picks bookmarks that their user may have forgotten. NOT_FOUND when `ref` names nothing.
   */
  ResurfaceBookmarks(argument: _bookmarks_v1_ResurfaceBookmarksRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_bookmarks_v1_ResurfaceBookmarksResponse__Output>): grpc.ClientUnaryCall;
  ResurfaceBookmarks(argument: _bookmarks_v1_ResurfaceBookmarksRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_bookmarks_v1_ResurfaceBookmarksResponse__Output>): grpc.ClientUnaryCall;
  ResurfaceBookmarks(argument: _bookmarks_v1_ResurfaceBookmarksRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_bookmarks_v1_ResurfaceBookmarksResponse__Output>): grpc.ClientUnaryCall;
  ResurfaceBookmarks(argument: _bookmarks_v1_ResurfaceBookmarksRequest, callback: grpc.requestCallback<_bookmarks_v1_ResurfaceBookmarksResponse__Output>): grpc.ClientUnaryCall;
  /**
   * Picks bookmarks that their user may have forgotten. NOT_FOUND when `ref` names nothing.
   */
  resurfaceBookmarks(argument: _bookmarks_v1_ResurfaceBookmarksRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_bookmarks_v1_ResurfaceBookmarksResponse__Output>): grpc.ClientUnaryCall;
  resurfaceBookmarks(argument: _bookmarks_v1_ResurfaceBookmarksRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_bookmarks_v1_ResurfaceBookmarksResponse__Output>): grpc.ClientUnaryCall;
  resurfaceBookmarks(argument: _bookmarks_v1_ResurfaceBookmarksRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_bookmarks_v1_ResurfaceBookmarksResponse__Output>): grpc.ClientUnaryCall;
  resurfaceBookmarks(argument: _bookmarks_v1_ResurfaceBookmarksRequest, callback: grpc.requestCallback<_bookmarks_v1_ResurfaceBookmarksResponse__Output>): grpc.ClientUnaryCall;
  
  /**
   * Makes a collection, or overwrites the given fields of one. NOT_FOUND; ALREADY_EXISTS when its parent has another of
   * that name.
   */
  SaveCollection(argument: _bookmarks_v1_SaveCollectionRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_bookmarks_v1_SaveCollectionResponse__Output>): grpc.ClientUnaryCall;
  SaveCollection(argument: _bookmarks_v1_SaveCollectionRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_bookmarks_v1_SaveCollectionResponse__Output>): grpc.ClientUnaryCall;
  SaveCollection(argument: _bookmarks_v1_SaveCollectionRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_bookmarks_v1_SaveCollectionResponse__Output>): grpc.ClientUnaryCall;
  SaveCollection(argument: _bookmarks_v1_SaveCollectionRequest, callback: grpc.requestCallback<_bookmarks_v1_SaveCollectionResponse__Output>): grpc.ClientUnaryCall;
  /**
   * Makes a collection, or overwrites the given fields of one. NOT_FOUND; ALREADY_EXISTS when its parent has another of
   * that name.
   */
  saveCollection(argument: _bookmarks_v1_SaveCollectionRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_bookmarks_v1_SaveCollectionResponse__Output>): grpc.ClientUnaryCall;
  saveCollection(argument: _bookmarks_v1_SaveCollectionRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_bookmarks_v1_SaveCollectionResponse__Output>): grpc.ClientUnaryCall;
  saveCollection(argument: _bookmarks_v1_SaveCollectionRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_bookmarks_v1_SaveCollectionResponse__Output>): grpc.ClientUnaryCall;
  saveCollection(argument: _bookmarks_v1_SaveCollectionRequest, callback: grpc.requestCallback<_bookmarks_v1_SaveCollectionResponse__Output>): grpc.ClientUnaryCall;
  
  /**
   * Searches the full text of titles, tags, notes, descriptions and URLs, and after these what can be read on the pages.
   */
  SearchBookmarks(argument: _bookmarks_v1_SearchBookmarksRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_bookmarks_v1_SearchBookmarksResponse__Output>): grpc.ClientUnaryCall;
  SearchBookmarks(argument: _bookmarks_v1_SearchBookmarksRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_bookmarks_v1_SearchBookmarksResponse__Output>): grpc.ClientUnaryCall;
  SearchBookmarks(argument: _bookmarks_v1_SearchBookmarksRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_bookmarks_v1_SearchBookmarksResponse__Output>): grpc.ClientUnaryCall;
  SearchBookmarks(argument: _bookmarks_v1_SearchBookmarksRequest, callback: grpc.requestCallback<_bookmarks_v1_SearchBookmarksResponse__Output>): grpc.ClientUnaryCall;
  /**
   * Searches the full text of titles, tags, notes, descriptions and URLs, and after these what can be read on the pages.
   */
  searchBookmarks(argument: _bookmarks_v1_SearchBookmarksRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_bookmarks_v1_SearchBookmarksResponse__Output>): grpc.ClientUnaryCall;
  searchBookmarks(argument: _bookmarks_v1_SearchBookmarksRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_bookmarks_v1_SearchBookmarksResponse__Output>): grpc.ClientUnaryCall;
  searchBookmarks(argument: _bookmarks_v1_SearchBookmarksRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_bookmarks_v1_SearchBookmarksResponse__Output>): grpc.ClientUnaryCall;
  searchBookmarks(argument: _bookmarks_v1_SearchBookmarksRequest, callback: grpc.requestCallback<_bookmarks_v1_SearchBookmarksResponse__Output>): grpc.ClientUnaryCall;
  
  /**
   * Takes a change back, thing by thing: what was changed again since is reported and left as it is. NOT_FOUND. More than
   * LIMITS.bookmarksPerCall bookmarks become a job.
   */
  UndoChange(argument: _bookmarks_v1_UndoChangeRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_bookmarks_v1_UndoChangeResponse__Output>): grpc.ClientUnaryCall;
  UndoChange(argument: _bookmarks_v1_UndoChangeRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_bookmarks_v1_UndoChangeResponse__Output>): grpc.ClientUnaryCall;
  UndoChange(argument: _bookmarks_v1_UndoChangeRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_bookmarks_v1_UndoChangeResponse__Output>): grpc.ClientUnaryCall;
  UndoChange(argument: _bookmarks_v1_UndoChangeRequest, callback: grpc.requestCallback<_bookmarks_v1_UndoChangeResponse__Output>): grpc.ClientUnaryCall;
  /**
   * Takes a change back, thing by thing: what was changed again since is reported and left as it is. NOT_FOUND. More than
   * LIMITS.bookmarksPerCall bookmarks become a job.
   */
  undoChange(argument: _bookmarks_v1_UndoChangeRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_bookmarks_v1_UndoChangeResponse__Output>): grpc.ClientUnaryCall;
  undoChange(argument: _bookmarks_v1_UndoChangeRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_bookmarks_v1_UndoChangeResponse__Output>): grpc.ClientUnaryCall;
  undoChange(argument: _bookmarks_v1_UndoChangeRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_bookmarks_v1_UndoChangeResponse__Output>): grpc.ClientUnaryCall;
  undoChange(argument: _bookmarks_v1_UndoChangeRequest, callback: grpc.requestCallback<_bookmarks_v1_UndoChangeResponse__Output>): grpc.ClientUnaryCall;
  
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
  
  /**
   * Renames, merges and deletes tags in all bookmarks. With `dry_run` nothing is changed. More than
   * LIMITS.bookmarksPerCall bookmarks become a job.
   */
  UpdateTags(argument: _bookmarks_v1_UpdateTagsRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_bookmarks_v1_UpdateTagsResponse__Output>): grpc.ClientUnaryCall;
  UpdateTags(argument: _bookmarks_v1_UpdateTagsRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_bookmarks_v1_UpdateTagsResponse__Output>): grpc.ClientUnaryCall;
  UpdateTags(argument: _bookmarks_v1_UpdateTagsRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_bookmarks_v1_UpdateTagsResponse__Output>): grpc.ClientUnaryCall;
  UpdateTags(argument: _bookmarks_v1_UpdateTagsRequest, callback: grpc.requestCallback<_bookmarks_v1_UpdateTagsResponse__Output>): grpc.ClientUnaryCall;
  /**
   * Renames, merges and deletes tags in all bookmarks. With `dry_run` nothing is changed. More than
   * LIMITS.bookmarksPerCall bookmarks become a job.
   */
  updateTags(argument: _bookmarks_v1_UpdateTagsRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_bookmarks_v1_UpdateTagsResponse__Output>): grpc.ClientUnaryCall;
  updateTags(argument: _bookmarks_v1_UpdateTagsRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_bookmarks_v1_UpdateTagsResponse__Output>): grpc.ClientUnaryCall;
  updateTags(argument: _bookmarks_v1_UpdateTagsRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_bookmarks_v1_UpdateTagsResponse__Output>): grpc.ClientUnaryCall;
  updateTags(argument: _bookmarks_v1_UpdateTagsRequest, callback: grpc.requestCallback<_bookmarks_v1_UpdateTagsResponse__Output>): grpc.ClientUnaryCall;
  
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
   * Marks a quote on the page of a bookmark; one that is marked already gets the note and the color that are given. NOT_FOUND;
   * INVALID_ARGUMENT where the text of the page is known and does not have it, or LIMITS.highlightsPerBookmark are marked.
   */
  AddHighlight: grpc.handleUnaryCall<_bookmarks_v1_AddHighlightRequest__Output, _bookmarks_v1_AddHighlightResponse>;
  
  /**
   * Finds what could be tidied up.
   */
  AuditLibrary: grpc.handleUnaryCall<_bookmarks_v1_AuditLibraryRequest__Output, _bookmarks_v1_AuditLibraryResponse>;
  
  /**
   * Moves bookmarks to the trash. What is not there is left out, so that a call may be sent twice.
   */
  BatchDeleteBookmarks: grpc.handleUnaryCall<_bookmarks_v1_BatchDeleteBookmarksRequest__Output, _bookmarks_v1_BatchDeleteBookmarksResponse>;
  
  /**
   * Looks up bookmarks by id or URL, in the order of the references. What is not found is left out.
   */
  BatchGetBookmarks: grpc.handleUnaryCall<_bookmarks_v1_BatchGetBookmarksRequest__Output, _bookmarks_v1_BatchGetBookmarksResponse>;
  
  /**
   * The highlights of bookmarks. What has none, or is not found, is left out.
   */
  BatchGetHighlights: grpc.handleUnaryCall<_bookmarks_v1_BatchGetHighlightsRequest__Output, _bookmarks_v1_BatchGetHighlightsResponse>;
  
  /**
   * What is known of what is behind the links of bookmarks, in the order of the references. What is not found is left out.
   */
  BatchGetPages: grpc.handleUnaryCall<_bookmarks_v1_BatchGetPagesRequest__Output, _bookmarks_v1_BatchGetPagesResponse>;
  
  /**
   * Saves a URL. A URL that is saved already is not saved again: what is new is merged into it.
   */
  CreateBookmark: grpc.handleUnaryCall<_bookmarks_v1_CreateBookmarkRequest__Output, _bookmarks_v1_CreateBookmarkResponse>;
  
  /**
   * Makes a link by which bookmarks can be downloaded for a short time.
   */
  CreateExportLink: grpc.handleUnaryCall<_bookmarks_v1_CreateExportLinkRequest__Output, _bookmarks_v1_TransferLink>;
  
  /**
   * Makes a link, good for one file, by which a larger one can be imported.
   */
  CreateImportLink: grpc.handleUnaryCall<_bookmarks_v1_CreateImportLinkRequest__Output, _bookmarks_v1_TransferLink>;
  
  /**
   * Removes a collection and those below it; their bookmarks are kept outside or go to the trash. NOT_FOUND. With
   * `dry_run` nothing is changed.
   */
  DeleteCollection: grpc.handleUnaryCall<_bookmarks_v1_DeleteCollectionRequest__Output, _bookmarks_v1_DeleteCollectionResponse>;
  
  /**
   * How far the imports from the API of a service have come.
   */
  GetImportProgress: grpc.handleUnaryCall<_bookmarks_v1_GetImportProgressRequest__Output, _bookmarks_v1_ImportProgress>;
  
  /**
   * NOT_FOUND.
   */
  GetJob: grpc.handleUnaryCall<_bookmarks_v1_GetJobRequest__Output, _bookmarks_v1_Job>;
  
  /**
   * Totals, the most used tags, running jobs, the last changes.
   */
  GetOverview: grpc.handleUnaryCall<_bookmarks_v1_GetOverviewRequest__Output, _bookmarks_v1_GetOverviewResponse>;
  
  /**
   * Reads a file of bookmarks, given whole, and saves what is in it in a job. INVALID_ARGUMENT when the file cannot be
   * read, and then nothing is imported. With `dry_run` the answer says what is in it.
   */
  ImportBookmarks: grpc.handleUnaryCall<_bookmarks_v1_ImportBookmarksRequest__Output, _bookmarks_v1_ImportBookmarksResponse>;
  
  /**
   * What changed a bookmark, newest first. NOT_FOUND.
   */
  ListBookmarkHistory: grpc.handleUnaryCall<_bookmarks_v1_ListBookmarkHistoryRequest__Output, _bookmarks_v1_ListBookmarkHistoryResponse>;
  
  /**
   * Lists bookmarks that pass a filter. INVALID_ARGUMENT for a page token that does not fit the request.
   */
  ListBookmarks: grpc.handleUnaryCall<_bookmarks_v1_ListBookmarksRequest__Output, _bookmarks_v1_ListBookmarksResponse>;
  
  /**
   * Lists collections, parents before their children. NOT_FOUND when `parent` names nothing.
   */
  ListCollections: grpc.handleUnaryCall<_bookmarks_v1_ListCollectionsRequest__Output, _bookmarks_v1_ListCollectionsResponse>;
  
  /**
   * Lists the hosts of bookmarks, the most frequent first, by what somebody has typed of one.
   */
  ListDomains: grpc.handleUnaryCall<_bookmarks_v1_ListDomainsRequest__Output, _bookmarks_v1_ListDomainsResponse>;
  
  /**
   * Lists the tags in use, with the number of bookmarks that carry each.
   */
  ListTags: grpc.handleUnaryCall<_bookmarks_v1_ListTagsRequest__Output, _bookmarks_v1_ListTagsResponse>;
  
  /**
   * Changes many bookmarks in the same way: the given ones, or all that pass a filter. With `dry_run` nothing is changed.
   * More than LIMITS.bookmarksPerCall become a job.
   */
  OrganizeBookmarks: grpc.handleUnaryCall<_bookmarks_v1_OrganizeBookmarksRequest__Output, _bookmarks_v1_OrganizeBookmarksResponse>;
  
  /**
   * Picks bookmarks that their user may have forgotten. NOT_FOUND when `ref` names nothing.
   */
  ResurfaceBookmarks: grpc.handleUnaryCall<_bookmarks_v1_ResurfaceBookmarksRequest__Output, _bookmarks_v1_ResurfaceBookmarksResponse>;
  
  /**
   * Makes a collection, or overwrites the given fields of one. NOT_FOUND; ALREADY_EXISTS when its parent has another of
   * that name.
   */
  SaveCollection: grpc.handleUnaryCall<_bookmarks_v1_SaveCollectionRequest__Output, _bookmarks_v1_SaveCollectionResponse>;
  
  /**
   * Searches the full text of titles, tags, notes, descriptions and URLs, and after these what can be read on the pages.
   */
  SearchBookmarks: grpc.handleUnaryCall<_bookmarks_v1_SearchBookmarksRequest__Output, _bookmarks_v1_SearchBookmarksResponse>;
  
  /**
   * Takes a change back, thing by thing: what was changed again since is reported and left as it is. NOT_FOUND. More than
   * LIMITS.bookmarksPerCall bookmarks become a job.
   */
  UndoChange: grpc.handleUnaryCall<_bookmarks_v1_UndoChangeRequest__Output, _bookmarks_v1_UndoChangeResponse>;
  
  /**
   * Overwrites the given fields of a bookmark. NOT_FOUND; ABORTED when `expected_version` is not the present one;
   * ALREADY_EXISTS when the new URL is saved already.
   */
  UpdateBookmark: grpc.handleUnaryCall<_bookmarks_v1_UpdateBookmarkRequest__Output, _bookmarks_v1_UpdateBookmarkResponse>;
  
  /**
   * Renames, merges and deletes tags in all bookmarks. With `dry_run` nothing is changed. More than
   * LIMITS.bookmarksPerCall bookmarks become a job.
   */
  UpdateTags: grpc.handleUnaryCall<_bookmarks_v1_UpdateTagsRequest__Output, _bookmarks_v1_UpdateTagsResponse>;
  
}

export interface BookmarkServiceDefinition extends grpc.ServiceDefinition {
  AddHighlight: MethodDefinition<_bookmarks_v1_AddHighlightRequest, _bookmarks_v1_AddHighlightResponse, _bookmarks_v1_AddHighlightRequest__Output, _bookmarks_v1_AddHighlightResponse__Output>
  AuditLibrary: MethodDefinition<_bookmarks_v1_AuditLibraryRequest, _bookmarks_v1_AuditLibraryResponse, _bookmarks_v1_AuditLibraryRequest__Output, _bookmarks_v1_AuditLibraryResponse__Output>
  BatchDeleteBookmarks: MethodDefinition<_bookmarks_v1_BatchDeleteBookmarksRequest, _bookmarks_v1_BatchDeleteBookmarksResponse, _bookmarks_v1_BatchDeleteBookmarksRequest__Output, _bookmarks_v1_BatchDeleteBookmarksResponse__Output>
  BatchGetBookmarks: MethodDefinition<_bookmarks_v1_BatchGetBookmarksRequest, _bookmarks_v1_BatchGetBookmarksResponse, _bookmarks_v1_BatchGetBookmarksRequest__Output, _bookmarks_v1_BatchGetBookmarksResponse__Output>
  BatchGetHighlights: MethodDefinition<_bookmarks_v1_BatchGetHighlightsRequest, _bookmarks_v1_BatchGetHighlightsResponse, _bookmarks_v1_BatchGetHighlightsRequest__Output, _bookmarks_v1_BatchGetHighlightsResponse__Output>
  BatchGetPages: MethodDefinition<_bookmarks_v1_BatchGetPagesRequest, _bookmarks_v1_BatchGetPagesResponse, _bookmarks_v1_BatchGetPagesRequest__Output, _bookmarks_v1_BatchGetPagesResponse__Output>
  CreateBookmark: MethodDefinition<_bookmarks_v1_CreateBookmarkRequest, _bookmarks_v1_CreateBookmarkResponse, _bookmarks_v1_CreateBookmarkRequest__Output, _bookmarks_v1_CreateBookmarkResponse__Output>
  CreateExportLink: MethodDefinition<_bookmarks_v1_CreateExportLinkRequest, _bookmarks_v1_TransferLink, _bookmarks_v1_CreateExportLinkRequest__Output, _bookmarks_v1_TransferLink__Output>
  CreateImportLink: MethodDefinition<_bookmarks_v1_CreateImportLinkRequest, _bookmarks_v1_TransferLink, _bookmarks_v1_CreateImportLinkRequest__Output, _bookmarks_v1_TransferLink__Output>
  DeleteCollection: MethodDefinition<_bookmarks_v1_DeleteCollectionRequest, _bookmarks_v1_DeleteCollectionResponse, _bookmarks_v1_DeleteCollectionRequest__Output, _bookmarks_v1_DeleteCollectionResponse__Output>
  GetImportProgress: MethodDefinition<_bookmarks_v1_GetImportProgressRequest, _bookmarks_v1_ImportProgress, _bookmarks_v1_GetImportProgressRequest__Output, _bookmarks_v1_ImportProgress__Output>
  GetJob: MethodDefinition<_bookmarks_v1_GetJobRequest, _bookmarks_v1_Job, _bookmarks_v1_GetJobRequest__Output, _bookmarks_v1_Job__Output>
  GetOverview: MethodDefinition<_bookmarks_v1_GetOverviewRequest, _bookmarks_v1_GetOverviewResponse, _bookmarks_v1_GetOverviewRequest__Output, _bookmarks_v1_GetOverviewResponse__Output>
  ImportBookmarks: MethodDefinition<_bookmarks_v1_ImportBookmarksRequest, _bookmarks_v1_ImportBookmarksResponse, _bookmarks_v1_ImportBookmarksRequest__Output, _bookmarks_v1_ImportBookmarksResponse__Output>
  ListBookmarkHistory: MethodDefinition<_bookmarks_v1_ListBookmarkHistoryRequest, _bookmarks_v1_ListBookmarkHistoryResponse, _bookmarks_v1_ListBookmarkHistoryRequest__Output, _bookmarks_v1_ListBookmarkHistoryResponse__Output>
  ListBookmarks: MethodDefinition<_bookmarks_v1_ListBookmarksRequest, _bookmarks_v1_ListBookmarksResponse, _bookmarks_v1_ListBookmarksRequest__Output, _bookmarks_v1_ListBookmarksResponse__Output>
  ListCollections: MethodDefinition<_bookmarks_v1_ListCollectionsRequest, _bookmarks_v1_ListCollectionsResponse, _bookmarks_v1_ListCollectionsRequest__Output, _bookmarks_v1_ListCollectionsResponse__Output>
  ListDomains: MethodDefinition<_bookmarks_v1_ListDomainsRequest, _bookmarks_v1_ListDomainsResponse, _bookmarks_v1_ListDomainsRequest__Output, _bookmarks_v1_ListDomainsResponse__Output>
  ListTags: MethodDefinition<_bookmarks_v1_ListTagsRequest, _bookmarks_v1_ListTagsResponse, _bookmarks_v1_ListTagsRequest__Output, _bookmarks_v1_ListTagsResponse__Output>
  OrganizeBookmarks: MethodDefinition<_bookmarks_v1_OrganizeBookmarksRequest, _bookmarks_v1_OrganizeBookmarksResponse, _bookmarks_v1_OrganizeBookmarksRequest__Output, _bookmarks_v1_OrganizeBookmarksResponse__Output>
  ResurfaceBookmarks: MethodDefinition<_bookmarks_v1_ResurfaceBookmarksRequest, _bookmarks_v1_ResurfaceBookmarksResponse, _bookmarks_v1_ResurfaceBookmarksRequest__Output, _bookmarks_v1_ResurfaceBookmarksResponse__Output>
  SaveCollection: MethodDefinition<_bookmarks_v1_SaveCollectionRequest, _bookmarks_v1_SaveCollectionResponse, _bookmarks_v1_SaveCollectionRequest__Output, _bookmarks_v1_SaveCollectionResponse__Output>
  SearchBookmarks: MethodDefinition<_bookmarks_v1_SearchBookmarksRequest, _bookmarks_v1_SearchBookmarksResponse, _bookmarks_v1_SearchBookmarksRequest__Output, _bookmarks_v1_SearchBookmarksResponse__Output>
  UndoChange: MethodDefinition<_bookmarks_v1_UndoChangeRequest, _bookmarks_v1_UndoChangeResponse, _bookmarks_v1_UndoChangeRequest__Output, _bookmarks_v1_UndoChangeResponse__Output>
  UpdateBookmark: MethodDefinition<_bookmarks_v1_UpdateBookmarkRequest, _bookmarks_v1_UpdateBookmarkResponse, _bookmarks_v1_UpdateBookmarkRequest__Output, _bookmarks_v1_UpdateBookmarkResponse__Output>
  UpdateTags: MethodDefinition<_bookmarks_v1_UpdateTagsRequest, _bookmarks_v1_UpdateTagsResponse, _bookmarks_v1_UpdateTagsRequest__Output, _bookmarks_v1_UpdateTagsResponse__Output>
}
