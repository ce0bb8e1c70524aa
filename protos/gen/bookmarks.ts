import type * as grpc from '@grpc/grpc-js';
import type { EnumTypeDefinition, MessageTypeDefinition } from '@grpc/proto-loader';

import type { AddHighlightRequest as _bookmarks_v1_AddHighlightRequest, AddHighlightRequest__Output as _bookmarks_v1_AddHighlightRequest__Output } from './bookmarks/v1/AddHighlightRequest.ts';
import type { AddHighlightResponse as _bookmarks_v1_AddHighlightResponse, AddHighlightResponse__Output as _bookmarks_v1_AddHighlightResponse__Output } from './bookmarks/v1/AddHighlightResponse.ts';
import type { AuditLibraryRequest as _bookmarks_v1_AuditLibraryRequest, AuditLibraryRequest__Output as _bookmarks_v1_AuditLibraryRequest__Output } from './bookmarks/v1/AuditLibraryRequest.ts';
import type { AuditLibraryResponse as _bookmarks_v1_AuditLibraryResponse, AuditLibraryResponse__Output as _bookmarks_v1_AuditLibraryResponse__Output } from './bookmarks/v1/AuditLibraryResponse.ts';
import type { BatchDeleteBookmarksRequest as _bookmarks_v1_BatchDeleteBookmarksRequest, BatchDeleteBookmarksRequest__Output as _bookmarks_v1_BatchDeleteBookmarksRequest__Output } from './bookmarks/v1/BatchDeleteBookmarksRequest.ts';
import type { BatchDeleteBookmarksResponse as _bookmarks_v1_BatchDeleteBookmarksResponse, BatchDeleteBookmarksResponse__Output as _bookmarks_v1_BatchDeleteBookmarksResponse__Output } from './bookmarks/v1/BatchDeleteBookmarksResponse.ts';
import type { BatchGetBookmarksRequest as _bookmarks_v1_BatchGetBookmarksRequest, BatchGetBookmarksRequest__Output as _bookmarks_v1_BatchGetBookmarksRequest__Output } from './bookmarks/v1/BatchGetBookmarksRequest.ts';
import type { BatchGetBookmarksResponse as _bookmarks_v1_BatchGetBookmarksResponse, BatchGetBookmarksResponse__Output as _bookmarks_v1_BatchGetBookmarksResponse__Output } from './bookmarks/v1/BatchGetBookmarksResponse.ts';
import type { BatchGetHighlightsRequest as _bookmarks_v1_BatchGetHighlightsRequest, BatchGetHighlightsRequest__Output as _bookmarks_v1_BatchGetHighlightsRequest__Output } from './bookmarks/v1/BatchGetHighlightsRequest.ts';
import type { BatchGetHighlightsResponse as _bookmarks_v1_BatchGetHighlightsResponse, BatchGetHighlightsResponse__Output as _bookmarks_v1_BatchGetHighlightsResponse__Output } from './bookmarks/v1/BatchGetHighlightsResponse.ts';
import type { BatchGetPagesRequest as _bookmarks_v1_BatchGetPagesRequest, BatchGetPagesRequest__Output as _bookmarks_v1_BatchGetPagesRequest__Output } from './bookmarks/v1/BatchGetPagesRequest.ts';
import type { BatchGetPagesResponse as _bookmarks_v1_BatchGetPagesResponse, BatchGetPagesResponse__Output as _bookmarks_v1_BatchGetPagesResponse__Output } from './bookmarks/v1/BatchGetPagesResponse.ts';
import type { Bookmark as _bookmarks_v1_Bookmark, Bookmark__Output as _bookmarks_v1_Bookmark__Output } from './bookmarks/v1/Bookmark.ts';
import type { BookmarkFilter as _bookmarks_v1_BookmarkFilter, BookmarkFilter__Output as _bookmarks_v1_BookmarkFilter__Output } from './bookmarks/v1/BookmarkFilter.ts';
import type { BookmarkServiceClient as _bookmarks_v1_BookmarkServiceClient, BookmarkServiceDefinition as _bookmarks_v1_BookmarkServiceDefinition } from './bookmarks/v1/BookmarkService.ts';
import type { Change as _bookmarks_v1_Change, Change__Output as _bookmarks_v1_Change__Output } from './bookmarks/v1/Change.ts';
import type { Collection as _bookmarks_v1_Collection, Collection__Output as _bookmarks_v1_Collection__Output } from './bookmarks/v1/Collection.ts';
import type { CreateBookmarkRequest as _bookmarks_v1_CreateBookmarkRequest, CreateBookmarkRequest__Output as _bookmarks_v1_CreateBookmarkRequest__Output } from './bookmarks/v1/CreateBookmarkRequest.ts';
import type { CreateBookmarkResponse as _bookmarks_v1_CreateBookmarkResponse, CreateBookmarkResponse__Output as _bookmarks_v1_CreateBookmarkResponse__Output } from './bookmarks/v1/CreateBookmarkResponse.ts';
import type { CreateExportLinkRequest as _bookmarks_v1_CreateExportLinkRequest, CreateExportLinkRequest__Output as _bookmarks_v1_CreateExportLinkRequest__Output } from './bookmarks/v1/CreateExportLinkRequest.ts';
import type { CreateImportLinkRequest as _bookmarks_v1_CreateImportLinkRequest, CreateImportLinkRequest__Output as _bookmarks_v1_CreateImportLinkRequest__Output } from './bookmarks/v1/CreateImportLinkRequest.ts';
import type { DeleteCollectionRequest as _bookmarks_v1_DeleteCollectionRequest, DeleteCollectionRequest__Output as _bookmarks_v1_DeleteCollectionRequest__Output } from './bookmarks/v1/DeleteCollectionRequest.ts';
import type { DeleteCollectionResponse as _bookmarks_v1_DeleteCollectionResponse, DeleteCollectionResponse__Output as _bookmarks_v1_DeleteCollectionResponse__Output } from './bookmarks/v1/DeleteCollectionResponse.ts';
import type { Domain as _bookmarks_v1_Domain, Domain__Output as _bookmarks_v1_Domain__Output } from './bookmarks/v1/Domain.ts';
import type { DownloadRequest as _bookmarks_v1_DownloadRequest, DownloadRequest__Output as _bookmarks_v1_DownloadRequest__Output } from './bookmarks/v1/DownloadRequest.ts';
import type { DownloadResponse as _bookmarks_v1_DownloadResponse, DownloadResponse__Output as _bookmarks_v1_DownloadResponse__Output } from './bookmarks/v1/DownloadResponse.ts';
import type { EndedJob as _bookmarks_v1_EndedJob, EndedJob__Output as _bookmarks_v1_EndedJob__Output } from './bookmarks/v1/EndedJob.ts';
import type { GetImportProgressRequest as _bookmarks_v1_GetImportProgressRequest, GetImportProgressRequest__Output as _bookmarks_v1_GetImportProgressRequest__Output } from './bookmarks/v1/GetImportProgressRequest.ts';
import type { GetJobRequest as _bookmarks_v1_GetJobRequest, GetJobRequest__Output as _bookmarks_v1_GetJobRequest__Output } from './bookmarks/v1/GetJobRequest.ts';
import type { GetOverviewRequest as _bookmarks_v1_GetOverviewRequest, GetOverviewRequest__Output as _bookmarks_v1_GetOverviewRequest__Output } from './bookmarks/v1/GetOverviewRequest.ts';
import type { GetOverviewResponse as _bookmarks_v1_GetOverviewResponse, GetOverviewResponse__Output as _bookmarks_v1_GetOverviewResponse__Output } from './bookmarks/v1/GetOverviewResponse.ts';
import type { GetTransferRequest as _bookmarks_v1_GetTransferRequest, GetTransferRequest__Output as _bookmarks_v1_GetTransferRequest__Output } from './bookmarks/v1/GetTransferRequest.ts';
import type { Highlight as _bookmarks_v1_Highlight, Highlight__Output as _bookmarks_v1_Highlight__Output } from './bookmarks/v1/Highlight.ts';
import type { ImportBookmarksRequest as _bookmarks_v1_ImportBookmarksRequest, ImportBookmarksRequest__Output as _bookmarks_v1_ImportBookmarksRequest__Output } from './bookmarks/v1/ImportBookmarksRequest.ts';
import type { ImportBookmarksResponse as _bookmarks_v1_ImportBookmarksResponse, ImportBookmarksResponse__Output as _bookmarks_v1_ImportBookmarksResponse__Output } from './bookmarks/v1/ImportBookmarksResponse.ts';
import type { ImportOptions as _bookmarks_v1_ImportOptions, ImportOptions__Output as _bookmarks_v1_ImportOptions__Output } from './bookmarks/v1/ImportOptions.ts';
import type { ImportProgress as _bookmarks_v1_ImportProgress, ImportProgress__Output as _bookmarks_v1_ImportProgress__Output } from './bookmarks/v1/ImportProgress.ts';
import type { ImportReport as _bookmarks_v1_ImportReport, ImportReport__Output as _bookmarks_v1_ImportReport__Output } from './bookmarks/v1/ImportReport.ts';
import type { Job as _bookmarks_v1_Job, Job__Output as _bookmarks_v1_Job__Output } from './bookmarks/v1/Job.ts';
import type { LinkTotals as _bookmarks_v1_LinkTotals, LinkTotals__Output as _bookmarks_v1_LinkTotals__Output } from './bookmarks/v1/LinkTotals.ts';
import type { LinkedPage as _bookmarks_v1_LinkedPage, LinkedPage__Output as _bookmarks_v1_LinkedPage__Output } from './bookmarks/v1/LinkedPage.ts';
import type { ListBookmarkHistoryRequest as _bookmarks_v1_ListBookmarkHistoryRequest, ListBookmarkHistoryRequest__Output as _bookmarks_v1_ListBookmarkHistoryRequest__Output } from './bookmarks/v1/ListBookmarkHistoryRequest.ts';
import type { ListBookmarkHistoryResponse as _bookmarks_v1_ListBookmarkHistoryResponse, ListBookmarkHistoryResponse__Output as _bookmarks_v1_ListBookmarkHistoryResponse__Output } from './bookmarks/v1/ListBookmarkHistoryResponse.ts';
import type { ListBookmarksRequest as _bookmarks_v1_ListBookmarksRequest, ListBookmarksRequest__Output as _bookmarks_v1_ListBookmarksRequest__Output } from './bookmarks/v1/ListBookmarksRequest.ts';
import type { ListBookmarksResponse as _bookmarks_v1_ListBookmarksResponse, ListBookmarksResponse__Output as _bookmarks_v1_ListBookmarksResponse__Output } from './bookmarks/v1/ListBookmarksResponse.ts';
import type { ListCollectionsRequest as _bookmarks_v1_ListCollectionsRequest, ListCollectionsRequest__Output as _bookmarks_v1_ListCollectionsRequest__Output } from './bookmarks/v1/ListCollectionsRequest.ts';
import type { ListCollectionsResponse as _bookmarks_v1_ListCollectionsResponse, ListCollectionsResponse__Output as _bookmarks_v1_ListCollectionsResponse__Output } from './bookmarks/v1/ListCollectionsResponse.ts';
import type { ListDomainsRequest as _bookmarks_v1_ListDomainsRequest, ListDomainsRequest__Output as _bookmarks_v1_ListDomainsRequest__Output } from './bookmarks/v1/ListDomainsRequest.ts';
import type { ListDomainsResponse as _bookmarks_v1_ListDomainsResponse, ListDomainsResponse__Output as _bookmarks_v1_ListDomainsResponse__Output } from './bookmarks/v1/ListDomainsResponse.ts';
import type { ListTagsRequest as _bookmarks_v1_ListTagsRequest, ListTagsRequest__Output as _bookmarks_v1_ListTagsRequest__Output } from './bookmarks/v1/ListTagsRequest.ts';
import type { ListTagsResponse as _bookmarks_v1_ListTagsResponse, ListTagsResponse__Output as _bookmarks_v1_ListTagsResponse__Output } from './bookmarks/v1/ListTagsResponse.ts';
import type { OrganizeBookmarksRequest as _bookmarks_v1_OrganizeBookmarksRequest, OrganizeBookmarksRequest__Output as _bookmarks_v1_OrganizeBookmarksRequest__Output } from './bookmarks/v1/OrganizeBookmarksRequest.ts';
import type { OrganizeBookmarksResponse as _bookmarks_v1_OrganizeBookmarksResponse, OrganizeBookmarksResponse__Output as _bookmarks_v1_OrganizeBookmarksResponse__Output } from './bookmarks/v1/OrganizeBookmarksResponse.ts';
import type { Reminder as _bookmarks_v1_Reminder, Reminder__Output as _bookmarks_v1_Reminder__Output } from './bookmarks/v1/Reminder.ts';
import type { ResurfaceBookmarksRequest as _bookmarks_v1_ResurfaceBookmarksRequest, ResurfaceBookmarksRequest__Output as _bookmarks_v1_ResurfaceBookmarksRequest__Output } from './bookmarks/v1/ResurfaceBookmarksRequest.ts';
import type { ResurfaceBookmarksResponse as _bookmarks_v1_ResurfaceBookmarksResponse, ResurfaceBookmarksResponse__Output as _bookmarks_v1_ResurfaceBookmarksResponse__Output } from './bookmarks/v1/ResurfaceBookmarksResponse.ts';
import type { SaveCollectionRequest as _bookmarks_v1_SaveCollectionRequest, SaveCollectionRequest__Output as _bookmarks_v1_SaveCollectionRequest__Output } from './bookmarks/v1/SaveCollectionRequest.ts';
import type { SaveCollectionResponse as _bookmarks_v1_SaveCollectionResponse, SaveCollectionResponse__Output as _bookmarks_v1_SaveCollectionResponse__Output } from './bookmarks/v1/SaveCollectionResponse.ts';
import type { SearchBookmarksRequest as _bookmarks_v1_SearchBookmarksRequest, SearchBookmarksRequest__Output as _bookmarks_v1_SearchBookmarksRequest__Output } from './bookmarks/v1/SearchBookmarksRequest.ts';
import type { SearchBookmarksResponse as _bookmarks_v1_SearchBookmarksResponse, SearchBookmarksResponse__Output as _bookmarks_v1_SearchBookmarksResponse__Output } from './bookmarks/v1/SearchBookmarksResponse.ts';
import type { Tag as _bookmarks_v1_Tag, Tag__Output as _bookmarks_v1_Tag__Output } from './bookmarks/v1/Tag.ts';
import type { TagList as _bookmarks_v1_TagList, TagList__Output as _bookmarks_v1_TagList__Output } from './bookmarks/v1/TagList.ts';
import type { Transfer as _bookmarks_v1_Transfer, Transfer__Output as _bookmarks_v1_Transfer__Output } from './bookmarks/v1/Transfer.ts';
import type { TransferLink as _bookmarks_v1_TransferLink, TransferLink__Output as _bookmarks_v1_TransferLink__Output } from './bookmarks/v1/TransferLink.ts';
import type { TransferServiceClient as _bookmarks_v1_TransferServiceClient, TransferServiceDefinition as _bookmarks_v1_TransferServiceDefinition } from './bookmarks/v1/TransferService.ts';
import type { UndoChangeRequest as _bookmarks_v1_UndoChangeRequest, UndoChangeRequest__Output as _bookmarks_v1_UndoChangeRequest__Output } from './bookmarks/v1/UndoChangeRequest.ts';
import type { UndoChangeResponse as _bookmarks_v1_UndoChangeResponse, UndoChangeResponse__Output as _bookmarks_v1_UndoChangeResponse__Output } from './bookmarks/v1/UndoChangeResponse.ts';
import type { UpdateBookmarkRequest as _bookmarks_v1_UpdateBookmarkRequest, UpdateBookmarkRequest__Output as _bookmarks_v1_UpdateBookmarkRequest__Output } from './bookmarks/v1/UpdateBookmarkRequest.ts';
import type { UpdateBookmarkResponse as _bookmarks_v1_UpdateBookmarkResponse, UpdateBookmarkResponse__Output as _bookmarks_v1_UpdateBookmarkResponse__Output } from './bookmarks/v1/UpdateBookmarkResponse.ts';
import type { UpdateTagsRequest as _bookmarks_v1_UpdateTagsRequest, UpdateTagsRequest__Output as _bookmarks_v1_UpdateTagsRequest__Output } from './bookmarks/v1/UpdateTagsRequest.ts';
import type { UpdateTagsResponse as _bookmarks_v1_UpdateTagsResponse, UpdateTagsResponse__Output as _bookmarks_v1_UpdateTagsResponse__Output } from './bookmarks/v1/UpdateTagsResponse.ts';
import type { UploadRequest as _bookmarks_v1_UploadRequest, UploadRequest__Output as _bookmarks_v1_UploadRequest__Output } from './bookmarks/v1/UploadRequest.ts';
import type { UploadResponse as _bookmarks_v1_UploadResponse, UploadResponse__Output as _bookmarks_v1_UploadResponse__Output } from './bookmarks/v1/UploadResponse.ts';
import type { WatchJobsRequest as _bookmarks_v1_WatchJobsRequest, WatchJobsRequest__Output as _bookmarks_v1_WatchJobsRequest__Output } from './bookmarks/v1/WatchJobsRequest.ts';
import type { WatchServiceClient as _bookmarks_v1_WatchServiceClient, WatchServiceDefinition as _bookmarks_v1_WatchServiceDefinition } from './bookmarks/v1/WatchService.ts';
import type { Timestamp as _google_protobuf_Timestamp, Timestamp__Output as _google_protobuf_Timestamp__Output } from './google/protobuf/Timestamp.ts';

