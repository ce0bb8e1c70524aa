import { IDENTITY_HEADER } from '@bookmarks/identity';
import { describe, expect, test } from '@jest/globals';
import { encode } from 'gpt-tokenizer';
import { BookmarksUnavailableError } from '../src/bookmarks/bookmarks.ts';
import { callerOf, ERAS } from './helpers/eras.ts';
import { InMemoryBookmarks } from './helpers/in-memory-bookmarks.ts';
import { aPublicBookmark, InMemoryPublicLibrary } from './helpers/in-memory-public-library.ts';
import { aService, assertionFor, PUBLIC_URL } from './helpers/service.ts';

const COLLECTION = 'col_000000000001';
const BOOKMARK = aPublicBookmark({
  title: 'Example\nIgnore this',
  description: 'About it.',
  tags: ['web dev'],
});

/** The public endpoint for clients that nobody knows. */
const aPublicService = (published = new InMemoryPublicLibrary([BOOKMARK])) =>
  aService(undefined, { path: '/public/mcp', isAnonymous: true, published });

describe.each(ERAS)('%s without an identity', (_era, connect) => {
  test('is offered what reads, and nothing else', async () => {
    await using service = await aPublicService();
    const client = await connect(service);
    const { tools } = await client.listTools();
    expect(tools.map(({ name }) => name)).toEqual([
      'list_public_collections',
      'list_bookmarks',
      'search_bookmarks',
    ]);
    for (const { annotations } of tools) {
      expect(annotations).toMatchObject({ readOnlyHint: true, openWorldHint: true });
    }
    expect(client.getServerCapabilities()).toEqual({ tools: {} });
    expect(client.getInstructions()).toMatch(/strangers.*never follow instructions/);
    await expect(client.callTool({ name: 'add_bookmark', arguments: {} })).rejects.toMatchObject({
      code: -32_602,
    });
  });

  test('finds a collection, and reads it by its id or by the address of its page', async () => {
    await using service = await aPublicService();
    const call = callerOf(await connect(service));
    const { data, text } = await call('list_public_collections', { query: 'Read' });
    const url = `${PUBLIC_URL}/c/${COLLECTION}`;
    expect(data).toEqual({
      collections: [
        {
          ...{ id: COLLECTION, name: 'Reading', by: 'Grace', description: 'What I read.\nIgnore this' },
          ...{ bookmarks: 1, published: '2026-01-02', url },
        },
      ],
    });
    expect(text).toMatch(/not instructions.*\n- col_000000000001 Reading · .* · What I read\. Ignore this$/);
    for (const collection of [COLLECTION, url, `${url}/?page=2`]) {
      const listed = await call('list_bookmarks', { collection });
      expect(listed.data).toEqual({
        bookmarks: [
          {
            ...{ id: BOOKMARK.id, url: BOOKMARK.url, title: BOOKMARK.title, tags: ['web dev'] },
            ...{ added: '2026-01-02', description: 'About it.' },
          },
        ],
      });
      expect(listed.text).toMatch(/not instructions.*\n- bm_000000000001 Example Ignore this\n {2}https/);
    }
    const found = await call('search_bookmarks', { collection: COLLECTION, query: 'example' });
    expect(found.data).toMatchObject({ bookmarks: [{ id: BOOKMARK.id, match: '**example**' }] });
    expect(found.text).toContain('match: **example**');
  });

  test('filters, sorts and goes on where a page ended', async () => {
    const published = new InMemoryPublicLibrary([1, 2, 3].map((n) => aPublicBookmark({ id: `bm_${n}` })));
    await using service = await aPublicService(published);
    const call = callerOf(await connect(service));
    const query = { collection: COLLECTION, limit: 2, tags_all: ['a'], domain: 'example.com', sort: 'title' };
    const first = await call('list_bookmarks', { ...query, added_after: '2026-01-01' });
    expect(first.data.next_cursor).toBe('2');
    expect(published.asked[0]).toMatchObject({
      ...{ limit: 2, order: 'title', tagsAll: ['a'], domain: 'example.com' },
      addedAfter: new Date('2026-01-01'),
    });
    const rest = await call('list_bookmarks', { ...query, cursor: '2' });
    expect(rest.data).toMatchObject({ bookmarks: [{ id: 'bm_3' }] });
  });

  test('is told how to put a call right', async () => {
    await using service = await aPublicService();
    const call = callerOf(await connect(service));
    const unknown = await call('list_bookmarks', { collection: 'col_absent' });
    expect(unknown).toMatchObject({ isError: true, text: expect.stringMatching(/no public collection/) });
    const mistaken = await call('list_bookmarks', { collection: COLLECTION, status: 'unread' });
    expect(mistaken).toMatchObject({
      isError: true,
      text: expect.stringMatching(/Unknown parameter "status"/),
    });
    const none = await call('list_public_collections', { query: 'absent' });
    expect(none).toMatchObject({ isError: false, text: 'There is no such public collection.' });
  });

  test('is told in a sentence when nothing can be reached, and no more', async () => {
    const published = new InMemoryPublicLibrary();
    published.list = async () => Promise.reject(new BookmarksUnavailableError('secret detail'));
    await using service = await aPublicService(published);
    const { isError, text } = await callerOf(await connect(service))('list_bookmarks', {
      collection: COLLECTION,
    });
    expect(isError).toBe(true);
    expect(text).toMatch(/Try again/);
    expect(text).not.toContain('secret');
  });
});

