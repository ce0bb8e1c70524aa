import { fileURLToPath } from 'node:url';
import { type ClientOptions, credentials, loadPackageDefinition } from '@grpc/grpc-js';
import { loadSync } from '@grpc/proto-loader';
import type { BookmarkServiceClient } from '../gen/bookmarks/v1/BookmarkService.ts';
import type { ProtoGrpcType } from '../gen/bookmarks.ts';

export type { Bookmark__Output as BookmarkMessage } from '../gen/bookmarks/v1/Bookmark.ts';
export type {
  BookmarkFilter,
  BookmarkFilter__Output as BookmarkFilterMessage,
} from '../gen/bookmarks/v1/BookmarkFilter.ts';
export type { BookmarkServiceClient, BookmarkServiceHandlers } from '../gen/bookmarks/v1/BookmarkService.ts';
export type { Timestamp__Output as TimestampMessage } from '../gen/google/protobuf/Timestamp.ts';
export { LIMITS } from './limits.ts';

/** The same as the flags of `generate` in package.json: they decide what the generated types promise. */
const definition = loadSync('bookmarks/v1/bookmarks.proto', {
  includeDirs: [fileURLToPath(new URL('..', import.meta.url))],
  longs: String,
  enums: String,
  defaults: true,
  oneofs: true,
});

const { bookmarks } = loadPackageDefinition(definition) as unknown as ProtoGrpcType;

/** What a gRPC server registers its handlers for. */
export const bookmarkServiceDefinition = bookmarks.v1.BookmarkService.service;

/** A client for `address`, a gRPC target such as `dns:///bookmark-service:50051`. */
export function createBookmarkServiceClient(address: string, options: ClientOptions): BookmarkServiceClient {
  return new bookmarks.v1.BookmarkService(address, credentials.createInsecure(), options);
}
