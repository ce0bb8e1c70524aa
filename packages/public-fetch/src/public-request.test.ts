import type { IncomingMessage, ServerResponse } from 'node:http';
import { brotliCompressSync, gzipSync } from 'node:zlib';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import type { Resolve } from './checked-lookup.ts';
import { FetchRefusedError } from './fetch-refused-error.ts';
import { followRedirects } from './follow-redirects.ts';
import { isLoopbackAddress, isPublicAddress } from './public-address.ts';
import { createPublicRequest, type PublicRequestOptions } from './public-request.ts';
import { aLocalServer, type LocalServer } from './testing/local-server.ts';

const MAX_BYTES = 10_000;
/** What decides in production. */
const PAGES: PublicRequestOptions = { protocols: ['http:', 'https:'] };

/** Must not be reached unless a test says so. */
let local: LocalServer;
beforeAll(async () => {
  local = await aLocalServer();
});
beforeEach(() => local.reset());
afterAll(() => local[Symbol.asyncDispose]());

const fromHere: Resolve = async () => [{ address: '127.0.0.1', family: 4 }];
/** Of all addresses, this machine's is allowed under one name. */
const HERE: PublicRequestOptions = {
  ...PAGES,
  isAllowed: (address) => address === '127.0.0.1',
  resolve: fromHere,
};

function get(url: string, options = PAGES, asked: { headers?: Record<string, string> } = {}) {
  const signal = AbortSignal.timeout(5_000);
  return createPublicRequest(options)(new URL(url), { headers: {}, signal, maxBytes: MAX_BYTES, ...asked });
}

/** Each form of an address that has ever got past a guard like this one. */
const FORMS: readonly (readonly [what: string, host: string])[] = [
  ['an address', '127.0.0.1'],
  ['another of this machine', '127.8.9.10'],
  ['a decimal one', '2130706433'],
  ['an octal one', '0177.0.0.1'],
  ['an octal one with zeros before it', '00000177.0.0.1'],
  ['a hexadecimal one', '0x7f.0x0.0x0.0x1'],
  ['a hexadecimal number', '0x7f000001'],
  ['a mixed one', '0x7f.0.1'],
  ['a short one', '127.1'],
  ['a dot at its end', '127.0.0.1.'],
  ['full-width digits', '１２７.０.０.１'],
  ['circled digits', '①②⑦.⓪.⓪.①'],
  ['ideographic dots', '127。0。0。1'],
  ['full-width dots', '127．0．0．1'],
  ['half-width dots', '127｡0｡0｡1'],
  ['percent signs', '%31%32%37.0.0.1'],
  ['this host', '0.0.0.0'],
  ['this host, shortly', '0'],
  ['a private one', '10.0.0.1'],
  ['a private one', '192.168.0.1'],
  ["a carrier's (CGNAT)", '100.64.0.1'],
  ['a link-local one', '169.254.1.1'],
  ['metadata of a cloud', '169.254.169.254'],
  ['metadata, decimal', '2852039166'],
  ['metadata, octal', '0251.0376.0251.0376'],
  ['multicast', '224.0.0.1'],
  ['broadcast', '255.255.255.255'],
  ['IPv6 loopback', '[::1]'],
  ['IPv6 loopback at length', '[0:0:0:0:0:0:0:1]'],
  ['IPv6 unspecified', '[::]'],
  ['IPv4-mapped', '[::ffff:127.0.0.1]'],
  ['IPv4-mapped, hexadecimal', '[::ffff:7f00:1]'],
  ['IPv4-compatible', '[::127.0.0.1]'],
  ['IPv4-translated', '[::ffff:0:127.0.0.1]'],
  ['NAT64', '[64:ff9b::127.0.0.1]'],
  ['NAT64 of metadata', '[64:ff9b::a9fe:a9fe]'],
  ['local NAT64', '[64:ff9b:1::7f00:1]'],
  ['6to4', '[2002:7f00:1::]'],
  ['Teredo', '[2001:0:4136:e378:8000:63bf:80ff:fffe]'],
  ['unique local', '[fd00::1]'],
  ["AWS's metadata", '[fd00:ec2::254]'],
  ['IPv6 link-local', '[fe80::1]'],
  ['IPv6 multicast', '[ff02::1]'],
  ['a name of this machine', 'localhost'],
  ['a name of this machine with a dot at its end', 'localhost.'],
  ['a name below it', 'page.localhost'],
  ['userinfo', 'user:password@page.example'],
  ['a name as userinfo', 'page.example@127.0.0.1'],
];

describe.each(['http', 'https'])('by %s nothing is sent to', (scheme) => {
  test.each(FORMS)('%s: %s', async (_what, host) => {
    await expect(get(`${scheme}://${host}:${local.port}/x`)).rejects.toThrow(refusalOrNoName);
    expect(local.reached).toEqual([]);
  });
});

/** Resolvers that do not know names below `localhost` say so, which is as good. */
const refusalOrNoName = /not of the public internet|password|ENOTFOUND|EAI_AGAIN/;

test('an address with a zone is no URL at all', () => {
  expect(URL.canParse('http://[fe80::1%25lo]/')).toBe(false);
  expect(URL.canParse('http://[fe80::1%lo]/')).toBe(false);
});

