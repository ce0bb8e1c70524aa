import { fileURLToPath } from 'node:url';
import { loadPackageDefinition } from '@grpc/grpc-js';
import { loadSync } from '@grpc/proto-loader';
import type { ProtoGrpcType } from '../gen/bookmarks.ts';

/** The same as the flags of `generate` in package.json: they decide what the generated types promise. */
const definition = loadSync('bookmarks/v1/bookmarks.proto', {
  includeDirs: [fileURLToPath(new URL('..', import.meta.url))],
  longs: String,
  enums: String,
  defaults: true,
  oneofs: true,
});

const { bookmarks } = loadPackageDefinition(definition) as unknown as ProtoGrpcType;

/** What a gRPC server registers its handlers for, and a client makes its calls by. */
export const bookmarkServiceDefinition = bookmarks.v1.BookmarkService.service;

/** The same for what happens as it happens. */
export const watchServiceDefinition = bookmarks.v1.WatchService.service;

/** The same for the files that come in and go out. */
export const transferServiceDefinition = bookmarks.v1.TransferService.service;

/** Makes its calls, typed. */
export const TransferServiceClient = bookmarks.v1.TransferService;
