import { describe, expect, test } from '@jest/globals';
import { parseHost, siteFromHost } from './host.ts';

describe('parseHost', () => {
  test.each([
    ['Example.COM', 'example.com'],
    ['*.example.com', 'example.com'],
    ['.example.com', 'example.com'],
    ['example.com.', 'example.com'],
    [' example.com/ ', 'example.com'],
    ['b\u00fccher.example', 'xn--bcher-kva.example'],
    ['[::1]', '[::1]'],
  ])('reads %j', (text, host) => {
    expect(parseHost(text)).toBe(host);
  });

  test.each([
    '',
    '*',
    'example.com:8080',
    'https://example.com',
    'a b',
    'a/b',
    'me@example.com',
    'a'.repeat(254),
  ])('refuses %j', (text) => {
    expect(parseHost(text)).toBeUndefined();
  });
});

describe('siteFromHost', () => {
  test.each([
    ['www.docs.example.com', 'com.example.docs'],
    ['docs.example.com.', 'com.example.docs'],
    ['192.168.0.1', '192.168.0.1'],
    ['www.com', 'com.www'],
  ])('turns the labels of %j round, so that a prefix finds the hosts below', (host, site) => {
    expect(siteFromHost(host)).toBe(site);
  });
});
