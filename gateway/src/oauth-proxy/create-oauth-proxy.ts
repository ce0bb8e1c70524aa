import type { Redis } from 'ioredis';
import { RedisClientDenials } from '../redis/redis-client-denials.ts';
import type { Revocations } from '../revocation/revocations.ts';
import { proxyMetadata } from './metadata.ts';
import type { OAuthProxy } from './oauth-proxy.ts';
import { PROXY_PATH, UPSTREAM_CALLBACK_PATH } from './paths.ts';
import { createFindOwnKey } from './tokens/find-own-key.ts';
import type { SigningKeys } from './tokens/signing-keys.ts';
import type { Upstream } from './upstream/upstream.ts';
import { createUpstreamClient } from './upstream/upstream-client.ts';

/** Opens nothing. */
export function createOAuthProxy(options: {
  readonly publicUrl: URL;
  readonly upstream: Upstream;
  readonly signingKeys: SigningKeys;
  readonly secrets: readonly [string, ...string[]];
  readonly allowHttp: boolean;
  readonly redis: Redis;
  readonly revocations: Pick<Revocations, 'revokeToken' | 'signedOutAt'>;
}): OAuthProxy {
  const { publicUrl, upstream, signingKeys, secrets, redis, revocations } = options;
  const redirectUri = new URL(UPSTREAM_CALLBACK_PATH, publicUrl).href;
  const issuer = new URL(PROXY_PATH, publicUrl).href;
  return {
    issuer,
    metadata: { read: async () => proxyMetadata(issuer) },
    allowHttp: options.allowHttp,
    signingKeys,
    findKey: createFindOwnKey(signingKeys),
    secrets,
    upstream: { name: upstream.name, client: createUpstreamClient({ ...options, redirectUri }) },
    redis,
    revocations,
    denials: new RedisClientDenials(redis),
  };
}
