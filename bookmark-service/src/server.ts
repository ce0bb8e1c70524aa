import type { VerifyIdentity } from '@bookmarks/identity';
import {
  accountServiceDefinition,
  apiKeyServiceDefinition,
  appConnectionServiceDefinition,
  bookmarkServiceDefinition,
  LIMITS,
  publicCollectionServiceDefinition,
  transferServiceDefinition,
  watchServiceDefinition,
  webhookServiceDefinition,
} from '@bookmarks/protos';
import type { Logger, Metrics } from '@bookmarks/telemetry';
import { Server } from '@grpc/grpc-js';
import type { HealthImplementation } from 'grpc-health-check';
import type { ApiKeys } from './api-keys/api-keys.ts';
import { accountHandlers } from './grpc/account-handlers.ts';
import { apiKeyHandlers } from './grpc/api-key-handlers.ts';
import { appConnectionHandlers } from './grpc/app-connection-handlers.ts';
import { exceptIngestTokens } from './grpc/except-ingest-tokens.ts';
import { createHandlers } from './grpc/handlers.ts';
import { createObserveCall } from './grpc/observe-call.ts';
import { onlySessions } from './grpc/only-sessions.ts';
import { publicCollectionHandlers } from './grpc/public-collection-handlers.ts';
import { transferHandlers } from './grpc/transfer-handlers.ts';
import { createUnary } from './grpc/unary.ts';
import { watchHandlers } from './grpc/watch-handlers.ts';
import { webhookHandlers } from './grpc/webhook-handlers.ts';
import type { EndedJobs } from './jobs/ended-jobs.ts';
import type { Library } from './library/library.ts';
import type { PublicCollections } from './public-collections/public-collections.ts';
import type { Webhooks } from './webhooks/webhooks.ts';

type ServerDeps = {
  readonly library: Library;
  readonly apiKeys: ApiKeys;
  readonly publicCollections: PublicCollections;
  /** Absent: nothing is sent into chats. */
  readonly webhooks: Webhooks | undefined;
  readonly endedJobs: EndedJobs;
  readonly verifyIdentity: VerifyIdentity;
  readonly health: HealthImplementation;
  readonly metrics: Metrics;
  readonly log: Logger;
};

/** The gRPC server of the service; it listens to nothing until it is bound. */
export function createServer(deps: ServerDeps): Server {
  const { library, apiKeys, publicCollections, webhooks, endedJobs, health, metrics, log } = deps;
  const server = new Server({
    'grpc.max_receive_message_length': LIMITS.messageBytes,
    'grpc.max_send_message_length': LIMITS.messageBytes,
    'grpc.max_metadata_size': 16 * 1024,
    // Of one connection: a replica of the MCP service watches for a thousand streams, and makes its calls besides.
    'grpc.max_concurrent_streams': 2000,
    // Clients resolve names anew only when a connection ends: this is how they find replicas that were added.
    'grpc.max_connection_age_ms': 5 * 60_000,
    // A file may take so long.
    'grpc.max_connection_age_grace_ms': 10 * 60_000,
  });
  const observeCall = createObserveCall({ metrics, log });
  const verifyIdentity = exceptIngestTokens(deps.verifyIdentity);
  const unary = createUnary({ verifyIdentity, observeCall });
  const savingUnary = createUnary({ ...deps, observeCall });
  const sessionUnary = createUnary({ verifyIdentity: onlySessions(verifyIdentity), observeCall });
  server.addService(bookmarkServiceDefinition, createHandlers(library, { unary, savingUnary }));
  server.addService(transferServiceDefinition, transferHandlers({ transfers: library, observeCall }));
  server.addService(apiKeyServiceDefinition, apiKeyHandlers({ apiKeys, unary: sessionUnary, observeCall }));
  server.addService(appConnectionServiceDefinition, appConnectionHandlers({ library, unary, sessionUnary }));
  server.addService(accountServiceDefinition, accountHandlers(library, sessionUnary));
  server.addService(
    publicCollectionServiceDefinition,
    publicCollectionHandlers({ publicCollections, publishers: library, unary: sessionUnary, observeCall }),
  );
  if (webhooks) server.addService(webhookServiceDefinition, webhookHandlers(webhooks, sessionUnary));
  server.addService(watchServiceDefinition, watchHandlers({ endedJobs, verifyIdentity, observeCall }));
  health.addToServer(server);
  return server;
}
