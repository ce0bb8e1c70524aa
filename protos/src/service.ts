import { fileURLToPath } from 'node:url';
import { loadPackageDefinition } from '@grpc/grpc-js';
import { loadSync } from '@grpc/proto-loader';
import type { ProtoGrpcType as AccountType } from '../gen/account.ts';
import type { ProtoGrpcType as ApiKeysType } from '../gen/api_keys.ts';
import type { ProtoGrpcType as AppConnectionsType } from '../gen/app_connections.ts';
import type { ProtoGrpcType as BookmarksType } from '../gen/bookmarks.ts';
import type { ProtoGrpcType as PagesType } from '../gen/pages.ts';
import type { ProtoGrpcType as PublicCollectionsType } from '../gen/public_collections.ts';
import type { ProtoGrpcType as WebhooksType } from '../gen/webhooks.ts';

const FILES = [
  'bookmarks',
  'api_keys',
  'public_collections',
  'app_connections',
  'account',
  'webhooks',
  'pages',
].map((name) => `bookmarks/v1/${name}.proto`);

/** The same as the flags of `generate` in package.json: they decide what the generated types promise. */
const definition = loadSync(FILES, {
  includeDirs: [fileURLToPath(new URL('..', import.meta.url))],
  longs: String,
  enums: String,
  defaults: true,
  oneofs: true,
});

const { bookmarks } = loadPackageDefinition(definition) as unknown as BookmarksType &
  ApiKeysType &
  PublicCollectionsType &
  AppConnectionsType &
  AccountType &
  WebhooksType &
  PagesType;

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

/** The same for what is published. */
export const publicCollectionServiceDefinition = bookmarks.v1.PublicCollectionService.service;

/** The same for connected apps. */
export const appConnectionServiceDefinition = bookmarks.v1.AppConnectionService.service;

/** The same for all that is kept of a user. */
export const accountServiceDefinition = bookmarks.v1.AccountService.service;

/** The same for the way into a user's chat. */
export const webhookServiceDefinition = bookmarks.v1.WebhookService.service;

/** The same for what is behind a link. */
export const pageServiceDefinition = bookmarks.v1.PageService.service;

/** Makes its calls, typed. */
export const PageServiceClient = bookmarks.v1.PageService;
