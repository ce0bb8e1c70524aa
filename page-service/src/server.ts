import { LIMITS, pageServiceDefinition } from '@bookmarks/protos';
import type { Logger, Metrics } from '@bookmarks/telemetry';
import { Server } from '@grpc/grpc-js';
import type { HealthImplementation } from 'grpc-health-check';
import { pageHandlers } from './grpc/page-handlers.ts';
import type { GetPage } from './pages/get-page.ts';

type ServerDeps = {
  readonly getPage: GetPage;
  readonly health: HealthImplementation;
  readonly metrics: Metrics;
  readonly log: Logger;
};

/** What a request may take: a URL and two validators. */
const MAX_REQUEST_BYTES = 16 * 1024;

/** The gRPC server of the service; it listens to nothing until it is bound. */
export function createServer({ getPage, health, metrics, log }: ServerDeps): Server {
  const server = new Server({
    'grpc.max_receive_message_length': MAX_REQUEST_BYTES,
    'grpc.max_send_message_length': LIMITS.messageBytes,
    'grpc.max_metadata_size': 16 * 1024,
    'grpc.max_concurrent_streams': 500,
    // Clients resolve names anew only when a connection ends: this is how they find replicas that were added.
    'grpc.max_connection_age_ms': 5 * 60_000,
    'grpc.max_connection_age_grace_ms': 60_000,
  });
  server.addService(pageServiceDefinition, pageHandlers({ getPage, metrics, log }));
  health.addToServer(server);
  return server;
}
