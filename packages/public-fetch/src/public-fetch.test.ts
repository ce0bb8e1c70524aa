import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { isPublicAddress } from './public-address.ts';
import { createPublicFetch, FetchRefusedError, type PublicFetchOptions } from './public-fetch.ts';

/** A server of this machine that must not be reached unless a test says so. */
const reached: string[] = [];
let answer: (req: IncomingMessage, res: ServerResponse) => void;
const server = createServer((req, res) => {
  reached.push(String(req.url));
  answer(req, res);
});
let port = 0;

beforeAll(async () => {
  await once(server.listen(0, '127.0.0.1'), 'listening');
  port = (server.address() as AddressInfo).port;
});
beforeEach(() => {
  reached.length = 0;
  answer = (_req, res) => res.end('{}');
});
afterAll(() => new Promise((closed) => server.close(closed)));

const get = (url: string, options: PublicFetchOptions = {}) => createPublicFetch(options)(url, 100);

test.each([
  '1.1.1.1',
  '8.8.8.8',
  '100.63.255.255',
  '172.32.0.1',
  '2606:4700::1111',
  '2a00:1450:4001:82a::200e',
])('%s is public', (address) => {
  expect(isPublicAddress(address)).toBe(true);
});

test.each([
  ['this host', '0.0.0.0'],
  ['this host', '0.1.2.3'],
  ['private', '10.0.0.1'],
  ['private', '172.16.0.1'],
  ['private', '172.31.255.255'],
  ['private', '192.168.1.1'],
  ['shared by a carrier', '100.64.0.1'],
  ["Alibaba's metadata", '100.100.100.200'],
  ['loopback', '127.0.0.1'],
  ['loopback', '127.255.255.254'],
  ['metadata', '169.254.169.254'],
  ["Azure's metadata", '168.63.129.16'],
  ["Oracle's metadata", '192.0.0.192'],
  ['documentation', '203.0.113.1'],
  ['benchmarks', '198.18.0.1'],
  ['multicast', '224.0.0.1'],
  ['reserved', '240.0.0.1'],
  ['broadcast', '255.255.255.255'],
  ['unspecified', '::'],
  ['loopback', '::1'],
  ['IPv4-mapped', '::ffff:127.0.0.1'],
  ['IPv4-mapped', '::ffff:7f00:1'],
  ['IPv4-mapped', '::ffff:8.8.8.8'],
  ['IPv4-compatible', '::7f00:1'],
  ['IPv4-translated', '::ffff:0:7f00:1'],
  ['NAT64', '64:ff9b::7f00:1'],
  ['NAT64', '64:ff9b:1::7f00:1'],
  ['6to4', '2002:7f00:1::'],
  ['Teredo', '2001:0:7f00:1::'],
  ['documentation', '2001:db8::1'],
  ['unique local', 'fd00:ec2::254'],
  ['unique local', 'fc00::1'],
  ['link-local', 'fe80::1'],
  ['link-local', 'fe80::1%lo'],
  ['site-local', 'fec0::1'],
  ['multicast', 'ff02::1'],
  ['a zone', '2606:4700::1111%eth0'],
  ['no address', 'localhost'],
  ['no address', ''],
])('not public: %s, %s', (_what, address) => {
  expect(isPublicAddress(address)).toBe(false);
});

describe('refused before anything is sent', () => {
  test.each([
    ['an address', 'https://127.0.0.1'],
    ['a decimal one', 'https://2130706433'],
    ['an octal one', 'https://0177.0.0.1'],
    ['a hexadecimal one', 'https://0x7f.0x0.0x0.0x1'],
    ['a hexadecimal number', 'https://0x7f000001'],
    ['a short one', 'https://127.1'],
    ['a full-width one', 'https://１２７.０.０.１'],
    ['this host', 'https://0.0.0.0'],
    ['this host, shortly', 'https://0'],
    ['a mapped one', 'https://[::ffff:127.0.0.1]'],
    ['NAT64', 'https://[64:ff9b::127.0.0.1]'],
    ['IPv6 loopback', 'https://[::1]'],
    ['metadata of a cloud', 'https://169.254.169.254'],
    ['a name of this machine', 'https://localhost'],
    ['http', 'http://1.1.1.1'],
    ['a password', 'https://user:password@client.example'],
    ['a name before an address', 'https://client.example@127.0.0.1'],
    ['a file', 'file:///etc/passwd'],
  ])('%s', async (_what, origin) => {
    const isFile = origin.startsWith('file:');
    await expect(get(isFile ? origin : `${origin}:${port}/x`)).rejects.toThrow(FetchRefusedError);
    expect(reached).toEqual([]);
  });

  test.each([
    ['private', [{ address: '127.0.0.1', family: 4 }]],
    [
      'public and private',
      [
        { address: '1.1.1.1', family: 4 },
        { address: '127.0.0.1', family: 4 },
      ],
    ],
    ['mapped', [{ address: '::ffff:127.0.0.1', family: 6 }]],
  ])('a name whose addresses are %s', async (_what, addresses) => {
    const asked = get(`https://client.example:${port}/x`, { resolve: async () => addresses });
    await expect(asked).rejects.toThrow(FetchRefusedError);
    expect(reached).toEqual([]);
  });

  test('a name that has no address', async () => {
    await expect(get('https://client.example/x', { resolve: async () => [] })).rejects.toThrow('no address');
  });
});

describe('with a server that is allowed', () => {
  const isAllowed = (address: string) => address === '127.0.0.2';
  const at = (path: string) => `http://client.example:${port}${path}`;

  test('a name is resolved once, and the connection goes to the address that was looked at', async () => {
    const answers = ['127.0.0.2', '127.0.0.1'];
    let asked = 0;
    const resolve = async () => {
      asked += 1;
      return [{ address: answers.shift() ?? '127.0.0.1', family: 4 }];
    };
    await expect(get(at('/x'), { allowLocal: true, isAllowed, resolve })).rejects.toThrow('ECONNREFUSED');
    expect([asked, reached]).toEqual([1, []]);
  });

  const local = {
    allowLocal: true,
    resolve: async () => [{ address: '127.0.0.1', family: 4 }],
  };

  test('its answer is given back', async () => {
    answer = (_req, res) => res.writeHead(200, { 'cache-control': 'max-age=60' }).end('{"a":1}');
    const { status, headers, body } = await get(at('/x'), local);
    expect([status, headers['cache-control'], String(body)]).toEqual([200, 'max-age=60', '{"a":1}']);
  });

  test('a redirect is its answer, and is not followed', async () => {
    answer = (_req, res) => res.writeHead(302, { location: '/internal' }).end();
    expect((await get(at('/x'), local)).status).toBe(302);
    expect(reached).toEqual(['/x']);
  });

  test('what is too large is not read to its end', async () => {
    answer = (_req, res) => res.end('x'.repeat(101));
    await expect(get(at('/x'), local)).rejects.toThrow(FetchRefusedError);
  });

  test.each([
    ['nothing comes', () => undefined],
    ['it does not end', (_req: IncomingMessage, res: ServerResponse) => void res.write('x')],
  ])('it is not waited for for ever where %s', async (_what, slow) => {
    answer = slow;
    await expect(get(at('/x'), { ...local, timeoutMs: 50 })).rejects.toThrow(/aborted/);
    server.closeAllConnections();
  });
});
