import type { Logger } from '@bookmarks/telemetry';
import { createUpstreamTokenSealer, type UpstreamTokenKeys } from '@bookmarks/upstream';
import type { Redis } from 'ioredis';
import { RedisClientDenials } from '../redis/redis-client-denials.ts';
import type { Revocations } from '../revocation/revocations.ts';
import { upstreamWords } from './consent/upstream-words.ts';
import { proxyMetadata } from './metadata.ts';
import type { OAuthProxy } from './oauth-proxy.ts';
import { PROXY_PATH, UPSTREAM_CALLBACK_PATH } from './paths.ts';
import { RedisRecords } from './state/redis-records.ts';
import { createFindOwnKey } from './tokens/find-own-key.ts';
import type { SigningKeys } from './tokens/signing-keys.ts';
import type { Upstream } from './upstream/upstream.ts';
import { createUpstreamClient } from './upstream/upstream-client.ts';
import { createEnvelope } from './vault/envelope.ts';
import { createRedisTurns } from './vault/redis-turns.ts';
import { RedisVault } from './vault/redis-vault.ts';
import { createUpstreamSessions } from './vault/upstream-sessions.ts';

type ProxyOptions = {
  readonly publicUrl: URL;
  readonly upstream: Upstream;
  readonly signingKeys: SigningKeys;
  readonly secrets: readonly [string, ...string[]];
  /** Under which the upstream's tokens are kept: the first is used, the others hold. */
  readonly vaultKeys: UpstreamTokenKeys;
  readonly introspectionSecret?: string | undefined;
  readonly allowHttp: boolean;
  readonly redis: Redis;
  readonly revocations: Pick<Revocations, 'revokeToken' | 'signedOutAt'>;
  /** With whom the MCP service shares them; absent: no tool uses the upstream's API. */
  readonly tokenKeys?: UpstreamTokenKeys | undefined;
  readonly clock: () => Date;
  readonly log: Logger;
};

/** Opens nothing. */
export function createOAuthProxy(options: ProxyOptions): OAuthProxy {
  const { publicUrl, upstream, signingKeys, secrets, vaultKeys, redis, revocations, log } = options;
  const records = new RedisRecords(redis, revocations);
  const api = apiOf(options);
  const redirectUri = new URL(UPSTREAM_CALLBACK_PATH, publicUrl).href;
  const client = createUpstreamClient({ ...options, redirectUri });
  const issuer = new URL(PROXY_PATH, publicUrl).href;
  return {
    issuer,
    metadata: {
      read: async () =>
        proxyMetadata(issuer, { hasIntrospection: options.introspectionSecret !== undefined }),
    },
    allowHttp: options.allowHttp,
    introspectionSecret: options.introspectionSecret,
    signingKeys,
    findKey: createFindOwnKey(signingKeys),
    secrets,
    upstream: { name: upstream.name, words: upstreamWords(upstream, api !== undefined), client },
    records,
    sessions: createUpstreamSessions({
      ...{ ...options, client, records },
      vault: new RedisVault(redis, createEnvelope(vaultKeys), log),
      turns: createRedisTurns(redis),
    }),
    revocations,
    api,
    denials: new RedisClientDenials(redis),
  };
}

function apiOf({ upstream, tokenKeys, clock }: Pick<ProxyOptions, 'upstream' | 'tokenKeys' | 'clock'>) {
  const { provider } = upstream;
  if (provider === undefined || tokenKeys === undefined) return undefined;
  return { provider, seal: createUpstreamTokenSealer(tokenKeys, clock) };
}
