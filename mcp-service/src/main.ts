import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { reportFatal } from '@bookmarks/env';
import { closeGracefully, createHttpServer, retireConnections } from '@bookmarks/http-server';
import { createIdentityVerifier } from '@bookmarks/identity';
import { openRedis } from '@bookmarks/redis-connection';
import {
  collectProcessMetrics,
  createLogger,
  createMetrics,
  type Logger,
  type Metrics,
  serveMetrics,
} from '@bookmarks/telemetry';
import { createUpstreamTokenOpener } from '@bookmarks/upstream';
import { createApp } from './app.ts';
import { createGrpcBookmarks } from './bookmarks/grpc-bookmarks.ts';
import { createGrpcClient, isConnected } from './bookmarks/grpc-client.ts';
import { type Config, doubtsAbout, loadConfig } from './config.ts';
import { createConfirmations } from './confirmation/confirm-token.ts';
import { type AnswerCache, NO_ANSWERS } from './public/answer-cache.ts';
import { createCachedPublicCalls } from './public/cached-public-calls.ts';
import { createPublicLibrary } from './public/called-public-library.ts';
import { createPublicCalls } from './public/public-calls.ts';
import { createRedisAnswerCache } from './public/redis-answer-cache.ts';
import { createListenStreams } from './subscriptions/listen-streams.ts';
import { createRedisChangeFeed } from './subscriptions/redis-change-feed.ts';

/** Requests in flight get this long to end when the service shuts down. */
const DRAIN_LIMIT_MS = 20_000;

try {
  const config = loadConfig(process.env);
  await run(config, createLogger('mcp-service', config.logLevel));
} catch (error) {
  reportFatal(createLogger('mcp-service', 'fatal'), error);
  process.exitCode = 1;
}

/** The whole life of the process, top to bottom. */
async function run(config: Config, log: Logger): Promise<void> {
  for (const doubt of doubtsAbout(process.env)) log.warn(doubt);
  let isDraining = false;

  await using resources = new AsyncDisposableStack(); // released in reverse order
  const client = resources.adopt(createGrpcClient(config.bookmarkServiceAddress), (opened) => opened.close());
  const metrics = createMetrics('mcp-service');
  collectProcessMetrics(metrics);
  const monitoring = resources.use(await serveMetrics(metrics, config.metricsPort));
  log.info({ port: monitoring.port }, 'serving metrics');
  const changes = openChanges(config.redisUrl, resources, { metrics, log });
  const cache = openAnswerCache(config.redisUrl, resources, { metrics, log });
  const publicCalls = createCachedPublicCalls({ calls: createPublicCalls(client), cache });
  const app = createApp({
    verifyIdentity: createIdentityVerifier(config.verificationKeys, 'mcp-service'),
    bookmarksFor: (credentials) => createGrpcBookmarks({ client, publicUrl: config.publicUrl }, credentials),
    confirmations: createConfirmations(config.confirmationKey),
    changes,
    upstream: config.upstream && {
      provider: config.upstream.provider,
      standIn: config.upstream.standIn,
      publicUrl: config.publicUrl,
      openToken: createUpstreamTokenOpener(config.upstream.keys),
    },
    published: { library: createPublicLibrary(publicCalls), publicUrl: config.publicUrl },
    metrics,
    isReady: () => !isDraining && isConnected(client),
    log,
  });

  const server = createHttpServer(app);
  server.listen(config.port);
  await once(server, 'listening');
  resources.defer(() => closeGracefully(server, DRAIN_LIMIT_MS));
  log.info({ port: (server.address() as AddressInfo).port }, 'listening');

  await Promise.race([once(process, 'SIGTERM'), once(process, 'SIGINT')]);
  isDraining = true;
  log.info('draining');
  await retireConnections(server, config.shutdownDelayMs);
  await changes?.streams.close();
}

/** News of changes, between replicas. */
function openChanges(
  redisUrl: string | undefined,
  resources: AsyncDisposableStack,
  { metrics, log }: { metrics: Metrics; log: Logger },
) {
  if (redisUrl === undefined) {
    log.info('REDIS_URL is not set: clients cannot listen to changes');
    return undefined;
  }
  const open = (connection: string) =>
    resources.use(openRedis({ url: redisUrl, log: log.child({ connection }) })).client;
  const [publisher, subscriber] = [open('publisher'), open('subscriber')];
  const feed = createRedisChangeFeed({ publisher, subscriber, metrics, log });
  return { feed, streams: createListenStreams({ feed, metrics, log }) };
}

/** What everybody reads, for all replicas. A connection of its own, so that nothing waits behind its answers. */
function openAnswerCache(
  redisUrl: string | undefined,
  resources: AsyncDisposableStack,
  { metrics, log }: { metrics: Metrics; log: Logger },
): AnswerCache {
  if (redisUrl === undefined) return NO_ANSWERS;
  const { client } = resources.use(openRedis({ url: redisUrl, log: log.child({ connection: 'cache' }) }));
  return createRedisAnswerCache({ redis: client, metrics });
}
