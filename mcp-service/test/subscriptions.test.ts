import { openRedis } from '@bookmarks/redis-connection';
import { createLogger, type Metrics } from '@bookmarks/telemetry';
import { expect, test } from '@jest/globals';
import { BookmarksUnavailableError } from '../src/bookmarks/bookmarks.ts';
import { createListenStreams, STREAM_BOUNDS } from '../src/subscriptions/listen-streams.ts';
import { createRedisChangeFeed } from '../src/subscriptions/redis-change-feed.ts';
import { InMemoryBookmarks } from './helpers/in-memory-bookmarks.ts';
import { aService } from './helpers/service.ts';

const log = createLogger('test', 'silent');
const RECENT = 'bookmarks://recent';
const GONE = 'redis://127.0.0.1:1';

/** Replicas of one service over the same libraries, and the streams of the first. */
async function replicas({ url = process.env.REDIS_URL ?? '', bounds = STREAM_BOUNDS } = {}) {
  const resources = new AsyncDisposableStack();
  const libraries = new Map<string, InMemoryBookmarks>();
  const libraryOf = (sub: string) => {
    const library = libraries.get(sub) ?? new InMemoryBookmarks();
    libraries.set(sub, library);
    return library;
  };
  const streams: { close(): Promise<void> }[] = [];
  const start = async () => {
    const [publisher, subscriber] = [url, url].map(
      (one) => resources.use(openRedis({ url: one, log })).client,
    );
    if (publisher === undefined || subscriber === undefined) throw new Error('unreachable');
    if (url !== GONE) await Promise.all([publisher, subscriber].map((client) => untilReady(client)));
    const changesOf = (metrics: Metrics) => {
      const feed = createRedisChangeFeed({ publisher, subscriber, metrics, log });
      const opened = createListenStreams({ feed, bounds, metrics, log });
      streams.push(opened);
      return { feed, streams: opened };
    };
    return resources.use(await aService(libraryOf, { changesOf }));
  };
  const [first, second] = [await start(), await start()];
  resources.defer(async () => {
    await Promise.all(streams.map((opened) => opened.close()));
  });
  return { first, second, streams, libraryOf, [Symbol.asyncDispose]: () => resources.disposeAsync() };
}

async function untilReady(client: { status: string; once(event: string, listener: () => void): unknown }) {
  if (client.status !== 'ready') await new Promise<void>((ready) => client.once('ready', ready));
}

type Connected = Awaited<ReturnType<Awaited<ReturnType<typeof aService>>['connectV2']>>;

/** The URIs of notifications, as they come. */
function news(client: Connected) {
  const arrived: string[] = [];
  const waiting: (() => void)[] = [];
  client.setNotificationHandler('notifications/resources/updated', ({ params }) => {
    arrived.push(params.uri);
    for (const wake of waiting.splice(0)) wake();
  });
  const until = async (count: number) => {
    while (arrived.length < count) await new Promise<void>((wake) => waiting.push(wake));
    return arrived;
  };
  return { arrived, until };
}

const add = (client: Connected, url: string) => client.callTool({ name: 'add_bookmark', arguments: { url } });

test('a change at one replica is told to whoever listens at another, and to nobody else', async () => {
  await using service = await replicas();
  const [listener, writer, other] = [
    await service.first.connectV2('anna'),
    await service.second.connectV2('anna'),
    await service.second.connectV2('ben'),
  ];
  const heard = news(listener);
  const bookmark = 'bookmark://bm_000000000001';
  const { honoredFilter } = await listener.listen({
    resourceSubscriptions: [RECENT, bookmark, 'bookmark://bm_9'],
  });
  expect(honoredFilter).toEqual({ resourceSubscriptions: [RECENT, bookmark, 'bookmark://bm_9'] });
  await add(other, 'https://example.com/ben');
  await add(writer, 'https://example.com/anna');
  expect((await heard.until(2)).toSorted()).toEqual([bookmark, RECENT]);
  await writer.callTool({ name: 'list_bookmarks', arguments: {} });
  await add(writer, 'https://example.com/anna');
  await add(writer, 'https://example.com/more');
  expect((await heard.until(3)).toSorted()).toEqual([bookmark, RECENT, RECENT]);
});

