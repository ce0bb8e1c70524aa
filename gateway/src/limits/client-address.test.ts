import type { IncomingMessage } from 'node:http';
import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { clientAddress, countedAddress } from './client-address.ts';

const aRequest = (forwarded: readonly string[], remoteAddress: string | undefined = '10.0.0.1') =>
  ({
    rawHeaders: forwarded.flatMap((value) => ['X-Forwarded-For', value]),
    socket: { remoteAddress },
  }) as unknown as IncomingMessage;

describe('the address of a client', () => {
  test.each([
    ['the connection’s without proxies, whatever the client says', 0, ['203.0.113.7'], '10.0.0.1'],
    ['what the one proxy saw', 1, ['6.6.6.6, 203.0.113.7'], '203.0.113.7'],
    ['what the outer of two proxies saw', 2, ['6.6.6.6, 203.0.113.7, 10.0.0.2'], '203.0.113.7'],
    ['read across repeated headers', 2, ['6.6.6.6', '203.0.113.7', '10.0.0.2'], '203.0.113.7'],
    ['the furthest known when there are fewer hops than proxies', 3, ['203.0.113.7'], '203.0.113.7'],
    ['the connection’s when nothing was forwarded', 1, [], '10.0.0.1'],
    ['without the port that some proxies add', 1, ['203.0.113.7:50123'], '203.0.113.7'],
    ['without brackets and port', 1, ['[2001:db8::1]:443'], '2001:db8::1'],
    ['without brackets', 1, ['[2001:db8::1]'], '2001:db8::1'],
    ['as it is', 1, ['2001:db8::1'], '2001:db8::1'],
    ['IPv4, also where it is written as IPv6', 1, ['::ffff:203.0.113.7'], '203.0.113.7'],
    ['IPv4, also in groups', 1, ['::FFFF:cb00:7107'], '203.0.113.7'],
    ['the next nearer hop when one cannot be read', 2, ['unknown, 203.0.113.7'], '203.0.113.7'],
    ['the connection’s when no hop can be read', 2, ['_hidden, '], '10.0.0.1'],
  ] as const)('is %s', (_what, proxies, forwarded, address) => {
    expect(clientAddress(aRequest(forwarded), proxies)).toBe(address);
  });

  test('is "unknown" when the connection is gone already', () => {
    const gone = { rawHeaders: [], socket: {} } as unknown as IncomingMessage;
    expect(clientAddress(gone, 0)).toBe('unknown');
  });

  test('is never what stands before our proxies, and is found in whatever is sent', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), fc.ipV4(), (sent, seen) => {
        expect(clientAddress(aRequest([`${sent},${seen}`]), 1)).toBe(seen);
      }),
    );
  });

  test('is looked for in time that grows with the header, not with its square', () => {
    for (const filler of [' ', ',', '1.', '[', ':'])
      expect(clientAddress(aRequest([`a${filler.repeat(300_000)}b`]), 10)).toBe('10.0.0.1');
  });
});

describe('the address by which requests are counted', () => {
  test.each([
    ['203.0.113.7', '203.0.113.7'],
    ['2001:db8:1:2:3:4:5:6', '2001:db8:1:2::/64'],
    ['2001:DB8:1:2::', '2001:db8:1:2::/64'],
    ['2001:0db8:0001:0002::9', '2001:db8:1:2::/64'],
    ['2001:db8::1', '2001:db8:0:0::/64'],
    ['::1', '0:0:0:0::/64'],
    ['fe80::1%eth0', 'fe80:0:0:0::/64'],
    ['unknown', 'unknown'],
  ])('of %s is %s', (address, counted) => {
    expect(countedAddress(address)).toBe(counted);
  });

  test('is the same for all addresses of a /64, and is found for every address', () => {
    fc.assert(
      fc.property(fc.ipV6(), (address) => {
        const counted = countedAddress(address);
        expect(counted).toMatch(/^([0-9a-f]{1,4}:){4}:\/64$/);
        expect(countedAddress(counted.replace('::/64', ':1:2:3:4'))).toBe(counted);
      }),
    );
  });
});
