import { describe, expect, test } from '@jest/globals';
import { readAll } from '../testing/read-all.ts';
import { readUrls } from './read-urls.ts';

test.each([
  ['a URL alone', 'https://example.com/a', '', 'https://example.com/a'],
  ['a URL in angle brackets', '<https://example.com/a>', '', 'https://example.com/a'],
  ["OneTab's line", 'https://example.com/a | One | two', 'One | two', 'https://example.com/a'],
  [
    'a title about an address',
    'https://example.com/a | What https://x.example/ is',
    'What https://x.example/ is',
    'https://example.com/a',
  ],
  ['a title behind a tab', 'https://example.com/a\tOne', 'One', 'https://example.com/a'],
  ['a title behind a dash', 'https://example.com/a - One', 'One', 'https://example.com/a'],
  ['a bar in a URL', 'https://example.com/a|b', '', 'https://example.com/a|b'],
  ['a link in Markdown', '[One](https://example.com/a)', 'One', 'https://example.com/a'],
  ['an item of a list', '- [One](https://example.com/a) and more', 'One', 'https://example.com/a'],
  ['a numbered item', '12. https://example.com/a', '', 'https://example.com/a'],
  ['a task', '* [x] [One](https://example.com/a)', 'One', 'https://example.com/a'],
  ['a link with a title of its own', '[One](https://example.com/a "hover")', 'One', 'https://example.com/a'],
  ['parentheses in a URL', '[One](https://example.com/a_(b))', 'One', 'https://example.com/a_(b)'],
  ['a destination in angle brackets', '[One](<https://example.com/a>)', 'One', 'https://example.com/a'],
  [
    'escapes',
    '[\\[a\\] &lt;b&gt; &amp;amp;](<https://example.com/?a&amp;b>)',
    '[a] <b> &amp;',
    'https://example.com/?a&b',
  ],
])('reads %s', async (_what, line, title, url) => {
  const { bookmarks, problems } = await readAll(readUrls, line);
  expect(problems).toEqual([]);
  expect(bookmarks).toMatchObject([{ place: 1, url, title }]);
});

test('passes over empty lines, headings, rules, quotes and fences, with any line ends', async () => {
  const text = '# Links\r\n\r\nhttps://example.com/1\r\n  > quoted\r\n```\n---\n   \nhttps://example.com/2';
  const { bookmarks, problems } = await readAll(readUrls, text);
  expect(bookmarks.map(({ place, url }) => [place, url])).toEqual([
    [3, 'https://example.com/1'],
    [8, 'https://example.com/2'],
  ]);
  expect(problems).toEqual([]);
});

describe('problems', () => {
  test.each([
    ['words', 'Buy milk', 'no URL at the beginning'],
    ['a URL in a quote', '> https://example.com/', 'no URL at the beginning'],
    ['a URL within words', 'see https://example.com/', 'no URL at the beginning'],
    ['two URLs', 'https://a.example/ https://b.example/', 'more than one URL'],
    ['two links', '- [a](https://a.example/) [b](https://b.example/)', 'more than one URL'],
    ['a bookmarklet', 'javascript:alert(1)', 'bookmarklet'],
    ['a page of a browser', 'chrome://extensions | Extensions', 'page of the browser'],
  ])('has %s with line, reason and text', async (_what, line, reason) => {
    const { problems } = await readAll(readUrls, `https://example.com/\n${line}\n`);
    expect(problems).toMatchObject([{ place: 2, reason: expect.stringContaining(reason), excerpt: line }]);
  });
});

test('makes an absurdly long line a problem', async () => {
  const { problems } = await readAll(readUrls, `https://example.com/\n[${'x'.repeat(20_000)}`);
  expect(problems).toMatchObject([{ place: 2, reason: 'The line is too long.' }]);
});

test('refuses a text without the URL of a page', async () => {
  await expect(readAll(readUrls, 'Dear Anna,\nhow are you?\n')).rejects.toMatchObject({
    name: 'ImportFileError',
  });
});
