import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { ConfigurationError } from '@bookmarks/env';
import { createIdentitySigner } from '@bookmarks/identity';
import { createLogger, type Logger } from '@bookmarks/telemetry';
import { createApp } from './app.ts';
import { createAuthorizationServer } from './authorization-server/authorization-server.ts';
import { fetchJson } from './authorization-server/fetch-json.ts';
import { warmUp } from './authorization-server/warm-up.ts';
import { type Config, loadConfig } from './config.ts';
import { closeGracefully, createHttpServer } from './http/server.ts';
import { openRedis } from './redis/client.ts';
import { RedisDocumentStore } from './redis/redis-document-store.ts';

const DRAIN_LIMIT_MS = 20_000;

try {
  const config = loadConfig(process.env);
  await run(config, createLogger('gateway', config.logLevel));
} catch (error) {
  const log = createLogger('gateway', 'fatal');
  if (error instanceof ConfigurationError) log.fatal(error.message);
  else log.fatal({ err: error }, error instanceof Error ? error.message : 'the gateway cannot run');
  process.exitCode = 1;
}

/** The whole life of the process, top to bottom. */
async function run(config: Config, log: Logger): Promise<void> {
  if (config.insecureLocalStack) log.warn('INSECURE_LOCAL_STACK is on: never where others can reach it');
  if (config.redisUrl === undefined) log.warn('REDIS_URL is not set: everything is kept in memory');
  const clock = () => new Date();
  const stopping = new AbortController();

  await using resources = new AsyncDisposableStack(); // released in reverse order
  const redis = config.redisUrl && resources.use(openRedis({ url: config.redisUrl, log })).client;

  const authorizationServer = createAuthorizationServer({
    issuer: config.issuer,
    allowHttp: config.insecureLocalStack,
    fetchJson,
    store: redis ? new RedisDocumentStore(redis) : undefined,
    clock,
    log,
  });
  const app = createApp({
    ...config,
    authorizationServer,
    signIdentity: createIdentitySigner(config.identitySigningKey, clock),
    isDraining: () => stopping.signal.aborted,
    clock,
    log,
  });

  const server = createHttpServer(app);
  server.listen(config.port);
  await once(server, 'listening');
  resources.defer(() => closeGracefully(server, DRAIN_LIMIT_MS));
  log.info({ port: (server.address() as AddressInfo).port }, 'listening');
  void warmUp({ load: authorizationServer.loadKeys, signal: stopping.signal, log });

  await Promise.race([once(process, 'SIGTERM'), once(process, 'SIGINT')]);
  log.info('draining');
  stopping.abort();
}
