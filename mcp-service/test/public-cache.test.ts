import { openRedis } from '@bookmarks/redis-connection';
import { createLogger, createMetrics } from '@bookmarks/telemetry';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { Redis } from 'ioredis';
import { createCachedPublicCalls } from '../src/public/cached-public-calls.ts';
import type { PublicCalls } from '../src/public/public-calls.ts';
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

test('is shared by replicas, until the collection changes', async () => {
  const library = { version: '1', made: 0 };
  const collection = { id: 'col_1', name: '', description: '', publicName: '', bookmarkCount: 0 };
  const calls: PublicCalls = {
    ListPublicCollections: async () => ({ collections: [], nextPageToken: '' }),
    GetPublicCollection: async () => ({ ...collection, publishTime: null, version: library.version }),
    ListPublicBookmarks: async () => {
      library.made += 1;
      return { bookmarks: [], nextPageToken: `version ${library.version}` };
    },
    SearchPublicBookmarks: async () => ({ matches: [], nextPageToken: '' }),
  };
  const aReplica = () => createCachedPublicCalls({ calls, cache: aCache(redis) });
  const ask = async () => (await aReplica().ListPublicBookmarks({ id: 'col_1' })).nextPageToken;
  expect([await ask(), await ask(), await ask()]).toEqual(Array(3).fill('version 1'));
  expect(library.made).toBe(1);
  library.version = '2';
  expect([await ask(), await ask()]).toEqual(Array(2).fill('version 2'));
  expect(library.made).toBe(2);
});

test('has nothing while Redis is away, and keeps nobody waiting', async () => {
  const cache = aCache(open('redis://127.0.0.1:1'));
  cache.put('one', 'x');
  expect(await cache.get('one')).toBeUndefined();
});
