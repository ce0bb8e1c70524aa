import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { reportFatal } from '@bookmarks/env';
import { closeGracefully, createHttpServer, retireConnections } from '@bookmarks/http-server';
import { createIdentitySigner } from '@bookmarks/identity';
import { openRedis } from '@bookmarks/redis-connection';
import {
  collectProcessMetrics,
  createLogger,
  createMetrics,
  type Logger,
  serveMetrics,
} from '@bookmarks/telemetry';
import type { Redis } from 'ioredis';
import { createApiKeyVerifier } from './access/api-key.ts';
import type { Account } from './account/account-routes.ts';
import { createOpenId } from './account/open-id.ts';
import { CALLBACK_PATH } from './account/sign-in.ts';
import { openKeyGrants } from './api-keys/grpc-key-grants.ts';
import { createDigestKey } from './api-keys/key-digest.ts';
import { createApp } from './app.ts';
import { createAppUses } from './apps/app-uses.ts';
import type { Disconnections } from './apps/disconnections.ts';
import { recordAppUse } from './apps/record-app-use.ts';
import { createAuditLog } from './audit/audit-log.ts';
import {
  type AuthorizationServer,
  createAuthorizationServer,
} from './authorization-server/authorization-server.ts';
import { fetchJson } from './authorization-server/fetch-json.ts';
import { warmUp } from './authorization-server/warm-up.ts';
import { type Config, doubtsAbout, loadConfig } from './config.ts';
import { openLibraryClient } from './grpc/library-client.ts';
import { observeUnreadableRequests } from './http/unreadable-requests.ts';
import { createInProcessAdmit } from './limits/in-process.ts';
import { InProcessAccess } from './limits/in-process-access.ts';
import { type AdmitWithFallback, createAdmitWithFallback } from './limits/with-fallback.ts';
import { createOAuthProxy } from './oauth-proxy/create-oauth-proxy.ts';
import { watchTurnstile } from './overload/watch-turnstile.ts';
import { createRedisAdmit } from './redis/redis-admit.ts';
import { RedisDisconnections } from './redis/redis-disconnections.ts';
import { RedisDocumentStore } from './redis/redis-document-store.ts';
import { RedisRevocations } from './redis/redis-revocations.ts';
import type { Revocations } from './revocation/revocations.ts';
import { openTransferService } from './transfers/grpc-transfer-service.ts';

const DRAIN_LIMIT_MS = 20_000;
/** Only a file may take so long: `http/body-time.ts` bounds everything else. */
const UPLOAD_TIMEOUT_MS = 10 * 60_000;

try {
  const config = loadConfig(process.env);
  await run(config, createLogger('gateway', config.logLevel));
} catch (error) {
  reportFatal(createLogger('gateway', 'fatal'), error);
  process.exitCode = 1;
}

