import { openRedis } from '@bookmarks/redis-connection';
import { createLogger, createMetrics } from '@bookmarks/telemetry';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { Redis } from 'ioredis';
import { createRedisAnswerCache } from '../src/public/redis-answer-cache.ts';

const log = createLogger('test', 'silent');
const resources = new DisposableStack();
let redis: Redis;

beforeAll(async () => {
  redis = open(process.env.REDIS_URL ?? '');
  await new Promise((ready) => redis.once('ready', ready));
  // The tests of the whole product fill the same cache.
  await redis.select(7);
  await redis.flushdb();
});
afterAll(() => resources.dispose());

const open = (url: string) => resources.use(openRedis({ url, log })).client;
const aCache = (client: Redis) => createRedisAnswerCache({ redis: client, metrics: createMetrics('test') });
/** Commands of one connection are done in their order. */
const settled = () => redis.ping();

test('keeps an answer under a prefix of its own, for ten minutes', async () => {
  const cache = aCache(redis);
  expect(await cache.get('one')).toBeUndefined();
  cache.put('one', '{"a":1}');
  expect(await cache.get('one')).toBe('{"a":1}');
  expect(await redis.ttl('mcp:public:one')).toBeGreaterThan(590);
  expect(await redis.ttl('mcp:public:one')).toBeLessThanOrEqual(600);
  expect(await redis.keys('*')).toEqual(
    expect.not.arrayContaining([expect.not.stringMatching(/^mcp:public:/)]),
  );
});

test('keeps no answer over 64 KiB', async () => {
  const cache = aCache(redis);
  cache.put('large', 'x'.repeat(64 * 1024));
  cache.put('larger', 'x'.repeat(64 * 1024 + 1));
  expect(await cache.get('large')).toHaveLength(64 * 1024);
  expect(await cache.get('larger')).toBeUndefined();
});

test('keeps the 512 that came last: callers who are nobody cannot fill Redis', async () => {
  const cache = aCache(redis);
  cache.put('first', 'x');
  for (let n = 0; n < 600; n += 1) cache.put(`n${n}`, 'x');
  await settled();
  expect(await redis.dbsize()).toBe(513);
  expect(await redis.zcard('mcp:public:index')).toBe(512);
  expect(await cache.get('first')).toBeUndefined();
  expect(await cache.get('n599')).toBe('x');
});

test('has nothing while Redis is away, and keeps nobody waiting', async () => {
  const cache = aCache(open('redis://127.0.0.1:1'));
  cache.put('one', 'x');
  expect(await cache.get('one')).toBeUndefined();
});
