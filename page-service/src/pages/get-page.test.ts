import { once } from 'node:events';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { brotliCompressSync, gzipSync } from 'node:zlib';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { readPage } from '../reader/read-page.ts';
import { createFetchPage } from './fetch-page.ts';
import { createGetPage } from './get-page.ts';
import { UnreadablePageError } from './page-error.ts';
import { retryAfterSeconds } from './retry-after.ts';

type Site = (req: IncomingMessage, res: ServerResponse) => void;
let site: Site;
const reached: IncomingMessage[] = [];
const server = createServer((req, res) => {
  reached.push(req);
  site(req, res);
});
let origin = '';

beforeAll(async () => {
  await once(server.listen(0, '127.0.0.1'), 'listening');
  origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});
beforeEach(() => {
  reached.length = 0;
});
afterAll(() => {
  server.closeAllConnections();
  server.close();
});

const LOCAL = { publicUrl: new URL('https://bookmarks.example'), fetchLoopback: true };
const BOUNDS = { rest: async () => {}, maxWaiting: 20, timeoutMs: 15_000 };
const fetchPage = createFetchPage(LOCAL, BOUNDS);
const getPage = createGetPage({ fetchPage, readPage: async (source) => readPage(source) });
const NEVER = new AbortController().signal;
const get = (path: string, validators = {}) =>
  getPage({ url: origin + path, etag: '', lastModified: '', ...validators }, NEVER);
const answers =
  (
    status: number,
    headers: Record<string, string> = {},
    body: string | Buffer = '<title>Here</title>',
  ): Site =>
  (_req, res) =>
    void res.writeHead(status, { 'content-type': 'text/html', ...headers }).end(body);

test('a page is read, from where its redirects led', async () => {
  site = (req, res) => {
    if (req.url === '/old') res.writeHead(301, { location: '/new#part' }).end();
    else answers(200, { etag: '"1"', 'last-modified': 'Wed, 01 Jan 2025 00:00:00 GMT' })(req, res);
  };
  await expect(get('/old')).resolves.toEqual({
    outcome: 'ok',
    httpStatus: 200,
    finalUrl: `${origin}/new`,
    contentType: 'text/html',
    etag: '"1"',
    lastModified: 'Wed, 01 Jan 2025 00:00:00 GMT',
    retryAfterSeconds: 0,
    page: expect.objectContaining({ title: 'Here' }),
  });
});

test('a site is told who asks and whom to write to, and nothing else', async () => {
  site = answers(200);
  await get('/');
  expect(reached[0]?.headers).toEqual({
    'user-agent': 'Mozilla/5.0 (compatible; Bookmarks; +https://bookmarks.example)',
    accept: expect.stringContaining('text/html'),
    'accept-language': expect.any(String),
    'accept-encoding': 'gzip, br',
    host: expect.any(String),
    connection: 'close',
  });
});

describe('what was there before', () => {
  test('is asked for by its validators, and told when it is the same', async () => {
    site = (req, res) => answers(req.headers['if-none-match'] === '"1"' ? 304 : 200)(req, res);
    await expect(get('/', { etag: '"1"' })).resolves.toMatchObject({
      outcome: 'not_modified',
      page: undefined,
    });
    await expect(get('/', { etag: '"2"' })).resolves.toMatchObject({ outcome: 'ok' });
  });

  test.each(['no quotes', '"a\r\nx-header: y"', '"ü"', `"${'x'.repeat(600)}"`])(
    'is not asked for by %j, which is no validator',
    async (etag) => {
      site = answers(200, {});
      await get('/', { etag, lastModified: etag });
      expect(reached[0]?.headers).not.toHaveProperty('if-none-match');
      expect(reached[0]?.headers).not.toHaveProperty('if-modified-since');
    },
  );
});

test.each([
  [200, 'ok'],
  [404, 'not_found'],
  [410, 'gone'],
  [401, 'refused'],
  [403, 'refused'],
  [429, 'refused'],
  [451, 'refused'],
  [500, 'failing'],
  [503, 'failing'],
  [999, 'failing'],
  [300, 'failing'],
])('the status %i is the outcome %s', async (status, outcome) => {
  site = answers(status, { 'retry-after': '120' });
  await expect(get('/')).resolves.toMatchObject({ outcome, httpStatus: status, retryAfterSeconds: 120 });
});

test.each([
  'application/pdf',
  'image/svg+xml',
  'text/css',
  'application/json; charset=utf-8',
  'nonsense',
  '',
])('of what is no page (%j), only its type is read', async (contentType) => {
  const closed = Promise.withResolvers<void>();
  site = (_req, res) => {
    res.writeHead(200, { 'content-type': contentType }).write('x');
    res.once('close', closed.resolve);
  };
  const { outcome, contentType: found } = await get('/');
  expect([outcome, found]).toEqual(['not_html', /^\w+\/[^;]+/.exec(contentType)?.[0] ?? '']);
  await closed.promise;
});