test.each(['file:///etc/passwd', 'ftp://page.example/x', 'data:text/html,x', 'gopher://page.example/'])(
  '%s is not of the web',
  async (url) => {
    await expect(get(url)).rejects.toThrow('Only http and https is fetched.');
  },
);

test('a port that is not of the web is not connected to, where there is a list', async () => {
  const url = `http://page.example:${local.port}/`;
  await expect(get(url, { ...HERE, ports: [80, 443] })).rejects.toThrow('is not of the web');
  expect(local.reached).toEqual([]);
  await expect(get(url, { ...HERE, ports: [local.port] })).resolves.toMatchObject({ status: 200 });
});

describe('a name', () => {
  const named = (path = '/x') => `http://page.example:${local.port}${path}`;

  test.each([
    ['is this machine', ['127.0.0.1']],
    ['is this machine beside a public address', ['1.1.1.1', '127.0.0.1']],
    ['is a mapped address', ['::ffff:127.0.0.1']],
    ['is NAT64', ['64:ff9b::7f00:1']],
    ['is metadata', ['169.254.169.254']],
    ['is link-local, with a zone', ['fe80::1%lo']],
    ['is nothing that anybody knows', ['127.0.0.1.']],
  ])('that %s is not connected to', async (_what, addresses) => {
    const resolve: Resolve = async () => addresses.map((address) => ({ address, family: 4 }));
    await expect(get(named(), { ...PAGES, resolve })).rejects.toThrow(FetchRefusedError);
    expect(local.reached).toEqual([]);
  });

  test('that changes between check and use (DNS rebinding) is connected to where it was looked at', async () => {
    const answers = ['127.0.0.2', '127.0.0.1'];
    let asked = 0;
    const resolve: Resolve = async () => {
      asked += 1;
      return [{ address: answers.shift() ?? '127.0.0.1', family: 4 }];
    };
    const isAllowed = (address: string) => address === '127.0.0.2';
    await expect(get(named(), { ...PAGES, isAllowed, resolve })).rejects.toThrow('ECONNREFUSED');
    expect([asked, local.reached]).toEqual([1, []]);
  });

  test('that has no address is told from one that refuses', async () => {
    const resolve: Resolve = async () => [];
    await expect(get(named(), { ...PAGES, resolve })).rejects.toMatchObject({ code: 'ENOTFOUND' });
  });
});

describe('a redirect', () => {
  /** The first page may be of this machine; what it leads to must be public, or of the name itself. */
  const resolve: Resolve = async (host) => [
    { address: host === 'page.example' ? '127.0.0.1' : '127.0.0.3', family: 4 },
  ];
  const options: PublicRequestOptions = {
    ...PAGES,
    isAllowed: (address) => isPublicAddress(address) || address === '127.0.0.1',
    resolve,
  };
  const follow = (path: string) => {
    const request = createPublicRequest(options);
    const signal = AbortSignal.timeout(5_000);
    return followRedirects(new URL(`http://page.example:${local.port}${path}`), (url) =>
      request(url, { headers: {}, signal, maxBytes: MAX_BYTES }),
    );
  };
  const redirectTo = (location: string, status = 302) => {
    local.answer = (req, res) => {
      if (req.url === '/start') res.writeHead(status, { location }).end();
      else res.end('the end');
    };
  };

  test.each([301, 302, 303, 307, 308])('with %i is followed', async (status) => {
    redirectTo('/next', status);
    const { url, answer } = await follow('/start');
    expect([url.pathname, `${answer.body}`]).toEqual(['/next', 'the end']);
  });

  test.each([
    ['a path', 'sub/page', '/sub/page'],
    ['a path above', '../up', '/up'],
    ['a query', '?page=2', '/start?page=2'],
    ['letters beyond ASCII', Buffer.from('/ä').toString('latin1'), '/%C3%A4'],
  ])('to %s stays where it is', async (_what, location, path) => {
    if (location === '?page=2') {
      local.answer = (req, res) =>
        req.url === '/start' ? res.writeHead(302, { location }).end() : res.end('the end');
    } else redirectTo(location);
    await follow('/start');
    expect(local.reached).toEqual(['/start', path]);
  });

  test.each([
    ['without a scheme', (port: number) => `//other.example:${port}/x`],
    ['without a scheme, by backslashes', (port: number) => `\\\\other.example:${port}/x`],
    ['without a scheme, to an address', (port: number) => `//127.0.0.2:${port}/x`],
    ['with one slash', (port: number) => `http:/\\127.0.0.2:${port}/x`],
    ['to this machine', (port: number) => `http://127.0.0.2:${port}/x`],
    ['to IPv6 loopback', (port: number) => `http://[::1]:${port}/x`],
    ['to a decimal address', (port: number) => `http://2130706434:${port}/x`],
    ['to metadata', () => 'http://169.254.169.254/latest/meta-data/'],
    ['to a name of a private address', (port: number) => `http://other.example:${port}/x`],
    ['with userinfo', (port: number) => `http://user@page.example:${port}/x`],
    ['with a password', (port: number) => `//user:password@page.example:${port}/x`],
    ['to a file', () => 'file:///etc/passwd'],
    ['to data', () => 'data:text/html,x'],
    ['to a script', () => 'javascript:alert(1)'],
    ['to nowhere', () => 'http://'],
  ])('%s is refused', async (_what, location) => {
    redirectTo(location(local.port));
    await expect(follow('/start')).rejects.toThrow(FetchRefusedError);
    expect(local.reached).toEqual(['/start']);
  });

  test('is followed five times, and not six', async () => {
    local.answer = (req, res) => {
      const left = Number(req.url?.slice(1));
      if (left === 0) res.end('the end');
      else res.writeHead(302, { location: `/${left - 1}` }).end();
    };
    await expect(follow('/5')).resolves.toMatchObject({ answer: { status: 200 } });
    await expect(follow('/6')).rejects.toMatchObject({ reason: 'redirects' });
  });

  test('that says not where to is the answer', async () => {
    local.answer = (_req, res) => res.writeHead(302).end('chosen by hand');
    expect((await follow('/start')).answer.status).toBe(302);
  });
});

