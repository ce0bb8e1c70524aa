import { openRedis } from '@bookmarks/redis-connection';
import type { Logger } from '@bookmarks/telemetry';
import type { Redis } from 'ioredis';
import type { AppDeps } from '../../src/app.ts';
import { createInProcessAdmit } from '../../src/limits/in-process.ts';
import type { Limits } from '../../src/limits/limit.ts';
import { createAdmitWithFallback } from '../../src/limits/with-fallback.ts';
import { createRedisAdmit } from '../../src/redis/redis-admit.ts';
import { RedisDocumentStore } from '../../src/redis/redis-document-store.ts';
import { RedisRevocations } from '../../src/redis/redis-revocations.ts';
import type { AuthorizationServerStandIn } from './authorization-server.ts';
import { aLog, startGateway } from './gateway.ts';
import { redisUrl } from './redis.ts';

const PLENTY = { quota: 10_000, windowSeconds: 1 };
/** What is taken does not come back while a test runs. */
export const few = (quota: number) => ({ quota, windowSeconds: 86_400 });

type SharedGatewayOptions = {
  readonly url?: string;
  readonly limits?: Partial<Limits>;
  readonly whenAway?: 'refuse' | 'allow';
  readonly trustedProxies?: number;
  /** The authorization server of all replicas, and how often they may ask it for keys. Else each has its own. */
  readonly keys?: { readonly authKit: AuthorizationServerStandIn; readonly refetchCooldownMs?: number };
  /** What else is different, made with the Redis of this replica. */
  readonly overrides?: (shared: {
    redis: Redis;
    revocations: RedisRevocations;
    log: Logger;
  }) => Partial<AppDeps>;
};

/** A gateway that counts in a real Redis, as `main.ts` puts it together. Several of them are replicas. */
export async function startSharedGateway({
  url = redisUrl().href,
  limits,
  whenAway = 'allow',
  trustedProxies = 0,
  keys,
  overrides: overridesWith = () => ({}),
}: SharedGatewayOptions = {}) {
  const resources = new AsyncDisposableStack();
  const { log, lines } = aLog();
  const { client: redis } = resources.use(openRedis({ url, log }));
  await new Promise((ready) => redis.once('ready', ready));
  const clock = () => new Date();
  const revocations = new RedisRevocations({ redis, maxTokenLifetimeSeconds: 3600 });
  const overrides: Partial<AppDeps> = {
    trustedProxies,
    limits: { address: PLENTY, public: PLENTY, caller: PLENTY, key: PLENTY, tools: PLENTY, ...limits },
    admit: createAdmitWithFallback({
      shared: createRedisAdmit(redis),
      inProcess: createInProcessAdmit({ clock }),
      whenAway,
      clock,
      log,
    }).admit,
    ...overridesWith({ redis, revocations, log }),
  };
  const gateway = resources.use(
    await startGateway(overrides, keys && { ...keys, store: new RedisDocumentStore(redis) }),
  );
  return {
    ...gateway,
    redis,
    revocations,
    /** What else than of requests the log says, in order. */
    logged: () => lines.map((line) => String(JSON.parse(line).msg)),
    /** What the log says of Redis, in order. */
    states: () => lines.map((line) => String(JSON.parse(line).msg)).filter((msg) => /Redis/.test(msg)),
    [Symbol.asyncDispose]: () => resources.disposeAsync(),
  };
}

export type SharedGateway = Awaited<ReturnType<typeof startSharedGateway>>;
