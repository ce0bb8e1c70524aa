import type { PublicBookmarkMessage, PublicCollectionMessage } from '@bookmarks/protos';
import { describe, expect, test } from '@jest/globals';
import { startGateway } from '../test/support/gateway.ts';
import type { CallLibrary } from './grpc/library-client.ts';
import { HttpProblem } from './http/problem.ts';

const ID = 'col_abcdefghijkl';
const AT = { seconds: '1767225600', nanos: 0 };
const HOSTILE = '"><script>alert(1)</script>\u202e\u0007';
const NOT_THERE = new HttpProblem({ status: 404, code: 'not_there', detail: 'Not there.' });
const WRONG_QUERY = new HttpProblem({ status: 400, code: 'library_refused', detail: 'note: is not public.' });

const aCollection = (changes: Partial<PublicCollectionMessage> = {}): PublicCollectionMessage => ({
  ...{ id: ID, name: 'Bread', description: 'All about sourdough', publicName: 'Anna', bookmarkCount: 1 },
  ...{ publishTime: AT, version: '7' },
  ...changes,
});
const aBookmark = (changes: Partial<PublicBookmarkMessage> = {}): PublicBookmarkMessage => ({
  ...{ id: 'bm_1', url: 'https://www.example.com/bread', title: 'A loaf', description: 'Flour & water' },
  ...{ tags: ['baking'], createTime: AT },
  ...changes,
});

/** A gateway before a service in which this collection alone is published. */
async function aGateway(collection = aCollection(), bookmarks = [aBookmark()]) {
  const calls: { name: string; caller: unknown; request: unknown }[] = [];
  const shelf = { collection: collection as PublicCollectionMessage | undefined, bookmarks };
  const answers: Record<string, (request: { query?: string }) => object> = {
    ListPublicCollections: () => ({
      collections: shelf.collection ? [shelf.collection] : [],
      nextPageToken: 'next&more',
    }),
    GetPublicCollection: () => shelf.collection as object,
    ListPublicBookmarks: () => ({ bookmarks: shelf.bookmarks, nextPageToken: 'next&more' }),
    SearchPublicBookmarks: ({ query }) => {
      if (query?.includes('note:')) throw WRONG_QUERY;
      return {
        matches: shelf.bookmarks.map((bookmark) => ({ bookmark, snippet: 'a **loaf** <b>' })),
        nextPageToken: '',
      };
    },
  };
  const callLibrary = (async (caller, name, request) => {
    calls.push({ name, caller, request });
    if (shelf.collection === undefined && name !== 'ListPublicCollections') throw NOT_THERE;
    return answers[name]?.(request as { query?: string });
  }) as CallLibrary;
  const gateway = await startGateway({ isPublicMcpOn: true, callLibrary });
  const get = (path: string, headers: [string, string][] = [['accept', 'text/html']]) =>
    gateway.send({ path, headers });
  return Object.assign(gateway, { calls, shelf, get });
}