/** The whole life of the process, top to bottom. */
async function run(config: Config, log: Logger): Promise<void> {
  for (const doubt of doubtsAbout(process.env)) log.warn(doubt);
  if (config.insecureLocalStack) log.warn('INSECURE_LOCAL_STACK is on: never where others can reach it');
  if (config.redisUrl === undefined) log.warn('REDIS_URL is not set: everything is kept in memory');
  const clock = () => new Date();
  const stopping = new AbortController();
  let isDraining = false;

  await using resources = new AsyncDisposableStack(); // released in reverse order
  const connection = config.redisUrl && resources.use(openRedis({ url: config.redisUrl, log }));
  const redis = connection ? connection.client : undefined;

  const authorizationServer =
    config.authKitIssuer === undefined
      ? undefined
      : createAuthorizationServer({
          issuer: config.authKitIssuer,
          allowHttp: config.insecureLocalStack,
          fetchJson,
          store: redis ? new RedisDocumentStore(redis) : undefined,
          clock,
          log,
        });
  const { admit, isShared, revocations, disconnections } = createAdmission({ redis, config, clock, log });
  const metrics = createMetrics('gateway');
  collectProcessMetrics(metrics);
  if (authorizationServer)
    metrics.gauge(
      'gateway_keys_age_seconds',
      "Since AuthKit's keys were fetched.",
      authorizationServer.keysAgeSeconds,
    );
  if (redis)
    metrics.gauge('gateway_redis_up', '1 while Redis is connected.', () => Number(redis.status === 'ready'));
  metrics.gauge('gateway_limits_shared', '1 while limits are counted for all replicas together.', () =>
    Number(isShared()),
  );
  const monitoring = resources.use(await serveMetrics(metrics, config.metricsPort));
  log.info({ port: monitoring.port }, 'serving metrics');

  const signIdentity = createIdentitySigner(config.identitySigningKey, clock);
  const library = resources.use(openLibraryClient(config.bookmarkServiceAddress, signIdentity));
  const keys = config.apiKeys && {
    prefix: config.apiKeys.prefix,
    ingestPrefix: config.apiKeys.ingestPrefix,
    digestKey: createDigestKey(config.apiKeys.pepper),
  };
  const keyGrants = resources.use(openKeyGrants(config.bookmarkServiceAddress));
  const transfers = resources.use(openTransferService(config.bookmarkServiceAddress));
  const app = createApp({
    ...config,
    oauthProxy:
      config.oauthProxy &&
      redis &&
      createOAuthProxy({
        ...config.oauthProxy,
        publicUrl: config.publicUrl,
        allowHttp: config.insecureLocalStack,
        redis,
        revocations: new RedisRevocations({ redis, maxTokenLifetimeSeconds: config.maxTokenLifetimeSeconds }),
        clock,
        log,
      }),
    transfers,
    verifyApiKey: keys && createApiKeyVerifier({ ...keys, findKeyGrant: keyGrants.find, clock }),
    verifyIngestToken:
      keys &&
      createApiKeyVerifier({
        ...{ prefix: keys.ingestPrefix, method: 'ingest_token' },
        ...{ digestKey: keys.digestKey, findKeyGrant: keyGrants.find, clock },
      }),
    callLibrary: library.call,
    account: createAccount({ config, authorizationServer, keys, revocations, disconnections }),
    noteAppUse: createAppUses({
      recordUse: recordAppUse(library.call),
      disconnections,
      onError: (err) => log.warn({ err }, 'the use of an app was not written down'),
      clock,
    }),
    authorizationServer,
    admit,
    turnstile: watchTurnstile({ ...config, metrics, log }),
    signIdentity,
    audit: createAuditLog((record) => log.info({ audit: record }, 'decision'), clock),
    metrics,
    isDraining: () => isDraining,
    stopping: stopping.signal,
    clock,
    log,
  });

  if (connection) await connection.firstAttempt;
  const server = createHttpServer(app, { requestTimeoutMs: UPLOAD_TIMEOUT_MS });
  observeUnreadableRequests(server, { metrics, log });
  server.listen(config.port);
  await once(server, 'listening');
  resources.defer(() => closeGracefully(server, DRAIN_LIMIT_MS));
  log.info({ port: (server.address() as AddressInfo).port }, 'listening');
  if (authorizationServer) void warmUp({ load: authorizationServer.loadKeys, signal: stopping.signal, log });

  await Promise.race([once(process, 'SIGTERM'), once(process, 'SIGINT')]);
  isDraining = true;
  log.info('draining');
  await retireConnections(server, config.shutdownDelayMs);
  stopping.abort();
}

type WhoIsLetIn = {
  readonly revocations: Pick<Revocations, 'signOutEverywhere'>;
  readonly disconnections: Disconnections;
};

/** Counts in Redis, and in this process where there is none or while it is away. */
function createAdmission({
  redis,
  config,
  clock,
  log,
}: {
  redis: Redis | undefined;
  config: Config;
  clock: () => Date;
  log: Logger;
}): AdmitWithFallback & WhoIsLetIn {
  if (redis === undefined) {
    const access = new InProcessAccess({ clock });
    const admit = createInProcessAdmit({ clock, access });
    return { admit, isShared: () => false, revocations: access, disconnections: access };
  }
  const inProcess = createInProcessAdmit({ clock });
  const whenAway = config.revocationWhenRedisIsAway;
  return {
    ...createAdmitWithFallback({ shared: createRedisAdmit(redis), inProcess, whenAway, clock, log }),
    revocations: new RedisRevocations({ redis, maxTokenLifetimeSeconds: config.maxTokenLifetimeSeconds }),
    disconnections: new RedisDisconnections(redis),
  };
}

/** The account pages, where AuthKit has an application for them. */
function createAccount({
  config,
  authorizationServer,
  keys,
  ...whoIsLetIn
}: WhoIsLetIn & {
  config: Config;
  authorizationServer: AuthorizationServer | undefined;
  keys: Account['keys'];
}): Account | undefined {
  if (config.account === undefined || authorizationServer === undefined) return undefined;
  const { sessionKey, ...client } = config.account;
  const redirectUri = new URL(CALLBACK_PATH, config.publicUrl).href;
  const allowHttp = config.insecureLocalStack;
  return {
    openId: createOpenId({ authorizationServer, ...client, redirectUri, allowHttp }),
    secret: sessionKey,
    keys,
    ...whoIsLetIn,
  };
}
