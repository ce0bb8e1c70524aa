import { createLogger } from '@bookmarks/telemetry';
import { loadVaultConfig } from './config.ts';
import { createEnvelope } from './oauth-proxy/vault/envelope.ts';
import { RedisVault } from './oauth-proxy/vault/redis-vault.ts';
import { oneAttempt } from './redis/one-attempt.ts';

/**
 * `node src/rewrap-vault.ts` puts all that the vault holds under the first of OAUTH_PROXY_VAULT_KEYS, so that the others can go. It needs
 * the gateway's REDIS_URL and OAUTH_PROXY_VAULT_KEYS. Ends with 1 unless every record could be read.
 */
const log = createLogger('rewrap-vault', 'info');
try {
  const { redisUrl, vaultKeys } = loadVaultConfig(process.env);
  await using resources = new AsyncDisposableStack();
  const redis = resources.adopt(oneAttempt(redisUrl), (client) => client.disconnect());
  await redis.connect();
  const { read, unreadable } = await new RedisVault(redis, createEnvelope(vaultKeys), log).rewrapAll();
  if (unreadable > 0)
    throw new Error(`${unreadable} records are under a key that is not here; ${read} are under the first.`);
  log.info({ records: read }, 'all is under the first key; the others can go');
} catch (error) {
  log.fatal({ err: error }, 'keep the old keys');
  process.exitCode = 1;
}
