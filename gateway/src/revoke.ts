import { parseArgs } from 'node:util';
import { ConfigurationError } from '@bookmarks/env';
import { createLogger } from '@bookmarks/telemetry';
import { Redis } from 'ioredis';
import { loadRevocationConfig } from './config.ts';
import { RedisRevocations } from './redis/redis-revocations.ts';

/**
 * `node src/revoke.ts --sub <sub>` signs a person out everywhere, `--jti <jti>` ends one access token. It needs the
 * gateway's REDIS_URL and MAX_TOKEN_LIFETIME_SECONDS. Ends with 1 unless Redis has confirmed all of it.
 */
const log = createLogger('revoke', 'info');
try {
  const { sub, jti } = parseArgs({ options: { sub: { type: 'string' }, jti: { type: 'string' } } }).values;
  if (!sub && !jti) throw new ConfigurationError('Say whom or what to revoke: --sub <sub> or --jti <jti>.');
  const { redisUrl, maxTokenLifetimeSeconds } = loadRevocationConfig(process.env);
  await using resources = new AsyncDisposableStack();
  const redis = resources.adopt(connection(redisUrl), (client) => client.disconnect());
  await redis.connect();
  const revocations = new RedisRevocations({ redis, maxTokenLifetimeSeconds });
  if (sub) await revocations.signOutEverywhere(sub);
  if (jti) await revocations.revokeToken(jti);
  log.info({ sub, jti }, 'revoked');
} catch (error) {
  log.fatal({ err: error }, 'nothing was revoked for certain');
  process.exitCode = 1;
}

/** One attempt: whoever runs the command sees what is wrong, and runs it again. */
function connection(url: string): Redis {
  const client = new Redis(url, {
    lazyConnect: true,
    connectTimeout: 5000,
    commandTimeout: 5000,
    retryStrategy: null,
  });
  // Reported by what failed for it.
  return client.on('error', () => undefined);
}
