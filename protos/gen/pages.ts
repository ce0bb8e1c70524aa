import type * as grpc from '@grpc/grpc-js';
import type { MessageTypeDefinition } from '@grpc/proto-loader';

import type { GetPageRequest as _bookmarks_v1_GetPageRequest, GetPageRequest__Output as _bookmarks_v1_GetPageRequest__Output } from './bookmarks/v1/GetPageRequest.ts';
import type { GetPageResponse as _bookmarks_v1_GetPageResponse, GetPageResponse__Output as _bookmarks_v1_GetPageResponse__Output } from './bookmarks/v1/GetPageResponse.ts';
import type { Page as _bookmarks_v1_Page, Page__Output as _bookmarks_v1_Page__Output } from './bookmarks/v1/Page.ts';
import type { PageServiceClient as _bookmarks_v1_PageServiceClient, PageServiceDefinition as _bookmarks_v1_PageServiceDefinition } from './bookmarks/v1/PageService.ts';

type SubtypeConstructor<Constructor extends new (...args: any) => any, Subtype> = {
  new(...args: ConstructorParameters<Constructor>): Subtype;
};

export interface ProtoGrpcType {
  bookmarks: {
    v1: {
      GetPageRequest: MessageTypeDefinition<_bookmarks_v1_GetPageRequest, _bookmarks_v1_GetPageRequest__Output>
      GetPageResponse: MessageTypeDefinition<_bookmarks_v1_GetPageResponse, _bookmarks_v1_GetPageResponse__Output>
      Page: MessageTypeDefinition<_bookmarks_v1_Page, _bookmarks_v1_Page__Output>
      /**
       * What is behind a link, for the bookmark service alone. It acts for nobody, takes no identity, and is not told whose
       * bookmark a page is.
       * 
       * Calls can end in INVALID_ARGUMENT, in RESOURCE_EXHAUSTED where too many wait already, to be tried again in a minute, and in
       * UNAVAILABLE and DEADLINE_EXCEEDED. Whatever became of a page is an answer.
       */
      PageService: SubtypeConstructor<typeof grpc.Client, _bookmarks_v1_PageServiceClient> & { service: _bookmarks_v1_PageServiceDefinition }
    }
  }
}

