import type * as grpc from '@grpc/grpc-js';
import type { EnumTypeDefinition, MessageTypeDefinition } from '@grpc/proto-loader';

import type { BatchDeleteBookmarksRequest as _bookmarks_v1_BatchDeleteBookmarksRequest, BatchDeleteBookmarksRequest__Output as _bookmarks_v1_BatchDeleteBookmarksRequest__Output } from './bookmarks/v1/BatchDeleteBookmarksRequest.ts';
import type { BatchDeleteBookmarksResponse as _bookmarks_v1_BatchDeleteBookmarksResponse, BatchDeleteBookmarksResponse__Output as _bookmarks_v1_BatchDeleteBookmarksResponse__Output } from './bookmarks/v1/BatchDeleteBookmarksResponse.ts';
import type { BatchGetBookmarksRequest as _bookmarks_v1_BatchGetBookmarksRequest, BatchGetBookmarksRequest__Output as _bookmarks_v1_BatchGetBookmarksRequest__Output } from './bookmarks/v1/BatchGetBookmarksRequest.ts';
import type { BatchGetBookmarksResponse as _bookmarks_v1_BatchGetBookmarksResponse, BatchGetBookmarksResponse__Output as _bookmarks_v1_BatchGetBookmarksResponse__Output } from './bookmarks/v1/BatchGetBookmarksResponse.ts';
import type { Bookmark as _bookmarks_v1_Bookmark, Bookmark__Output as _bookmarks_v1_Bookmark__Output } from './bookmarks/v1/Bookmark.ts';
import type { BookmarkFilter as _bookmarks_v1_BookmarkFilter, BookmarkFilter__Output as _bookmarks_v1_BookmarkFilter__Output } from './bookmarks/v1/BookmarkFilter.ts';
import type { BookmarkServiceClient as _bookmarks_v1_BookmarkServiceClient, BookmarkServiceDefinition as _bookmarks_v1_BookmarkServiceDefinition } from './bookmarks/v1/BookmarkService.ts';
import type { CreateBookmarkRequest as _bookmarks_v1_CreateBookmarkRequest, CreateBookmarkRequest__Output as _bookmarks_v1_CreateBookmarkRequest__Output } from './bookmarks/v1/CreateBookmarkRequest.ts';
import type { CreateBookmarkResponse as _bookmarks_v1_CreateBookmarkResponse, CreateBookmarkResponse__Output as _bookmarks_v1_CreateBookmarkResponse__Output } from './bookmarks/v1/CreateBookmarkResponse.ts';
import type { ListBookmarksRequest as _bookmarks_v1_ListBookmarksRequest, ListBookmarksRequest__Output as _bookmarks_v1_ListBookmarksRequest__Output } from './bookmarks/v1/ListBookmarksRequest.ts';
import type { ListBookmarksResponse as _bookmarks_v1_ListBookmarksResponse, ListBookmarksResponse__Output as _bookmarks_v1_ListBookmarksResponse__Output } from './bookmarks/v1/ListBookmarksResponse.ts';
import type { ListTagsRequest as _bookmarks_v1_ListTagsRequest, ListTagsRequest__Output as _bookmarks_v1_ListTagsRequest__Output } from './bookmarks/v1/ListTagsRequest.ts';
import type { ListTagsResponse as _bookmarks_v1_ListTagsResponse, ListTagsResponse__Output as _bookmarks_v1_ListTagsResponse__Output } from './bookmarks/v1/ListTagsResponse.ts';
import type { SearchBookmarksRequest as _bookmarks_v1_SearchBookmarksRequest, SearchBookmarksRequest__Output as _bookmarks_v1_SearchBookmarksRequest__Output } from './bookmarks/v1/SearchBookmarksRequest.ts';
import type { SearchBookmarksResponse as _bookmarks_v1_SearchBookmarksResponse, SearchBookmarksResponse__Output as _bookmarks_v1_SearchBookmarksResponse__Output } from './bookmarks/v1/SearchBookmarksResponse.ts';
import type { Tag as _bookmarks_v1_Tag, Tag__Output as _bookmarks_v1_Tag__Output } from './bookmarks/v1/Tag.ts';
import type { TagList as _bookmarks_v1_TagList, TagList__Output as _bookmarks_v1_TagList__Output } from './bookmarks/v1/TagList.ts';
import type { UpdateBookmarkRequest as _bookmarks_v1_UpdateBookmarkRequest, UpdateBookmarkRequest__Output as _bookmarks_v1_UpdateBookmarkRequest__Output } from './bookmarks/v1/UpdateBookmarkRequest.ts';
import type { UpdateBookmarkResponse as _bookmarks_v1_UpdateBookmarkResponse, UpdateBookmarkResponse__Output as _bookmarks_v1_UpdateBookmarkResponse__Output } from './bookmarks/v1/UpdateBookmarkResponse.ts';
import type { Timestamp as _google_protobuf_Timestamp, Timestamp__Output as _google_protobuf_Timestamp__Output } from './google/protobuf/Timestamp.ts';

