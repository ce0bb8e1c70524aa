import { LIMITS } from '@bookmarks/protos';
import { Client, connectivityState, credentials } from '@grpc/grpc-js';

const SERVICE = 'bookmarks.v1.BookmarkService';
const WATCH_SERVICE = 'bookmarks.v1.WatchService';
const PUBLIC_SERVICE = 'bookmarks.v1.PublicCollectionService';
const READS = [
  'BatchGetBookmarks',
  'ListBookmarks',
  'SearchBookmarks',
  'ListTags',
  'ListDomains',
  'ListCollections',
  'AuditLibrary',
  'ResurfaceBookmarks',
  'ListBookmarkHistory',
  'GetOverview',
  'GetJob',
  'GetImportProgress',
  'BatchGetPages',
  'BatchGetHighlights',
];

/** Reads are tried again while a replica goes away; a write is not, because it may have been done. */
const SERVICE_CONFIG = {
  loadBalancingConfig: [{ round_robin: {} }],
  methodConfig: [
    {
      name: [
        ...READS.map((method) => ({ service: SERVICE, method })),
        { service: PUBLIC_SERVICE },
        { service: WATCH_SERVICE, method: 'WatchJobs' },
      ],
      retryPolicy: {
        maxAttempts: 3,
        initialBackoff: '0.1s',
        maxBackoff: '0.5s',
        backoffMultiplier: 2,
        retryableStatusCodes: ['UNAVAILABLE'],
      },
    },
  ],
};

/** Connects when it is first needed, and again within a second of the service's return. */
export function createGrpcClient(address: string): Client {
  return new Client(`dns:///${address}`, credentials.createInsecure(), {
    'grpc.service_config': JSON.stringify(SERVICE_CONFIG),
    'grpc.max_receive_message_length': LIMITS.messageBytes,
    'grpc.max_send_message_length': LIMITS.messageBytes,
    'grpc.initial_reconnect_backoff_ms': 100,
    'grpc.max_reconnect_backoff_ms': 1_000,
    'grpc.dns_min_time_between_resolutions_ms': 1_000,
    'grpc.keepalive_time_ms': 30_000,
    'grpc.keepalive_timeout_ms': 5_000,
  });
}

/** Whether the service can be reached; asking makes an idle channel connect. */
export function isConnected(client: Client): boolean {
  return client.getChannel().getConnectivityState(true) === connectivityState.READY;
}
