import { parseArgs } from 'node:util';
import { ConfigurationError } from '@bookmarks/env';
import { createLogger } from '@bookmarks/telemetry';
import { loadRevocationConfig } from './config.ts';
import { oneAttempt } from './redis/one-attempt.ts';
import { RedisClientDenials } from './redis/redis-client-denials.ts';
import { RedisRevocations } from './redis/redis-revocations.ts';

/**
 * `node src/revoke.ts --sub <sub>` signs a person out everywhere, `--jti <jti>` ends one access token, `--client <client_id>` lets an
 * app in no more, whoever it acts for, and `--allow-client <client_id>` takes that back. It needs the gateway's REDIS_URL and
 * MAX_TOKEN_LIFETIME_SECONDS. Ends with 1 unless Redis has confirmed all of it.
 */
const log = createLogger('revoke', 'info');
try {
  const text = { type: 'string' } as const;
  const options = { sub: text, jti: text, client: text, 'allow-client': text };
  const { sub, jti, client, 'allow-client': allowed } = parseArgs({ options }).values;
  if (!sub && !jti && !client && !allowed) {
    throw new ConfigurationError(
      'Say whom or what: --sub <sub> or --jti <jti> to revoke, --client <client_id> to deny, --allow-client <client_id> to allow again.',
    );
  }
  const { redisUrl, maxTokenLifetimeSeconds } = loadRevocationConfig(process.env);
  await using resources = new AsyncDisposableStack();
  const redis = resources.adopt(oneAttempt(redisUrl), (client) => client.disconnect());
  await redis.connect();
  const revocations = new RedisRevocations({ redis, maxTokenLifetimeSeconds });
  if (sub) await revocations.signOutEverywhere(sub);
  if (jti) await revocations.revokeToken(jti);
  const denials = new RedisClientDenials(redis);
  if (client) await denials.deny(client);
  if (allowed) await denials.allow(allowed);
  log.info({ sub, jti, client, allowed }, 'revoked');
} catch (error) {
  log.fatal({ err: error }, 'nothing was revoked for certain');
  process.exitCode = 1;
}
