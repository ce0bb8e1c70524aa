import type { IncomingMessage, ServerResponse } from 'node:http';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { FetchRefusedError } from './fetch-refused-error.ts';
import { createPublicFetch, type PublicFetchOptions } from './public-fetch.ts';
import { aLocalServer, type LocalServer } from './testing/local-server.ts';

/** Must not be reached unless a test says so. */
let local: LocalServer;
beforeAll(async () => {
  local = await aLocalServer();
});
beforeEach(() => local.reset());
afterAll(() => local[Symbol.asyncDispose]());

const get = (url: string, options: PublicFetchOptions = {}) => createPublicFetch(options)(url, 100);

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
    await expect(get(isFile ? origin : `${origin}:${local.port}/x`)).rejects.toThrow(FetchRefusedError);
    expect(local.reached).toEqual([]);
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
    const asked = get(`https://client.example:${local.port}/x`, { resolve: async () => addresses });
    await expect(asked).rejects.toThrow(FetchRefusedError);
    expect(local.reached).toEqual([]);
  });

  test('a name that has no address', async () => {
    await expect(get('https://client.example/x', { resolve: async () => [] })).rejects.toThrow('no address');
  });
});

describe('with a server that is allowed', () => {
  const isAllowed = (address: string) => address === '127.0.0.2';
  const at = (path: string) => `http://client.example:${local.port}${path}`;

  test('a name is resolved once, and the connection goes to the address that was looked at', async () => {
    const answers = ['127.0.0.2', '127.0.0.1'];
    let asked = 0;
    const resolve = async () => {
      asked += 1;
      return [{ address: answers.shift() ?? '127.0.0.1', family: 4 }];
    };
    await expect(get(at('/x'), { allowLocal: true, isAllowed, resolve })).rejects.toThrow('ECONNREFUSED');
    expect([asked, local.reached]).toEqual([1, []]);
  });

  const allowed = {
    allowLocal: true,
    resolve: async () => [{ address: '127.0.0.1', family: 4 }],
  };

  test('its answer is given back', async () => {
    local.answer = (_req, res) => res.writeHead(200, { 'cache-control': 'max-age=60' }).end('{"a":1}');
    const { status, headers, body } = await get(at('/x'), allowed);
    expect([status, headers['cache-control'], String(body)]).toEqual([200, 'max-age=60', '{"a":1}']);
  });

  test('a redirect is its answer, and is not followed', async () => {
    local.answer = (_req, res) => res.writeHead(302, { location: '/internal' }).end();
    expect((await get(at('/x'), allowed)).status).toBe(302);
    expect(local.reached).toEqual(['/x']);
  });

  test('what is too large is not read to its end', async () => {
    local.answer = (_req, res) => res.end('x'.repeat(101));
    await expect(get(at('/x'), allowed)).rejects.toThrow(FetchRefusedError);
  });

  test.each([
    ['nothing comes', () => undefined],
    ['it does not end', (_req: IncomingMessage, res: ServerResponse) => void res.write('x')],
  ])('it is not waited for for ever where %s', async (_what, slow) => {
    local.answer = slow;
    await expect(get(at('/x'), { ...allowed, timeoutMs: 50 })).rejects.toThrow(/aborted/);
    local.drop();
  });
});
