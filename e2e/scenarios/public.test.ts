import { expect, test } from '@jest/globals';
import { Redis } from 'ioredis';
import { connectV1, type Session } from '../helpers/connect.ts';
import { connectNobodyV1, connectNobodyV2 } from '../helpers/connect-nobody.ts';
import { curl } from '../helpers/curl.ts';
import { mcpUrl, post, request, toolCall } from '../helpers/gateway.ts';
import { startGateway } from '../helpers/gateway-process.ts';
import { sendRaw } from '../helpers/raw-request.ts';
import { verifies } from '../helpers/verifies.ts';

/** What must show within a second, and the time that a busy machine takes to ask. */
const WITHIN_MS = 5_000;
const ERAS = [
  ['a v1 client', connectNobodyV1],
  ['a v2 client', connectNobodyV2],
] as const;
const aWord = (name: string) => `${name}${crypto.randomUUID().replaceAll('-', '')}`;

/** A collection that `session` publishes, with one bookmark and a note that nobody else may see. */
async function published(session: Session) {
  const [word, secret] = [aWord('quagga'), aWord('secret')];
  const { data } = await session.call('save_collection', { name: `Public ${word}`, public: true });
  const { id, public_url: page } = data.collection as { id: string; public_url: string };
  const url = `https://example.com/public/${word}`;
  await session.call('add_bookmark', {
    url,
    title: word,
    note: secret,
    tags: [`private-${word}`],
    collection: id,
  });
  await session.call('add_bookmark', { url: `${url}/private`, title: `${word} private`, note: secret });
  return { id, page, word, secret, url };
}

async function until(holds: () => Promise<boolean>): Promise<void> {
  const deadline = Date.now() + WITHIN_MS;
  while (!(await holds())) if (Date.now() > deadline) throw new Error(`This never came true: ${holds}`);
}