type SubtypeConstructor<Constructor extends new (...args: any) => any, Subtype> = {
  new(...args: ConstructorParameters<Constructor>): Subtype;
};

export interface ProtoGrpcType {
  bookmarks: {
    v1: {
      BatchDeleteBookmarksRequest: MessageTypeDefinition<_bookmarks_v1_BatchDeleteBookmarksRequest, _bookmarks_v1_BatchDeleteBookmarksRequest__Output>
      BatchDeleteBookmarksResponse: MessageTypeDefinition<_bookmarks_v1_BatchDeleteBookmarksResponse, _bookmarks_v1_BatchDeleteBookmarksResponse__Output>
      BatchGetBookmarksRequest: MessageTypeDefinition<_bookmarks_v1_BatchGetBookmarksRequest, _bookmarks_v1_BatchGetBookmarksRequest__Output>
      BatchGetBookmarksResponse: MessageTypeDefinition<_bookmarks_v1_BatchGetBookmarksResponse, _bookmarks_v1_BatchGetBookmarksResponse__Output>
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
      CreateBookmarkRequest: MessageTypeDefinition<_bookmarks_v1_CreateBookmarkRequest, _bookmarks_v1_CreateBookmarkRequest__Output>
      CreateBookmarkResponse: MessageTypeDefinition<_bookmarks_v1_CreateBookmarkResponse, _bookmarks_v1_CreateBookmarkResponse__Output>
      ListBookmarksRequest: MessageTypeDefinition<_bookmarks_v1_ListBookmarksRequest, _bookmarks_v1_ListBookmarksRequest__Output>
      ListBookmarksResponse: MessageTypeDefinition<_bookmarks_v1_ListBookmarksResponse, _bookmarks_v1_ListBookmarksResponse__Output>
      ListTagsRequest: MessageTypeDefinition<_bookmarks_v1_ListTagsRequest, _bookmarks_v1_ListTagsRequest__Output>
      ListTagsResponse: MessageTypeDefinition<_bookmarks_v1_ListTagsResponse, _bookmarks_v1_ListTagsResponse__Output>
      OnDuplicate: EnumTypeDefinition
      SearchBookmarksRequest: MessageTypeDefinition<_bookmarks_v1_SearchBookmarksRequest, _bookmarks_v1_SearchBookmarksRequest__Output>
      SearchBookmarksResponse: MessageTypeDefinition<_bookmarks_v1_SearchBookmarksResponse, _bookmarks_v1_SearchBookmarksResponse__Output>
      Status: EnumTypeDefinition
      Tag: MessageTypeDefinition<_bookmarks_v1_Tag, _bookmarks_v1_Tag__Output>
      TagList: MessageTypeDefinition<_bookmarks_v1_TagList, _bookmarks_v1_TagList__Output>
      UpdateBookmarkRequest: MessageTypeDefinition<_bookmarks_v1_UpdateBookmarkRequest, _bookmarks_v1_UpdateBookmarkRequest__Output>
      UpdateBookmarkResponse: MessageTypeDefinition<_bookmarks_v1_UpdateBookmarkResponse, _bookmarks_v1_UpdateBookmarkResponse__Output>
    }
  }
  google: {
    protobuf: {
      Timestamp: MessageTypeDefinition<_google_protobuf_Timestamp, _google_protobuf_Timestamp__Output>
    }
  }
}

