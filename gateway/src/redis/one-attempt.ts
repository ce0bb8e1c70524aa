import { Redis } from 'ioredis';

/** A connection for a command that somebody runs: one attempt, since they see what is wrong, and run it again. */
export function oneAttempt(url: string): Redis {
  const client = new Redis(url, {
    lazyConnect: true,
    connectTimeout: 5000,
    commandTimeout: 5000,
    retryStrategy: null,
  });
  // Reported by what failed for it.
  return client.on('error', () => undefined);
}