describe('an answer', () => {
  const page = () => `http://page.example:${local.port}/x`;
  const answerWith = (body: Buffer | string, coding?: string) => {
    local.answer = (_req, res) => res.writeHead(200, coding ? { 'content-encoding': coding } : {}).end(body);
  };
  const PLAIN = 'words '.repeat(1000);

  test.each([
    ['as it is', undefined, Buffer.from(PLAIN)],
    ['gzip', 'gzip', gzipSync(PLAIN)],
    ['gzip by its old name', 'X-GZIP', gzipSync(PLAIN)],
    ['Brotli', 'br', brotliCompressSync(PLAIN)],
  ])('comes unpacked: %s', async (_what, coding, body) => {
    answerWith(body, coding);
    expect(`${(await get(page(), HERE)).body}`).toBe(PLAIN);
  });

  test.each([
    ['of more bytes than may come', 'x'.repeat(MAX_BYTES + 1), undefined],
    ['that is small until it is unpacked (gzip)', gzipSync('x'.repeat(50_000_000)), 'gzip'],
    ['that is small until it is unpacked (Brotli)', brotliCompressSync('x'.repeat(50_000_000)), 'br'],
    ['that comes in much and is nothing unpacked', emptyGzip(MAX_BYTES), 'gzip'],
  ])('%s is refused', async (_what, body, coding) => {
    answerWith(body, coding);
    await expect(get(page(), HERE)).rejects.toMatchObject({ reason: 'too_large' });
  });

  test.each(['compress', 'gzip, gzip', 'constructor'])('packed by "%s" is refused', async (coding) => {
    answerWith('x', coding);
    await expect(get(page(), HERE)).rejects.toMatchObject({ reason: 'encoding' });
  });

  test('that is not what it says it is packed by is no answer', async () => {
    answerWith('not gzip', 'gzip');
    await expect(get(page(), HERE)).rejects.toThrow('incorrect header check');
  });

  test('whose body nobody wants is not read', async () => {
    const closed = Promise.withResolvers<void>();
    local.answer = (_req, res) => {
      res.writeHead(200, { 'content-type': 'video/mp4' }).write('x');
      res.once('close', closed.resolve);
    };
    const signal = AbortSignal.timeout(5_000);
    const wantsBody = () => false;
    const asked = { headers: {}, signal, maxBytes: 1, wantsBody };
    const answer = await createPublicRequest(HERE)(new URL(page()), asked);
    expect(answer).toMatchObject({ headers: { 'content-type': 'video/mp4' }, body: undefined });
    await closed.promise;
  });

  test.each([
    ['never begins', () => undefined],
    ['never ends', (_req: IncomingMessage, res: ServerResponse) => void res.write('x')],
  ])('that %s is given up', async (_what, slow) => {
    local.answer = slow;
    const asked = { headers: {}, signal: AbortSignal.timeout(50), maxBytes: MAX_BYTES };
    await expect(createPublicRequest(HERE)(new URL(page()), asked)).rejects.toThrow(/aborted/);
  });

  test('that goes over to another protocol is none', async () => {
    local.answer = ({ socket }) =>
      void socket.write('HTTP/1.1 101 Switching Protocols\r\nconnection: upgrade\r\nupgrade: other\r\n\r\n');
    await expect(get(page(), HERE)).rejects.toMatchObject({ code: 'ECONNRESET' });
  });
});

test('addresses of this machine are known', () => {
  expect(['127.0.0.1', '127.9.9.9', '::1', '1.1.1.1', '::'].map(isLoopbackAddress)).toEqual([
    ...[true, true, true, false, false],
  ]);
});

/** Deflate blocks without content: `length` bytes that unpack to none. */
function emptyGzip(length: number): Buffer {
  const header = Buffer.from([0x1f, 0x8b, 8, 0, 0, 0, 0, 0, 0, 255]);
  const block = Buffer.from([0, 0, 0, 0xff, 0xff]);
  return Buffer.concat([header, ...Array.from({ length: Math.ceil(length / 5) }, () => block)]);
}
