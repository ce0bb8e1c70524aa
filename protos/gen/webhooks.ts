import type * as grpc from '@grpc/grpc-js';
import type { MessageTypeDefinition } from '@grpc/proto-loader';

import type { ConnectWebhookRequest as _bookmarks_v1_ConnectWebhookRequest, ConnectWebhookRequest__Output as _bookmarks_v1_ConnectWebhookRequest__Output } from './bookmarks/v1/ConnectWebhookRequest.ts';
import type { DisconnectWebhookRequest as _bookmarks_v1_DisconnectWebhookRequest, DisconnectWebhookRequest__Output as _bookmarks_v1_DisconnectWebhookRequest__Output } from './bookmarks/v1/DisconnectWebhookRequest.ts';
import type { DisconnectWebhookResponse as _bookmarks_v1_DisconnectWebhookResponse, DisconnectWebhookResponse__Output as _bookmarks_v1_DisconnectWebhookResponse__Output } from './bookmarks/v1/DisconnectWebhookResponse.ts';
import type { GetWebhookRequest as _bookmarks_v1_GetWebhookRequest, GetWebhookRequest__Output as _bookmarks_v1_GetWebhookRequest__Output } from './bookmarks/v1/GetWebhookRequest.ts';
import type { GetWebhookResponse as _bookmarks_v1_GetWebhookResponse, GetWebhookResponse__Output as _bookmarks_v1_GetWebhookResponse__Output } from './bookmarks/v1/GetWebhookResponse.ts';
import type { TestWebhookRequest as _bookmarks_v1_TestWebhookRequest, TestWebhookRequest__Output as _bookmarks_v1_TestWebhookRequest__Output } from './bookmarks/v1/TestWebhookRequest.ts';
import type { Webhook as _bookmarks_v1_Webhook, Webhook__Output as _bookmarks_v1_Webhook__Output } from './bookmarks/v1/Webhook.ts';
import type { WebhookServiceClient as _bookmarks_v1_WebhookServiceClient, WebhookServiceDefinition as _bookmarks_v1_WebhookServiceDefinition } from './bookmarks/v1/WebhookService.ts';
import type { Timestamp as _google_protobuf_Timestamp, Timestamp__Output as _google_protobuf_Timestamp__Output } from './google/protobuf/Timestamp.ts';

type SubtypeConstructor<Constructor extends new (...args: any) => any, Subtype> = {
  new(...args: ConstructorParameters<Constructor>): Subtype;
};

export interface ProtoGrpcType {
  bookmarks: {
    v1: {
      ConnectWebhookRequest: MessageTypeDefinition<_bookmarks_v1_ConnectWebhookRequest, _bookmarks_v1_ConnectWebhookRequest__Output>
      DisconnectWebhookRequest: MessageTypeDefinition<_bookmarks_v1_DisconnectWebhookRequest, _bookmarks_v1_DisconnectWebhookRequest__Output>
      DisconnectWebhookResponse: MessageTypeDefinition<_bookmarks_v1_DisconnectWebhookResponse, _bookmarks_v1_DisconnectWebhookResponse__Output>
      GetWebhookRequest: MessageTypeDefinition<_bookmarks_v1_GetWebhookRequest, _bookmarks_v1_GetWebhookRequest__Output>
      GetWebhookResponse: MessageTypeDefinition<_bookmarks_v1_GetWebhookResponse, _bookmarks_v1_GetWebhookResponse__Output>
      TestWebhookRequest: MessageTypeDefinition<_bookmarks_v1_TestWebhookRequest, _bookmarks_v1_TestWebhookRequest__Output>
      Webhook: MessageTypeDefinition<_bookmarks_v1_Webhook, _bookmarks_v1_Webhook__Output>
      /**
       * The way into a user's chat: a webhook of Poke's, which the user connected on the account page.
       * 
       * Calls act for the subject of `x-user-sub`, who must have signed in there: PERMISSION_DENIED for any other credential. They
       * can end in UNAUTHENTICATED, INVALID_ARGUMENT (with words that say how to put it right), NOT_FOUND where nothing is connected,
       * FAILED_PRECONDITION where Poke does not do its part, UNAVAILABLE and DEADLINE_EXCEEDED; in UNIMPLEMENTED where the service has no POKE_API_URL.
       */
      WebhookService: SubtypeConstructor<typeof grpc.Client, _bookmarks_v1_WebhookServiceClient> & { service: _bookmarks_v1_WebhookServiceDefinition }
    }
  }
  google: {
    protobuf: {
      Timestamp: MessageTypeDefinition<_google_protobuf_Timestamp, _google_protobuf_Timestamp__Output>
    }
  }
}