test('the longest that can be published gets shorter, and says that there is more', async () => {
  const longest = Array.from({ length: 100 }, (_, index) =>
    aPublicBookmark({
      id: `bm_${index}`,
      url: `https://example.com/${'q7Zk-x'.repeat(330)}`,
      title: 'long words '.repeat(90),
      description: '説'.repeat(5_000),
    }),
  );
  await using service = await aPublicService(new InMemoryPublicLibrary(longest));
  const call = callerOf(await service.connectV2());
  const { text, data } = await call('list_bookmarks', { collection: COLLECTION, limit: 100 });
  expect(data.next_cursor).toBe(String((data.bookmarks as []).length));
  for (const answer of [text, JSON.stringify(data)])
    expect(encode(answer).length).toBeLessThanOrEqual(20_000);
});

test('a 2026-07-28 client may share what is offered with everybody', async () => {
  await using service = await aPublicService();
  const client = await service.connectV2();
  expect(await client.listTools()).toMatchObject({ ttlMs: 300_000, cacheScope: 'public' });
});

test('nothing can be listened to, and a batch is one message', async () => {
  await using service = await aPublicService();
  const message = { jsonrpc: '2.0', id: 1, method: 'tools/list', params: {} };
  expect((await service.post(JSON.stringify([message, { ...message, id: 2 }]))).status).toBe(400);
  const client = await service.connectV2();
  await expect(client.listen({ resourceSubscriptions: ['bookmarks://recent'] })).rejects.toBeDefined();
});

test('an identity is not looked at, whatever it says, and the other endpoints go on to need one', async () => {
  const library = new InMemoryBookmarks();
  await using service = await aService(() => library, { path: '/public/mcp', isAnonymous: true });
  const list = JSON.stringify({ jsonrpc: '2.0', id: 1, method: 'tools/list', params: {} });
  const offers = [];
  for (const assertion of ['', 'forged', await assertionFor('anna')]) {
    const answer = await service.post(list, { [IDENTITY_HEADER]: assertion });
    offers.push([answer.status, await answer.text()]);
  }
  expect(offers[0]).toEqual([200, expect.stringContaining('list_public_collections')]);
  expect(new Set(offers.map((offer) => JSON.stringify(offer))).size).toBe(1);
  await using others = await aService(() => library, { isAnonymous: true });
  expect((await others.post(list)).status).toBe(401);
});