test.each(ERAS)(
  verifies('public:read', 'by %s that nobody knows: what is in it, and no more'),
  async (_era, connect) => {
    await using anna = await connectV1('anna');
    const { id, page, word, secret, url } = await published(anna);
    expect(page).toBe(new URL(`/c/${id}`, mcpUrl()).href);
    await using nobody = await connect();
    const directory = await nobody.call('list_public_collections', { query: word });
    expect(directory.data).toMatchObject({ collections: [{ id, bookmarks: 1, url: page }] });
    for (const collection of [id, page]) {
      expect((await nobody.call('list_bookmarks', { collection })).data).toMatchObject({
        bookmarks: [{ url }],
      });
    }
    const found = await nobody.call('search_bookmarks', { collection: id, query: word });
    expect(found.data).toMatchObject({ bookmarks: [{ url, title: word }] });
    expect(JSON.stringify(found.data)).not.toMatch(/private"|user_|status|favorite/);
    const byNote = await nobody.call('search_bookmarks', { collection: id, query: secret });
    expect(byNote.data).toEqual({ bookmarks: [] });
    const without = await nobody.call('search_bookmarks', { collection: id, query: `${word} -${secret}` });
    expect(without.data).toMatchObject({ bookmarks: [{ url }] });
    for (const answer of [directory, found, without]) expect(JSON.stringify(answer)).not.toContain(secret);
    const prying = await nobody.call('search_bookmarks', { collection: id, query: `note:${secret}` });
    expect(prying).toMatchObject({ isError: true, text: expect.stringContaining('not public') });
  },
);

test(verifies('public:read', 'is where a plain curl may go, too'), async () => {
  const answer = await curl(new URL('/public/mcp', mcpUrl()));
  expect(answer).toEqual({ status: 200, body: expect.stringContaining('you may use it') });
});

test(verifies('public:unpublish', 'and shows what is new'), async () => {
  await using anna = await connectV1('anna');
  const { id, url } = await published(anna);
  await using nobody = await connectNobodyV2();
  const titles = async () => {
    const { data } = await nobody.call('list_bookmarks', { collection: id });
    return (data.bookmarks as { title: string }[]).map(({ title }) => title);
  };
  expect(await titles()).toHaveLength(1);
  await anna.call('edit_bookmark', { ref: url, title: 'another title' });
  await until(async () => (await titles())[0] === 'another title');
  await anna.call('save_collection', { id, public: false });
  await until(async () => (await nobody.call('list_bookmarks', { collection: id })).isError);
  await anna.call('save_collection', { id, public: true });
  await until(async () => !(await nobody.call('list_bookmarks', { collection: id })).isError);
});

test(
  verifies('public:edge', 'lets a page ask without credentials, and names answers by their bytes'),
  async () => {
    const origin = 'https://anywhere.example';
    const preflight = await request('/public/mcp', {
      method: 'OPTIONS',
      headers: {
        origin,
        'access-control-request-method': 'POST',
        'access-control-request-headers': 'content-type',
      },
    });
    expect(preflight.status).toBe(204);
    expect(preflight.headers.get('access-control-allow-origin')).toBe('*');
    const body = toolCall('list_public_collections', { query: aWord('nothing') });
    const headers = {
      origin,
      'content-type': 'application/json',
      accept: 'application/json, text/event-stream',
    };
    const ask = () => request('/public/mcp', { method: 'POST', headers, body });
    const answers = [await ask(), await ask()];
    for (const answer of answers) {
      expect(answer.status).toBe(200);
      expect(answer.headers.get('access-control-allow-origin')).toBe('*');
      expect(answer.headers.get('cache-control')).toBe('public, max-age=0, must-revalidate');
    }
    expect(answers[0]?.headers.get('etag')).toMatch(/^"[\w-]{43}"$/);
    expect(answers[0]?.headers.get('etag')).toBe(answers[1]?.headers.get('etag'));
  },
);

test(
  verifies('public:edge', 'limits an address, and everything else goes on to need an identity'),
  async () => {
    await using gateway = await startGateway({ PUBLIC_MCP: 'on', RATE_LIMIT_PUBLIC: '2/60' });
    const headers = [['host', mcpUrl().host]] as const;
    const ask = () => sendRaw({ to: gateway.url, path: '/public/mcp', headers, body: '{}' });
    expect([(await ask()).status, (await ask()).status]).toEqual([200, 200]);
    const refused = await ask();
    expect(refused.status).toBe(429);
    expect(Number(refused.headers['retry-after'])).toBeGreaterThan(0);
    expect(gateway.received).toHaveLength(2);
    expect((await post(toolCall('list_bookmarks', {}))).status).toBe(401);
  },
);

/** The Redis of the stack under test, where the test may see it. */
const { E2E_REDIS_URL } = process.env;
(E2E_REDIS_URL ? test : test.skip)(
  verifies('public:read', 'and what is kept of it holds nothing of anybody who is known'),
  async () => {
    await using anna = await connectV1('anna');
    const { id, word, secret } = await published(anna);
    const calls = ['list_bookmarks', 'search_bookmarks', 'get_bookmarks'] as const;
    await anna.call(calls[0], { detail: 'full' });
    await anna.call(calls[1], { query: secret, detail: 'full' });
    await using nobody = await connectNobodyV2();
    await nobody.call('list_bookmarks', { collection: id });
    using resources = new DisposableStack();
    const redis = resources.adopt(new Redis(E2E_REDIS_URL ?? ''), (opened) => opened.disconnect());
    const kept = async () => {
      const keys = (await redis.keys('mcp:public:*')).filter((key) => key !== 'mcp:public:index');
      return (await Promise.all(keys.map((key) => redis.get(key)))).filter((answer) =>
        answer?.includes(word),
      );
    };
    await until(async () => (await kept()).length > 0);
    expect(await kept()).toEqual([expect.stringContaining(`"title":"${word}"`)]);
    expect(JSON.stringify(await kept())).not.toMatch(new RegExp(`${secret}|${word} private|user_`));
  },
);
