import { randomUUID } from 'node:crypto';
import { openRedis } from '@bookmarks/redis-connection';
import { expect, test } from '@jest/globals';
import type { Redis } from 'ioredis';
import { createRemoteDocument } from '../src/authorization-server/remote-document.ts';
import { RedisDocumentStore } from '../src/redis/redis-document-store.ts';
import { aLog } from './support/gateway.ts';
import { RedisOutage, redisUrl } from './support/redis.ts';

const DAY_MS = 24 * 60 * 60_000;

/** The next event of this name; unlike `once` of `node:events` it minds no errors, which are what is tested. */
const next = (redis: Redis, event: 'ready' | 'reconnecting') =>
  new Promise((resolve) => {
    redis.once(event, resolve);
  });

/** A client of the real Redis, with everything under a name of its own. */
async function aStore(url = redisUrl().href) {
  const { lines, log } = aLog();
  const connection = openRedis({ url, log });
  const redis = connection.client;
  await next(redis, 'ready');
  const name = `https://auth.example/${randomUUID()}`;
  const states = () => lines.map((line) => JSON.parse(line).msg);
  return {
    redis,
    store: new RedisDocumentStore(redis),
    name,
    states,
    [Symbol.dispose]: () => connection[Symbol.dispose](),
  };
}

test('returns what was written, and nothing for another name', async () => {
  using there = await aStore();
  const document = { fetchedAt: 1_767_225_600_000, document: { keys: [{ kid: 'é' }] }, turn: 'a' };
  await there.store.write(there.name, document);
  expect(await there.store.read(there.name)).toEqual(document);
  expect(await there.store.read(`${there.name}-other`)).toBeUndefined();
});

test('lets Redis forget a document when it is of no use any more', async () => {
  using there = await aStore();
  await there.store.write(there.name, { fetchedAt: 1, document: {} });
  const ttl = await there.redis.pttl(`gateway:document:${there.name}`);
  expect(ttl).toBeGreaterThan(DAY_MS - 10_000);
  expect(ttl).toBeLessThanOrEqual(DAY_MS);
});

test.each(['no json', '{"document":{}}', '[]'])('refuses to read %s', async (value) => {
  using there = await aStore();
  await there.redis.set(`gateway:document:${there.name}`, value, 'PX', 60_000);
  await expect(there.store.read(there.name)).rejects.toThrow();
});

test('gives a turn to one replica at a time, and tells the others whose it is', async () => {
  using there = await aStore();
  const taken = await Promise.all(['a', 'b', 'c'].map((id) => there.store.takeTurn(there.name, id, 60_000)));
  expect(taken).toEqual(['a', 'a', 'a']);
  expect(await there.store.takeTurn(`${there.name}-other`, 'b', 60_000)).toBe('b');
});

test('ends a turn by itself', async () => {
  using there = await aStore();
  expect(await there.store.takeTurn(there.name, 'a', 20)).toBe('a');
  const turn = `gateway:turn:${there.name}`;
  expect(await there.redis.pttl(turn)).toBeLessThanOrEqual(20);
  while ((await there.redis.exists(turn)) === 1);
  expect(await there.store.takeTurn(there.name, 'b', 60_000)).toBe('b');
});

test('fails at once while Redis is away, says so once, and works again by itself', async () => {
  await using outage = await RedisOutage.start();
  using there = await aStore(outage.url);
  const reconnecting = next(there.redis, 'reconnecting');
  outage.begin();
  await reconnecting;
  await next(there.redis, 'reconnecting');
  await expect(there.store.read(there.name)).rejects.toThrow();
  expect(there.states()).toEqual(['Redis is reachable', 'Redis is not reachable; going on without it']);

  outage.end();
  await next(there.redis, 'ready');
  expect(await there.store.read(there.name)).toBeUndefined();
  expect(there.states().at(-1)).toBe('Redis is reachable');
});

test('never holds up a document: with Redis away it comes from the network', async () => {
  await using outage = await RedisOutage.start();
  using there = await aStore(outage.url);
  const document = createRemoteDocument({
    name: there.name,
    fetchDocument: async () => ({ a: 1 }),
    parse: (value) => value,
    store: there.store,
    clock: () => new Date(),
    log: aLog().log,
  });
  outage.begin();
  expect(await document.read()).toEqual({ a: 1 });
});

test('reports a Redis that was never there once, and goes on', async () => {
  const { lines, log } = aLog();
  using connection = openRedis({ url: 'redis://127.0.0.1:1', log });
  await next(connection.client, 'reconnecting');
  await next(connection.client, 'reconnecting');
  expect(lines).toHaveLength(1);
});