test('a job that ends is told to whoever listens, whatever started it, and to nobody else', async () => {
  await using service = await replicas();
  const [listener, other] = [
    await service.first.connectV2('anna'),
    await service.second.connectV2('ben'),
  ] as const;
  const [heard, heardByOther] = [news(listener), news(other)];
  const bookmark = 'bookmark://bm_000000000001';
  await listener.listen({ resourceSubscriptions: [RECENT, bookmark] });
  await other.listen({ resourceSubscriptions: [RECENT] });
  service.libraryOf('anna').endJob();
  expect((await heard.until(2)).toSorted()).toEqual([bookmark, RECENT]);
  service.libraryOf('ben').endJob();
  expect(await heardByOther.until(1)).toEqual([RECENT]);
});

test('a stream that could miss the end of a job ends, and the client can listen again', async () => {
  await using service = await replicas();
  const client = await service.first.connectV2();
  const stream = await client.listen({ resourceSubscriptions: [RECENT] });
  const library = service.libraryOf('anna');
  library.breakWatches();
  expect(await stream.closed).toBe('graceful');
  const { watchJobs } = library;
  library.watchJobs = () => Promise.reject(new BookmarksUnavailableError('Away.'));
  await expect(client.listen({ resourceSubscriptions: [RECENT] })).rejects.toThrow('cannot be reached');
  library.watchJobs = watchJobs;
  const again = await client.listen({ resourceSubscriptions: [RECENT] });
  expect(again.honoredFilter).toEqual({ resourceSubscriptions: [RECENT] });
});

test('streams are bounded, for one user and in all, and their places come free', async () => {
  await using service = await replicas({ bounds: { ...STREAM_BOUNDS, perUser: 1, perProcess: 2 } });
  const listen = async (user: string) =>
    (await service.first.connectV2(user)).listen({ resourceSubscriptions: [RECENT] });
  const first = await listen('anna');
  await expect(listen('anna')).rejects.toThrow('Too many streams');
  await listen('ben');
  await expect(listen('chloe')).rejects.toThrow('Too many streams');
  await first.close();
  // The server learns of it a moment later.
  while (
    !(await listen('anna').then(
      () => true,
      () => false,
    ))
  );
});

test('a stream can be about a hundred resources, and no more', async () => {
  await using service = await replicas();
  const client = await service.first.connectV2();
  const uris = Array.from({ length: 101 }, (_, index) => `tag://t${index}`);
  await expect(client.listen({ resourceSubscriptions: uris })).rejects.toThrow('at most 100');
});

test('a stream ends by itself, and when the process is to stop, and says so', async () => {
  await using brief = await replicas({ bounds: { ...STREAM_BOUNDS, lifetimeMs: 200 } });
  const byItself = await (await brief.first.connectV2()).listen({ resourceSubscriptions: [RECENT] });
  expect(await byItself.closed).toBe('graceful');
  await using service = await replicas();
  const stopped = await (await service.first.connectV2()).listen({ resourceSubscriptions: [RECENT] });
  await service.streams[0]?.close();
  expect(await stopped.closed).toBe('graceful');
});

test('without Redis streams are open and silent, and tools work', async () => {
  await using service = await replicas({ url: GONE });
  const client = await service.first.connectV2();
  const stream = await client.listen({ resourceSubscriptions: [RECENT] });
  expect(stream.honoredFilter).toEqual({ resourceSubscriptions: [RECENT] });
  expect(await add(client, 'https://example.com/')).toMatchObject({
    structuredContent: { outcome: 'created' },
  });
  expect(await service.first.metrics.registry.metrics()).toContain('mcp_change_feed_up{service="test"} 0');
});

test('after a break everything may have changed, and news goes on', async () => {
  await using service = await replicas();
  const client = await service.first.connectV2('dora');
  const heard = news(client);
  await client.listen({ resourceSubscriptions: [RECENT] });
  await using admin = new AsyncDisposableStack();
  const connection = admin.use(openRedis({ url: process.env.REDIS_URL ?? '', log })).client;
  await untilReady(connection);
  await connection.call('CLIENT', 'KILL', 'TYPE', 'pubsub');
  await heard.until(1);
  await add(client, 'https://example.com/after');
  expect(await heard.until(2)).toEqual([RECENT, RECENT]);
});

test('only clients that can listen are told that they may', async () => {
  await using service = await replicas();
  await using without = await aService();
  expect((await service.first.connectV2()).getServerCapabilities()?.resources).toEqual({ subscribe: true });
  expect((await service.first.connectV1()).getServerCapabilities()?.resources).toEqual({});
  expect((await without.connectV2()).getServerCapabilities()?.resources).toEqual({});
});