type SubtypeConstructor<Constructor extends new (...args: any) => any, Subtype> = {
  new(...args: ConstructorParameters<Constructor>): Subtype;
};

export interface ProtoGrpcType {
  bookmarks: {
    v1: {
      AddHighlightRequest: MessageTypeDefinition<_bookmarks_v1_AddHighlightRequest, _bookmarks_v1_AddHighlightRequest__Output>
      AddHighlightResponse: MessageTypeDefinition<_bookmarks_v1_AddHighlightResponse, _bookmarks_v1_AddHighlightResponse__Output>
      AuditLibraryRequest: MessageTypeDefinition<_bookmarks_v1_AuditLibraryRequest, _bookmarks_v1_AuditLibraryRequest__Output>
      AuditLibraryResponse: MessageTypeDefinition<_bookmarks_v1_AuditLibraryResponse, _bookmarks_v1_AuditLibraryResponse__Output>
      BatchDeleteBookmarksRequest: MessageTypeDefinition<_bookmarks_v1_BatchDeleteBookmarksRequest, _bookmarks_v1_BatchDeleteBookmarksRequest__Output>
      BatchDeleteBookmarksResponse: MessageTypeDefinition<_bookmarks_v1_BatchDeleteBookmarksResponse, _bookmarks_v1_BatchDeleteBookmarksResponse__Output>
      BatchGetBookmarksRequest: MessageTypeDefinition<_bookmarks_v1_BatchGetBookmarksRequest, _bookmarks_v1_BatchGetBookmarksRequest__Output>
      BatchGetBookmarksResponse: MessageTypeDefinition<_bookmarks_v1_BatchGetBookmarksResponse, _bookmarks_v1_BatchGetBookmarksResponse__Output>
      BatchGetHighlightsRequest: MessageTypeDefinition<_bookmarks_v1_BatchGetHighlightsRequest, _bookmarks_v1_BatchGetHighlightsRequest__Output>
      BatchGetHighlightsResponse: MessageTypeDefinition<_bookmarks_v1_BatchGetHighlightsResponse, _bookmarks_v1_BatchGetHighlightsResponse__Output>
      BatchGetPagesRequest: MessageTypeDefinition<_bookmarks_v1_BatchGetPagesRequest, _bookmarks_v1_BatchGetPagesRequest__Output>
      BatchGetPagesResponse: MessageTypeDefinition<_bookmarks_v1_BatchGetPagesResponse, _bookmarks_v1_BatchGetPagesResponse__Output>
      Bookmark: MessageTypeDefinition<_bookmarks_v1_Bookmark, _bookmarks_v1_Bookmark__Output>
      BookmarkFilter: MessageTypeDefinition<_bookmarks_v1_BookmarkFilter, _bookmarks_v1_BookmarkFilter__Output>
      /**
       * The library of one user. Every call carries the gateway's identity assertion as `x-user-sub` metadata and acts for
       * its subject alone: what belongs to somebody else is NOT_FOUND, as if it were not there.
       * 
       * Any call can end in UNAUTHENTICATED (no valid assertion), PERMISSION_DENIED (its scope does not allow the call),
       * INVALID_ARGUMENT (with words that say how to put it right), RESOURCE_EXHAUSTED (the message is too large),
       * UNAVAILABLE (the database is out of reach; try again) and DEADLINE_EXCEEDED.
       */
      BookmarkService: SubtypeConstructor<typeof grpc.Client, _bookmarks_v1_BookmarkServiceClient> & { service: _bookmarks_v1_BookmarkServiceDefinition }
      Change: MessageTypeDefinition<_bookmarks_v1_Change, _bookmarks_v1_Change__Output>
      Collection: MessageTypeDefinition<_bookmarks_v1_Collection, _bookmarks_v1_Collection__Output>
      CreateBookmarkRequest: MessageTypeDefinition<_bookmarks_v1_CreateBookmarkRequest, _bookmarks_v1_CreateBookmarkRequest__Output>
      CreateBookmarkResponse: MessageTypeDefinition<_bookmarks_v1_CreateBookmarkResponse, _bookmarks_v1_CreateBookmarkResponse__Output>
      CreateExportLinkRequest: MessageTypeDefinition<_bookmarks_v1_CreateExportLinkRequest, _bookmarks_v1_CreateExportLinkRequest__Output>
      CreateImportLinkRequest: MessageTypeDefinition<_bookmarks_v1_CreateImportLinkRequest, _bookmarks_v1_CreateImportLinkRequest__Output>
      DeleteCollectionRequest: MessageTypeDefinition<_bookmarks_v1_DeleteCollectionRequest, _bookmarks_v1_DeleteCollectionRequest__Output>
      DeleteCollectionResponse: MessageTypeDefinition<_bookmarks_v1_DeleteCollectionResponse, _bookmarks_v1_DeleteCollectionResponse__Output>
      Domain: MessageTypeDefinition<_bookmarks_v1_Domain, _bookmarks_v1_Domain__Output>
      DownloadRequest: MessageTypeDefinition<_bookmarks_v1_DownloadRequest, _bookmarks_v1_DownloadRequest__Output>
      DownloadResponse: MessageTypeDefinition<_bookmarks_v1_DownloadResponse, _bookmarks_v1_DownloadResponse__Output>
      EndedJob: MessageTypeDefinition<_bookmarks_v1_EndedJob, _bookmarks_v1_EndedJob__Output>
      FileFormat: EnumTypeDefinition
      GetImportProgressRequest: MessageTypeDefinition<_bookmarks_v1_GetImportProgressRequest, _bookmarks_v1_GetImportProgressRequest__Output>
      GetJobRequest: MessageTypeDefinition<_bookmarks_v1_GetJobRequest, _bookmarks_v1_GetJobRequest__Output>
      GetOverviewRequest: MessageTypeDefinition<_bookmarks_v1_GetOverviewRequest, _bookmarks_v1_GetOverviewRequest__Output>
      GetOverviewResponse: MessageTypeDefinition<_bookmarks_v1_GetOverviewResponse, _bookmarks_v1_GetOverviewResponse__Output>
      GetTransferRequest: MessageTypeDefinition<_bookmarks_v1_GetTransferRequest, _bookmarks_v1_GetTransferRequest__Output>
      Highlight: MessageTypeDefinition<_bookmarks_v1_Highlight, _bookmarks_v1_Highlight__Output>
      ImportBookmarksRequest: MessageTypeDefinition<_bookmarks_v1_ImportBookmarksRequest, _bookmarks_v1_ImportBookmarksRequest__Output>
      ImportBookmarksResponse: MessageTypeDefinition<_bookmarks_v1_ImportBookmarksResponse, _bookmarks_v1_ImportBookmarksResponse__Output>
      ImportOptions: MessageTypeDefinition<_bookmarks_v1_ImportOptions, _bookmarks_v1_ImportOptions__Output>
      ImportProgress: MessageTypeDefinition<_bookmarks_v1_ImportProgress, _bookmarks_v1_ImportProgress__Output>
      ImportReport: MessageTypeDefinition<_bookmarks_v1_ImportReport, _bookmarks_v1_ImportReport__Output>
      ImportSource: EnumTypeDefinition
      Job: MessageTypeDefinition<_bookmarks_v1_Job, _bookmarks_v1_Job__Output>
      LinkTotals: MessageTypeDefinition<_bookmarks_v1_LinkTotals, _bookmarks_v1_LinkTotals__Output>
      LinkedPage: MessageTypeDefinition<_bookmarks_v1_LinkedPage, _bookmarks_v1_LinkedPage__Output>
      ListBookmarkHistoryRequest: MessageTypeDefinition<_bookmarks_v1_ListBookmarkHistoryRequest, _bookmarks_v1_ListBookmarkHistoryRequest__Output>
      ListBookmarkHistoryResponse: MessageTypeDefinition<_bookmarks_v1_ListBookmarkHistoryResponse, _bookmarks_v1_ListBookmarkHistoryResponse__Output>
      ListBookmarksRequest: MessageTypeDefinition<_bookmarks_v1_ListBookmarksRequest, _bookmarks_v1_ListBookmarksRequest__Output>
      ListBookmarksResponse: MessageTypeDefinition<_bookmarks_v1_ListBookmarksResponse, _bookmarks_v1_ListBookmarksResponse__Output>
      ListCollectionsRequest: MessageTypeDefinition<_bookmarks_v1_ListCollectionsRequest, _bookmarks_v1_ListCollectionsRequest__Output>
      ListCollectionsResponse: MessageTypeDefinition<_bookmarks_v1_ListCollectionsResponse, _bookmarks_v1_ListCollectionsResponse__Output>
      ListDomainsRequest: MessageTypeDefinition<_bookmarks_v1_ListDomainsRequest, _bookmarks_v1_ListDomainsRequest__Output>
      ListDomainsResponse: MessageTypeDefinition<_bookmarks_v1_ListDomainsResponse, _bookmarks_v1_ListDomainsResponse__Output>
      ListTagsRequest: MessageTypeDefinition<_bookmarks_v1_ListTagsRequest, _bookmarks_v1_ListTagsRequest__Output>
      ListTagsResponse: MessageTypeDefinition<_bookmarks_v1_ListTagsResponse, _bookmarks_v1_ListTagsResponse__Output>
      OnDuplicate: EnumTypeDefinition
      OrganizeBookmarksRequest: MessageTypeDefinition<_bookmarks_v1_OrganizeBookmarksRequest, _bookmarks_v1_OrganizeBookmarksRequest__Output>
      OrganizeBookmarksResponse: MessageTypeDefinition<_bookmarks_v1_OrganizeBookmarksResponse, _bookmarks_v1_OrganizeBookmarksResponse__Output>
      Reminder: MessageTypeDefinition<_bookmarks_v1_Reminder, _bookmarks_v1_Reminder__Output>
      ResurfaceBookmarksRequest: MessageTypeDefinition<_bookmarks_v1_ResurfaceBookmarksRequest, _bookmarks_v1_ResurfaceBookmarksRequest__Output>
      ResurfaceBookmarksResponse: MessageTypeDefinition<_bookmarks_v1_ResurfaceBookmarksResponse, _bookmarks_v1_ResurfaceBookmarksResponse__Output>
      SaveCollectionRequest: MessageTypeDefinition<_bookmarks_v1_SaveCollectionRequest, _bookmarks_v1_SaveCollectionRequest__Output>
      SaveCollectionResponse: MessageTypeDefinition<_bookmarks_v1_SaveCollectionResponse, _bookmarks_v1_SaveCollectionResponse__Output>
      SearchBookmarksRequest: MessageTypeDefinition<_bookmarks_v1_SearchBookmarksRequest, _bookmarks_v1_SearchBookmarksRequest__Output>
      SearchBookmarksResponse: MessageTypeDefinition<_bookmarks_v1_SearchBookmarksResponse, _bookmarks_v1_SearchBookmarksResponse__Output>
      Status: EnumTypeDefinition
      Tag: MessageTypeDefinition<_bookmarks_v1_Tag, _bookmarks_v1_Tag__Output>
      TagList: MessageTypeDefinition<_bookmarks_v1_TagList, _bookmarks_v1_TagList__Output>
      Transfer: MessageTypeDefinition<_bookmarks_v1_Transfer, _bookmarks_v1_Transfer__Output>
      TransferLink: MessageTypeDefinition<_bookmarks_v1_TransferLink, _bookmarks_v1_TransferLink__Output>
      /**
       * Files on their way in and out. Its calls carry no identity: the token of a transfer link names a library and proves by
       * itself that its user wanted this. NOT_FOUND for a token that is unknown, expired or used up.
       */
      TransferService: SubtypeConstructor<typeof grpc.Client, _bookmarks_v1_TransferServiceClient> & { service: _bookmarks_v1_TransferServiceDefinition }
      UndoChangeRequest: MessageTypeDefinition<_bookmarks_v1_UndoChangeRequest, _bookmarks_v1_UndoChangeRequest__Output>
      UndoChangeResponse: MessageTypeDefinition<_bookmarks_v1_UndoChangeResponse, _bookmarks_v1_UndoChangeResponse__Output>
      UpdateBookmarkRequest: MessageTypeDefinition<_bookmarks_v1_UpdateBookmarkRequest, _bookmarks_v1_UpdateBookmarkRequest__Output>
      UpdateBookmarkResponse: MessageTypeDefinition<_bookmarks_v1_UpdateBookmarkResponse, _bookmarks_v1_UpdateBookmarkResponse__Output>
      UpdateTagsRequest: MessageTypeDefinition<_bookmarks_v1_UpdateTagsRequest, _bookmarks_v1_UpdateTagsRequest__Output>
      UpdateTagsResponse: MessageTypeDefinition<_bookmarks_v1_UpdateTagsResponse, _bookmarks_v1_UpdateTagsResponse__Output>
      UploadRequest: MessageTypeDefinition<_bookmarks_v1_UploadRequest, _bookmarks_v1_UploadRequest__Output>
      UploadResponse: MessageTypeDefinition<_bookmarks_v1_UploadResponse, _bookmarks_v1_UploadResponse__Output>
      WatchJobsRequest: MessageTypeDefinition<_bookmarks_v1_WatchJobsRequest, _bookmarks_v1_WatchJobsRequest__Output>
      /**
       * What happens in the library of one user, as it happens. Its calls carry an identity as those of BookmarkService do, and
       * may outlive it. One that ends before its caller ends it misses what happens then: it is OK when the service goes, and
       * UNAVAILABLE when the database does.
       */
      WatchService: SubtypeConstructor<typeof grpc.Client, _bookmarks_v1_WatchServiceClient> & { service: _bookmarks_v1_WatchServiceDefinition }
    }
  }
  google: {
    protobuf: {
      Timestamp: MessageTypeDefinition<_google_protobuf_Timestamp, _google_protobuf_Timestamp__Output>
    }
  }
}

