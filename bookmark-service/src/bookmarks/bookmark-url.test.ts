import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { canonicalUrl, parseBookmarkUrl } from './bookmark-url.ts';

/** With what the canonical form takes away, and more than once. */
const A_URL = fc
  .record({
    host: fc.domain(),
    www: fc.constantFrom('', 'www.', 'www.www.', 'WWW.'),
    dot: fc.constantFrom('', '.'),
    port: fc.constantFrom('', ':443', ':80', ':8080'),
    path: fc.stringMatching(/^(?:\/[a-zA-Z0-9._~%-]{0,3}){0,4}$/),
    query: fc.array(fc.constantFrom('a=1', 'a=2', 'A', 'utm_source=x', '', 'b=%20', '=', 'fbclid='), {
      maxLength: 6,
    }),
    hash: fc.constantFrom('', '#', '#x', '#/x', '#!x', '#/x:~:text=y', '#:~:text=y', '#/'),
  })
  .map(({ host, www, dot, port, path, query, hash }) => {
    const search = query.length === 0 ? '' : `?${query.join('&')}`;
    return `https://${www}${host}${dot}${port}${path}${search}${hash}`;
  })
  .filter(URL.canParse);

describe('canonicalUrl', () => {
  test.each([
    ['the scheme', 'http://example.com/a', 'https://example.com/a'],
    ['the case of scheme and host', 'HTTPS://Example.COM/a', 'https://example.com/a'],
    ['www.', 'https://www.example.com/a', 'https://example.com/a'],
    ['a default port', 'https://example.com:443/a', 'http://example.com:80/a'],
    ['a trailing slash', 'https://example.com/a/', 'https://example.com/a'],
    ['the slash of the root', 'https://example.com/', 'https://example.com'],
    ['the order of the query', 'https://example.com/?b=2&a=1', 'https://example.com/?a=1&b=2'],
    ['the dot that ends a host', 'https://www.example.com./a', 'https://example.com/a'],
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
    ["the other scheme's port", 'http://example.com:443/', 'https://example.com/'],
    ['two slashes', 'https://example.com/a//', 'https://example.com/a/'],
    ['the order of repeated parameters', 'https://example.com/?a=2&a=1', 'https://example.com/?a=1&a=2'],
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
      fc.property(A_URL, (url) => {
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
    ['no slashes', 'https:example.com'],
    ['three slashes', 'https:///example.com'],
    ['backslashes', 'https:\\\\example.com'],
    ['a change of direction', 'https://example.com/\u202egpj.exe'],
    ['a zero-width space', 'https://exam\u200bple.com/'],
    ['a C1 control', 'https://example.com/\u0085x'],
    ['2,049 characters', `https://example.com/${'a'.repeat(2029)}`],
  ])('refuses %s', (_what, url) => {
    expect(() => parseBookmarkUrl(url)).toThrow(expect.objectContaining({ code: 'invalid' }));
  });

  test.each([
    ['https://example.com/my file.pdf', 'The URL has a space at position 23. Write it as %20, or remove it.'],
    [
      'https://example.com/\u0646\u200c\u0647',
      'The URL has the invisible character U+200C at position 22. Write it as %E2%80%8C, or remove it.',
    ],
    [
      'http://example.com?a\nb',
      'The URL has the invisible character U+000A at position 21. Write it as %0A,',
    ],
    ['https://example.com/\u{e0041}', 'U+E0041 at position 21. Write it as %F3%A0%81%81, or remove it.'],
    [
      'https://exam\u200bple.com/a b',
      'The URL has the invisible character U+200B at position 13. Remove it.',
    ],
    ['https:// example.com', 'The URL has a space at position 9. Remove it.'],
    ['see https://example.com/', 'That is not a URL.'],
  ])('says what is wrong with %j', (url, message) => {
    expect(() => parseBookmarkUrl(url)).toThrow(message);
  });

  test.each(['https://example.com/my%20file.pdf', 'https://example.com/%E2%80%8C'])('takes %s', (url) => {
    expect(parseBookmarkUrl(url).url).toBe(url);
  });

  test('takes 2,048 characters', () => {
    expect(parseBookmarkUrl(`https://example.com/${'a'.repeat(2028)}`).url).toHaveLength(2048);
  });
});
