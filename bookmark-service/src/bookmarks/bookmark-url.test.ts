import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { canonicalUrl, parseBookmarkUrl, siteFromHost } from './bookmark-url.ts';

describe('canonicalUrl', () => {
  test.each([
    ['the scheme', 'http://example.com/a', 'https://example.com/a'],
    ['the case of scheme and host', 'HTTPS://Example.COM/a', 'https://example.com/a'],
    ['www.', 'https://www.example.com/a', 'https://example.com/a'],
    ['a default port', 'https://example.com:443/a', 'http://example.com:80/a'],
    ['a trailing slash', 'https://example.com/a/', 'https://example.com/a'],
    ['the slash of the root', 'https://example.com/', 'https://example.com'],
    ['the order of the query', 'https://example.com/?b=2&a=1', 'https://example.com/?a=1&b=2'],
    [
      'tracking parameters',
      'https://example.com/?utm_source=x&id=1&fbclid=y&UTM_Medium=z',
      'https://example.com/?id=1',
    ],
    ['an empty query', 'https://example.com/a?', 'https://example.com/a'],
    ['a place within the page', 'https://example.com/a#section-2', 'https://example.com/a'],
    ['a text fragment', 'https://example.com/#/inbox:~:text=hello', 'https://example.com/#/inbox'],
    [
      'the spelling of an internationalised host',
      'https://bücher.example/',
      'https://xn--bcher-kva.example/',
    ],
  ])('does not count %s', (_what, one, other) => {
    expect(canonicalUrl(one)).toBe(canonicalUrl(other));
  });

  test.each([
    ['the path', 'https://example.com/a', 'https://example.com/b'],
    ['the case of the path', 'https://example.com/a', 'https://example.com/A'],
    ['another port', 'https://example.com:8443/', 'https://example.com/'],
    ['the query', 'https://example.com/?id=1', 'https://example.com/?id=2'],
    ['a host below', 'https://docs.example.com/', 'https://example.com/'],
    ['the route of an application', 'https://example.com/#/inbox', 'https://example.com/#/sent'],
    ['a name that only starts with www', 'https://www.com/', 'https://com/'],
    [
      'a parameter that only looks like tracking',
      'https://example.com/?pk_id=1',
      'https://example.com/?pk_id=2',
    ],
    ['who signs in', 'https://anna@example.com/', 'https://ben@example.com/'],
  ])('counts %s', (_what, one, other) => {
    expect(canonicalUrl(one)).not.toBe(canonicalUrl(other));
  });

  test('is idempotent', () => {
    fc.assert(
      fc.property(fc.webUrl({ withFragments: true, withQueryParameters: true }), (url) => {
        const canonical = canonicalUrl(url);
        expect(canonicalUrl(`https://${canonical}`)).toBe(canonical);
      }),
      { seed: 1, numRuns: 2000 },
    );
  });
});

describe('parseBookmarkUrl', () => {
  test('keeps the URL as it was given', () => {
    expect(parseBookmarkUrl(' https://www.Example.com/A?utm_source=x#y ').url).toBe(
      'https://www.Example.com/A?utm_source=x#y',
    );
  });

  test.each([
    ['javascript:', 'javascript:alert(1)'],
    ['data:', 'data:text/html,x'],
    ['file:', 'file:///etc/passwd'],
    ['no scheme', 'example.com'],
    ['no host', 'https://'],
    ['nothing', ''],
    ['a line break', 'https://exa\nmple.com'],
    ['a NUL byte', 'https://example.com/\0'],
    ['a space', 'https://example.com/a b'],
    ['2,049 characters', `https://example.com/${'a'.repeat(2029)}`],
  ])('refuses %s', (_what, url) => {
    expect(() => parseBookmarkUrl(url)).toThrow(expect.objectContaining({ code: 'invalid' }));
  });

  test('takes 2,048 characters', () => {
    expect(parseBookmarkUrl(`https://example.com/${'a'.repeat(2028)}`).url).toHaveLength(2048);
  });
});

test('siteFromHost turns the labels round, so that a prefix finds the hosts below', () => {
  expect(siteFromHost('www.docs.example.com')).toBe('com.example.docs');
  expect(siteFromHost('192.168.0.1')).toBe('192.168.0.1');
});
