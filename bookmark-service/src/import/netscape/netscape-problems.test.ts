import { describe, expect, test } from '@jest/globals';
import { readAll } from '../testing/read-all.ts';
import { readNetscape } from './read-netscape.ts';

const HEADER = `<!DOCTYPE NETSCAPE-Bookmark-file-1>
<META HTTP-EQUIV="Content-Type" CONTENT="text/html; charset=UTF-8">
<TITLE>Bookmarks</TITLE>
<H1>Bookmarks</H1>
`;

async function read(body: string) {
  return readAll(readNetscape, `${HEADER}<DL><p>\n${body}\n</DL><p>\n`);
}

test.each([
  ['javascript:alert(1)', 'bookmarklet'],
  ['place:type=6&sort=14', 'search of Firefox'],
  ['chrome://settings/', 'page of the browser'],
  ['about:config', 'page of the browser'],
  ['file:///home/anna/x.html', 'file on one computer'],
  ['feed:https://example.com/rss', 'feed'],
  ['ftp://ftp.example.com/', 'Only http and https'],
  ['https://example.com/my file.pdf', 'a space at position 23'],
  ['?lY47tw', 'not complete'],
  ['', 'no URL'],
])('makes %s a problem with its reason and line', async (url, reason) => {
  const { bookmarks, problems } = await read(`<DT><A HREF="${url.replaceAll('&', '&amp;')}">Name</A>`);
  expect(bookmarks).toEqual([]);
  expect(problems).toMatchObject([{ place: 6, reason: expect.stringContaining(reason) }]);
  expect(problems[0]?.excerpt).toContain('Name');
});

test('makes a missing HREF and a live feed problems', async () => {
  const { problems } = await read('<DT><A>lost</A>\n<DT><A FEEDURL="https://example.com/rss">news</A>');
  expect(problems).toMatchObject([
    { place: 6, reason: 'It has no URL.', excerpt: 'lost' },
    { place: 7, reason: expect.stringContaining('live feed'), excerpt: 'https://example.com/rss news' },
  ]);
});

test('makes an absurdly long title a problem', async () => {
  const { problems } = await read(`<DT><A HREF="https://example.com/">${'x'.repeat(150_000)}</A>`);
  expect(problems).toMatchObject([{ reason: expect.stringContaining('longer than 100,000') }]);
});

describe('a broken file', () => {
  test.each([
    [
      'the links of a web page alone',
      '<html><ul><li><a href="https://example.com/">x</a></ul>',
      'no bookmark in it',
    ],
    ['no bookmark in it', '<html><body><p>Hello</p></body></html>', 'no bookmark in it'],
    [
      'its end missing',
      `${HEADER}<DL><p>\n<DT><A HREF="https://example.com/">x</A>\n`,
      'ends in line 7, before the list that starts in line 5',
    ],
    [
      'its end in a tag',
      '<DT><A HREF="https://example.com/">x</A>\n<DT><A HREF="https://exa',
      'ends in line 2, in the middle of a tag',
    ],
    ['folders without end', '<DL>'.repeat(300), 'nested deeper'],
    ['headings without end', '<H3>Folder<A>link'.repeat(1500), 'have no end'],
  ])('is refused when it has %s', async (_what, text, message) => {
    await expect(readAll(readNetscape, text)).rejects.toMatchObject({
      name: 'ImportFileError',
      message: expect.stringContaining(message),
    });
  });

  test.each([
    ['an attribute', '<DT><A HREF="'],
    ['a comment', '<!-- '],
    ['many attributes', '<DT><A '],
  ])('is refused before %s without end fills the memory', async (_what, start) => {
    async function* endless() {
      yield start;
      for (;;) yield 'a b '.repeat(16_384);
    }
    await expect(Array.fromAsync(readNetscape(endless()))).rejects.toMatchObject({ name: 'ImportFileError' });
  });
});
