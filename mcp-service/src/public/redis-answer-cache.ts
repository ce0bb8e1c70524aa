import type { Metrics } from '@bookmarks/telemetry';
import type { Redis } from 'ioredis';
import type { AnswerCache } from './answer-cache.ts';

/** Nothing else of this service, and nothing of any other, has keys that begin so. */
const PREFIX = 'mcp:public:';
const INDEX = `${PREFIX}index`;
const LIFETIME_SECONDS = 600;
/**
 * Both together bound what callers who are nobody can fill: 32 MiB of a Redis that throws nothing away by itself, since it
 * keeps revocations.
 */
const MAX_ANSWER_BYTES = 64 * 1024;
const MAX_ANSWERS = 512;

/** KEYS: the answer, the index of all. ARGV: the answer, its lifetime (s), how many there may be, the present (ms). */
const PUT = `
redis.call('SET', KEYS[1], ARGV[1], 'EX', ARGV[2])
redis.call('ZADD', KEYS[2], ARGV[4], KEYS[1])
local surplus = redis.call('ZCARD', KEYS[2]) - tonumber(ARGV[3])
if surplus > 0 then
  local oldest = redis.call('ZPOPMIN', KEYS[2], surplus)
  for i = 1, #oldest, 2 do redis.call('UNLINK', oldest[i]) end
end`;

/** In Redis, for all replicas. */
export function createRedisAnswerCache({
  redis,
  metrics,
}: {
  readonly redis: Redis;
  readonly metrics: Metrics;
}): AnswerCache {
  const reads = metrics.counter('mcp_public_cache_reads_total', 'Public answers looked for in Redis.', [
    'outcome',
  ]);
  return {
    async get(key) {
      try {
        const answer = await redis.get(PREFIX + key);
        reads.inc({ outcome: answer === null ? 'miss' : 'hit' });
        return answer ?? undefined;
      } catch {
        reads.inc({ outcome: 'away' });
        return undefined;
      }
    },

    put(key, answer) {
      if (Buffer.byteLength(answer) > MAX_ANSWER_BYTES) return;
      // Away, or full: the next who asks has the answer made anew.
      redis
        .eval(PUT, 2, PREFIX + key, INDEX, answer, LIFETIME_SECONDS, MAX_ANSWERS, Date.now())
        .catch(() => {});
    },
  };
}
