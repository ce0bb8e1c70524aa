import { fileURLToPath } from 'node:url';
import { loadPackageDefinition } from '@grpc/grpc-js';
import { loadSync } from '@grpc/proto-loader';
import type { ProtoGrpcType as ApiKeysType } from '../gen/api_keys.ts';
import type { ProtoGrpcType as BookmarksType } from '../gen/bookmarks.ts';

/** The same as the flags of `generate` in package.json: they decide what the generated types promise. */
const definition = loadSync(['bookmarks/v1/bookmarks.proto', 'bookmarks/v1/api_keys.proto'], {
  includeDirs: [fileURLToPath(new URL('..', import.meta.url))],
  longs: String,
  enums: String,
  defaults: true,
  oneofs: true,
});

const { bookmarks } = loadPackageDefinition(definition) as unknown as BookmarksType & ApiKeysType;

/** What a gRPC server registers its handlers for, and a client makes its calls by. */
export const bookmarkServiceDefinition = bookmarks.v1.BookmarkService.service;

/** The same for what happens as it happens. */
export const watchServiceDefinition = bookmarks.v1.WatchService.service;

/** The same for the files that come in and go out. */
export const transferServiceDefinition = bookmarks.v1.TransferService.service;

/** Makes its calls, typed. */
export const TransferServiceClient = bookmarks.v1.TransferService;

/** The same for keys. */
export const apiKeyServiceDefinition = bookmarks.v1.ApiKeyService.service;