test.each([
  ['is larger than pages are', 'too_large', answers(200, {}, 'x'.repeat(2 * 1024 * 1024 + 1))],
  [
    'is larger than it seems',
    'too_large',
    answers(200, { 'content-encoding': 'gzip' }, gzipSync('x'.repeat(9_000_000))),
  ],
  ['is not packed as it says (gzip)', 'unreadable', answers(200, { 'content-encoding': 'gzip' }, 'no gzip')],
  [
    'is not packed as it says (Brotli)',
    'unreadable',
    answers(200, { 'content-encoding': 'br' }, 'no Brotli'),
  ],
  [
    'ends before its packing does',
    'unreadable',
    answers(200, { 'content-encoding': 'br' }, brotliCompressSync('<title>x').subarray(0, 5)),
  ],
  ['is packed as nobody asked', 'unreadable', answers(200, { 'content-encoding': 'zstd' })],
  ['leads round and round', 'too_many_redirects', answers(302, { location: '/' })],
  ['leads to metadata', 'blocked', answers(302, { location: 'http://169.254.169.254/' })],
  ['leads out of the web', 'blocked', answers(302, { location: 'file:///etc/passwd' })],
  ['breaks off', 'unreachable', (_req: IncomingMessage, res: ServerResponse) => void res.destroy()],
])('a page that %s is the outcome %s', async (_what, outcome, answer) => {
  site = answer;
  await expect(get('/')).resolves.toMatchObject({ outcome, page: undefined });
});

test.each([
  ['http://10.0.0.1/', 'blocked'],
  ['http://user:password@1.1.1.1/', 'blocked'],
  ['ftp://1.1.1.1/', 'blocked'],
  ['http://127.0.0.1:1/', 'unreachable'],
  ['http://name.invalid/', 'unreachable'],
])('%s is the outcome %s', async (url, outcome) => {
  await expect(getPage({ url, etag: '', lastModified: '' }, NEVER)).resolves.toMatchObject({
    outcome,
    httpStatus: 0,
    finalUrl: '',
  });
});

test('in production neither this machine nor another port than those of the web is connected to', async () => {
  const production = createGetPage({
    fetchPage: createFetchPage({ publicUrl: new URL('https://bookmarks.example'), fetchLoopback: false }),
    readPage: async (source) => readPage(source),
  });
  for (const url of [`${origin}/`, 'http://127.0.0.1/', 'http://1.1.1.1:8080/'])
    await expect(production({ url, etag: '', lastModified: '' }, NEVER)).resolves.toMatchObject({
      outcome: 'blocked',
    });
  expect(reached).toEqual([]);
});

test('a page that its reader cannot read is there all the same, and asked for whole the next time', async () => {
  site = answers(200, { etag: '"1"', 'last-modified': 'Wed, 01 Jan 2025 00:00:00 GMT' });
  const broken = createGetPage({
    fetchPage,
    readPage: () => Promise.reject(new UnreadablePageError('broken')),
  });
  await expect(broken({ url: `${origin}/`, etag: '', lastModified: '' }, NEVER)).resolves.toMatchObject({
    outcome: 'unreadable',
    ...{ httpStatus: 200, etag: '', lastModified: '' },
  });
});

test('a page whose redirects take too long together is unreachable', async () => {
  site = (req, res) => void setTimeout(() => answers(302, { location: '/' })(req, res), 50);
  const hasty = createGetPage({
    fetchPage: createFetchPage(LOCAL, { ...BOUNDS, timeoutMs: 100 }),
    readPage: async (source) => readPage(source),
  });
  await expect(hasty({ url: `${origin}/`, etag: '', lastModified: '' }, NEVER)).resolves.toMatchObject({
    outcome: 'unreachable',
  });
});

test('what is no URL is the mistake of who asks', async () => {
  await expect(getPage({ url: 'no URL', etag: '', lastModified: '' }, NEVER)).rejects.toMatchObject({
    name: 'InvalidRequestError',
  });
});

test('a page that nobody waits for any more is let go', async () => {
  const gone = new AbortController();
  const closed = Promise.withResolvers<void>();
  site = (req) => {
    req.once('close', closed.resolve);
    gone.abort();
  };
  await expect(getPage({ url: `${origin}/`, etag: '', lastModified: '' }, gone.signal)).rejects.toThrow(
    /aborted/,
  );
  await closed.promise;
});

test.each([
  ['120', 120],
  ['Wed, 01 Jan 2025 00:01:00 GMT', 60],
  ['Wed, 01 Jan 2020 00:00:00 GMT', 0],
  ['999999999', 30 * 24 * 60 * 60],
  ['soon', 0],
  ['-1', 0],
  [undefined, 0],
])('Retry-After %j is %i seconds', (header, seconds) => {
  expect(retryAfterSeconds(header, Date.parse('2025-01-01T00:00:00Z'))).toBe(seconds);
});
