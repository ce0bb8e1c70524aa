export type { Bookmark__Output as BookmarkMessage } from '../gen/bookmarks/v1/Bookmark.ts';
export type {
  BookmarkFilter,
  BookmarkFilter__Output as BookmarkFilterMessage,
} from '../gen/bookmarks/v1/BookmarkFilter.ts';
export type { BookmarkServiceHandlers } from '../gen/bookmarks/v1/BookmarkService.ts';
export type { Timestamp__Output as TimestampMessage } from '../gen/google/protobuf/Timestamp.ts';
export { LIMITS } from './limits.ts';
export { bookmarkServiceDefinition } from './service.ts';
export { type MethodName, type RequestOf, type ResponseOf, unaryCall } from './unary-call.ts';