describe('a published collection', () => {
  test('is a page for everybody, asked for in nobody’s name', async () => {
    await using gateway = await aGateway();
    const { status, body, headers } = await gateway.get(`/c/${ID}`);
    expect(status).toBe(200);
    for (const text of ['Bread', 'All about sourdough', 'Anna', 'A loaf', '#baking', 'Flour &amp; water'])
      expect(body).toContain(text);
    expect(body).toContain(
      'href="https://www.example.com/bread" rel="noopener noreferrer nofollow ugc"><bdi>A loaf',
    );
    expect(body).toContain(`href="/c/${ID}?after=next%26more"`);
    expect(body).toContain('https://gateway.example/public/mcp');
    expect(headers['content-security-policy']).toContain("frame-ancestors 'none'");
    expect(gateway.calls.every(({ caller }) => caller === undefined)).toBe(true);
  });

  test('says nothing of a publisher who has no name', async () => {
    await using gateway = await aGateway(aCollection({ publicName: '' }));
    expect((await gateway.get(`/c/${ID}`)).body).not.toContain('published by');
    expect((await gateway.get('/c')).body).not.toContain('published by');
    expect((await gateway.get(`/c/${ID}/feed.xml`)).body).not.toContain('dc:creator>');
  });

  test('may be asked for by pages of any origin, also whether it is new', async () => {
    await using gateway = await aGateway();
    const { status, headers } = await gateway.send({
      ...{ method: 'OPTIONS', path: `/c/${ID}/feed.xml` },
      headers: [['origin', 'https://reader.example']],
    });
    expect([status, headers['access-control-allow-origin']]).toEqual([204, '*']);
    expect(headers['access-control-allow-headers']).toContain('If-None-Match');
  });

  test.each([`/c/${ID}`, '/c', `/c/${ID}/feed.xml`])(
    'is kept by whoever asks each time whether it is still so: %s',
    async (path) => {
      await using gateway = await aGateway();
      const first = await gateway.get(path);
      expect(first.headers['cache-control']).toBe('public, max-age=0, must-revalidate');
      const etag = String(first.headers.etag);
      const again = await gateway.get(path, [['if-none-match', etag]]);
      expect([again.status, again.body]).toEqual([304, '']);
      gateway.shelf.collection = aCollection({ name: 'Cake' });
      const changed = await gateway.get(path, [['if-none-match', etag]]);
      expect([changed.status, changed.body]).toEqual([200, expect.stringContaining('Cake')]);
    },
  );

  test('has the same tag as long as what everybody sees of it is the same', async () => {
    await using gateway = await aGateway();
    const { etag } = (await gateway.get(`/c/${ID}`)).headers;
    gateway.shelf.collection = aCollection({ version: '8' });
    expect((await gateway.get(`/c/${ID}`)).headers.etag).toBe(etag);
  });

  test('can be searched, and a mistake in a query stands beside it', async () => {
    await using gateway = await aGateway();
    expect((await gateway.get(`/c/${ID}?q=loaf`)).body).toContain('a <mark>loaf</mark> &lt;b&gt;');
    const mistake = await gateway.get(`/c/${ID}?q=note:x%22%3E`);
    expect([mistake.status, mistake.headers['cache-control']]).toEqual([400, 'no-store']);
    expect(mistake.body).toContain('note: is not public.');
    expect(mistake.body).toContain('value="note:x&quot;&gt;"');
  });

  test('that is not there is a page that says so, and a problem for programs', async () => {
    await using gateway = await aGateway();
    gateway.shelf.collection = undefined;
    const page = await gateway.get(`/c/${ID}`);
    expect([page.status, page.body]).toEqual([404, expect.stringContaining('not published')]);
    expect(page.headers['cache-control']).toBe('no-store');
    const problem = await gateway.get(`/c/${ID}/feed.xml`, [['accept', 'application/rss+xml']]);
    expect([problem.status, JSON.parse(problem.body).code]).toEqual([404, 'not_there']);
  });
});

describe('hostile text', () => {
  const hostile = (url: string) =>
    aGateway(aCollection({ name: HOSTILE, description: HOSTILE, publicName: HOSTILE }), [
      aBookmark({ url, title: HOSTILE.repeat(500), description: HOSTILE, tags: [HOSTILE] }),
    ]);

  test.each(['javascript:alert(1)', 'data:text/html,x', 'vbscript:x', 'nonsense'])(
    'is text on every page, and no link: %s',
    async (url) => {
      await using gateway = await hostile(url);
      for (const path of [`/c/${ID}`, `/c/${ID}?q=x`, '/c', `/c/${ID}/feed.xml`]) {
        const { body } = await gateway.get(path);
        expect(body).not.toContain('<script');
        expect(body).not.toContain('\u0007');
        expect(body).not.toContain(`href="${url}`);
        expect(body).not.toContain(`<link>${url}`);
      }
    },
  );

  test('does not turn the direction of a page, and does not fill it', async () => {
    await using gateway = await hostile('https://example.com/');
    const { body } = await gateway.get(`/c/${ID}`);
    expect(body).not.toContain('\u202e');
    expect(body.length).toBeLessThan(20_000);
  });
});

test('without the setting there are no such pages', async () => {
  await using gateway = await startGateway();
  for (const path of ['/c', `/c/${ID}`, `/c/${ID}/feed.xml`])
    expect((await gateway.send({ path })).status).toBe(404);
});

test('a feed can be read by pages of other sites, and says the newest as RSS', async () => {
  await using gateway = await aGateway();
  const { headers, body } = await gateway.get(`/c/${ID}/feed.xml`);
  expect(headers['access-control-allow-origin']).toBe('*');
  expect(headers['content-type']).toBe('application/rss+xml; charset=utf-8');
  expect(body).toContain('<link>https://www.example.com/bread</link>');
  expect(body).toContain(`<guid isPermaLink="false">https://gateway.example/c/${ID}#bm_1</guid>`);
  expect(body).toContain('<pubDate>Thu, 01 Jan 2026 00:00:00 GMT</pubDate>');
  expect(body).toContain('<description>Flour &amp;amp; water</description>');
});
