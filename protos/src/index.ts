export type { AccountServiceHandlers } from '../gen/bookmarks/v1/AccountService.ts';
export type { ApiKey__Output as ApiKeyMessage } from '../gen/bookmarks/v1/ApiKey.ts';
export type { ApiKeyServiceHandlers } from '../gen/bookmarks/v1/ApiKeyService.ts';
export type { AppConnection__Output as AppConnectionMessage } from '../gen/bookmarks/v1/AppConnection.ts';
export type { AppConnectionServiceHandlers } from '../gen/bookmarks/v1/AppConnectionService.ts';
export type { Bookmark__Output as BookmarkMessage } from '../gen/bookmarks/v1/Bookmark.ts';
export type {
  BookmarkFilter,
  BookmarkFilter__Output as BookmarkFilterMessage,
} from '../gen/bookmarks/v1/BookmarkFilter.ts';
export type { BookmarkServiceHandlers } from '../gen/bookmarks/v1/BookmarkService.ts';
export type { Collection__Output as CollectionMessage } from '../gen/bookmarks/v1/Collection.ts';
export type { FileFormat__Output as FileFormat } from '../gen/bookmarks/v1/FileFormat.ts';
export type { GetPageRequest__Output as GetPageRequest } from '../gen/bookmarks/v1/GetPageRequest.ts';
export type {
  _bookmarks_v1_GetPageResponse_Outcome__Output as PageOutcomeMessage,
  GetPageResponse,
  GetPageResponse__Output as GetPageResponseMessage,
} from '../gen/bookmarks/v1/GetPageResponse.ts';
export type { Highlight__Output as HighlightMessage } from '../gen/bookmarks/v1/Highlight.ts';
export type { ImportOptions__Output as ImportOptionsMessage } from '../gen/bookmarks/v1/ImportOptions.ts';
export type { ImportProgress__Output as ImportProgressMessage } from '../gen/bookmarks/v1/ImportProgress.ts';
export type { Job } from '../gen/bookmarks/v1/Job.ts';
export type { LinkedPage__Output as LinkedPageMessage } from '../gen/bookmarks/v1/LinkedPage.ts';
export type { Page__Output as PageMessage } from '../gen/bookmarks/v1/Page.ts';
export type { PageServiceHandlers } from '../gen/bookmarks/v1/PageService.ts';
export type { PublicBookmark__Output as PublicBookmarkMessage } from '../gen/bookmarks/v1/PublicBookmark.ts';
export type { PublicBookmarkFilter__Output as PublicBookmarkFilterMessage } from '../gen/bookmarks/v1/PublicBookmarkFilter.ts';
export type { PublicCollection__Output as PublicCollectionMessage } from '../gen/bookmarks/v1/PublicCollection.ts';
export type { PublicCollectionServiceHandlers } from '../gen/bookmarks/v1/PublicCollectionService.ts';
export type { Reminder__Output as ReminderMessage } from '../gen/bookmarks/v1/Reminder.ts';
export type { Transfer__Output as TransferMessage } from '../gen/bookmarks/v1/Transfer.ts';
export type { TransferServiceHandlers } from '../gen/bookmarks/v1/TransferService.ts';
export type { WatchServiceHandlers } from '../gen/bookmarks/v1/WatchService.ts';
export type { Webhook__Output as WebhookMessage } from '../gen/bookmarks/v1/Webhook.ts';
export type { WebhookServiceHandlers } from '../gen/bookmarks/v1/WebhookService.ts';
export type { Timestamp__Output as TimestampMessage } from '../gen/google/protobuf/Timestamp.ts';
export { appId } from './app-id.ts';
export { LIMITS } from './limits.ts';
export {
  accountServiceDefinition,
  apiKeyServiceDefinition,
  appConnectionServiceDefinition,
  bookmarkServiceDefinition,
  PageServiceClient,
  pageServiceDefinition,
  publicCollectionServiceDefinition,
  TransferServiceClient,
  transferServiceDefinition,
  watchServiceDefinition,
  webhookServiceDefinition,
} from './service.ts';
export {
  type MethodName,
  type RequestOf,
  type ResponseOf,
  type UnaryMethodName,
  unaryCall,
} from './unary-call.ts';
