import { expect, test } from '@jest/globals';
import { OUR_CSV_COLUMNS } from '../../export/csv-columns.ts';
import { readAll } from '../testing/read-all.ts';
import { readCsv } from './read-csv.ts';

const ADDED_AT = new Date(1466009029_000);

test("reads Pocket's", async () => {
  const { bookmarks, problems } = await readAll(
    readCsv,
    'title,url,time_added,tags,status\nOne,https://example.com/1,1466009029,a|two words,unread\n"Two, ""2""",https://example.com/2,1466009029,,archive\n',
  );
  expect(problems).toEqual([]);
  expect(bookmarks).toMatchObject([
    { place: 2, title: 'One', tags: ['a', 'two words'], status: 'unread', addedAt: ADDED_AT },
    { place: 3, title: 'Two, "2"', tags: [], status: 'archived' },
  ]);
});

test('reads ours of before there were highlights and reminders', async () => {
  const { bookmarks, problems } = await readAll(
    readCsv,
    `${OUR_CSV_COLUMNS.join(',')}
https://example.com/1,One,About,'=1,"a, b",Work/Projects,archived,true,2016-06-15T16:43:49.000Z,2016-06-15T16:43:49.000Z
`,
  );
  expect(problems).toEqual([]);
  expect(bookmarks).toMatchObject([
    { note: '=1', folders: ['Work', 'Projects'], favorite: true, highlights: [], remindAt: undefined },
  ]);
});

test("reads Raindrop's", async () => {
  const { bookmarks } = await readAll(
    readCsv,
    'id,title,note,excerpt,url,folder,tags,created,cover,highlights,favorite\n1,One,Mine,About,https://example.com/1,Work / Projects,"a, b c",2016-06-15T16:43:49.000Z,,Highlight:x,true\n2,Two,,,https://example.com/2,Unsorted,,,,,false\n',
  );
  expect(bookmarks).toMatchObject([
    {
      title: 'One',
      description: 'About',
      note: 'Mine\n\nHighlight:x',
      folders: ['Work', 'Projects'],
      tags: ['a', 'b c'],
      favorite: true,
      addedAt: ADDED_AT,
    },
    { note: '', folders: [], favorite: false, addedAt: undefined },
  ]);
});

test("reads Readwise Reader's", async () => {
  const { bookmarks, problems } = await readAll(
    readCsv,
    `Title,URL,ID,Document tags,Saved date,Reading progress,Location,Seen
One,https://example.com/1,01a,"['a', ""it's""]",2016-06-15 16:43:49.000000+00:00,0.5,later,True
Two,https://example.com/2,01b,[],2016-06-15 16:43:49+00:00,1,new,True
Three,https://example.com/3,01c,,,0,archive,True
Mail,mailto:reader-forwarded-email/1,01d,,,0,feed,False
`,
  );
  expect(bookmarks).toMatchObject([
    { tags: ['a', "it's"], status: 'unread', addedAt: ADDED_AT },
    { tags: [], status: 'read', addedAt: ADDED_AT },
    { status: 'archived' },
  ]);
  expect(problems).toMatchObject([{ place: 5, reason: expect.stringContaining('e-mail') }]);
});

test("reads Instapaper's, whose own folders are states", async () => {
  const { bookmarks } = await readAll(
    readCsv,
    `URL,Title,Selection,Folder,Timestamp,Tags
https://example.com/1,One,Quote,Unread,1466009029,"[""a"",""b c""]"
https://example.com/2,Two,,Archive,1466009029,[]
https://example.com/3,Three,,Starred,1466009029,[]
https://example.com/4,Four,,Recipes,1466009029,[]
`,
  );
  expect(bookmarks).toMatchObject([
    { description: 'Quote', folders: [], status: 'unread', tags: ['a', 'b c'], addedAt: ADDED_AT },
    { folders: [], status: 'archived' },
    { folders: [], favorite: true },
    { folders: ['Recipes'], status: undefined },
  ]);
});

test.each([
  ['semicolons', 'name;link;tags\nOne;https://example.com/1;a,b\n'],
  ['tabs', 'Link\tName\tLabels\nhttps://example.com/1\tOne\ta|b\n'],
  ['CRLF and quotation marks', '"URL","Title","Tags"\r\n"https://example.com/1","One","a, b"\r\n'],
  ['old line ends', 'url,title,tags\rhttps://example.com/1,One,a;b\r'],
  ['empty lines before and between', '\n\nurl,title,tags\n\nhttps://example.com/1,One,a;b\n\n'],
  ['no line end', 'url,title,tags\nhttps://example.com/1,One,a;b'],
])('reads any table with a column for URLs, with %s', async (_what, text) => {
  const { bookmarks, problems } = await readAll(readCsv, text);
  expect(problems).toEqual([]);
  expect(bookmarks).toMatchObject([{ url: 'https://example.com/1', title: 'One', tags: ['a', 'b'] }]);
});

test('counts lines where values hold line breaks, and says what is wrong with a row', async () => {
  const { bookmarks, problems } = await readAll(
    readCsv,
    'url,title\nhttps://example.com/1,"One\n\nand more"\n\nhttps://example.com/2,Two, and more\n,No URL\nhttps://example.com/3\nfile:///x,"Three\nlines"\n',
  );
  expect(bookmarks).toMatchObject([
    { place: 2, title: 'One\n\nand more' },
    { place: 8, url: 'https://example.com/3', title: '' },
  ]);
  expect(problems).toMatchObject([
    {
      place: 6,
      reason: 'It has 3 values, but the file has 2 columns.',
      excerpt: 'https://example.com/2 | Two | and more',
    },
    { place: 7, reason: 'It has no URL.', excerpt: 'No URL' },
    { place: 9, reason: expect.stringContaining('file on one computer') },
  ]);
});

test('makes a row with an absurdly long value a problem', async () => {
  const { problems } = await readAll(readCsv, `url,tags\nhttps://example.com/,${'x'.repeat(150_000)}\n`);
  expect(problems).toMatchObject([{ place: 2, reason: expect.stringContaining('longer than 100,000') }]);
});

test('leaves apostrophes alone in the files of others', async () => {
  const { bookmarks } = await readAll(readCsv, "url,title\nhttps://example.com/,'=x\n");
  expect(bookmarks).toMatchObject([{ title: "'=x" }]);
});

test.each([
  ['has no header', 'https://example.com/,One\n', 'names of its columns'],
  ['has a header without URLs', 'title,tags\nOne,a\n', 'names of its columns'],
  [
    'is cut in quotation marks',
    'url,title\nhttps://example.com/1,One\nhttps://example.com/,"On',
    'Line 3: the CSV file ends inside',
  ],
  [
    'has a stray quotation mark',
    'url,title\nhttps://example.com/,"One" two\n',
    'Line 2: the quotation marks',
  ],
])('refuses a file that %s', async (_what, text, message) => {
  await expect(readAll(readCsv, text)).rejects.toMatchObject({
    name: 'ImportFileError',
    message: expect.stringContaining(message),
  });
});

test('refuses a row without end before it fills the memory', async () => {
  async function* endless() {
    yield 'url,title\nhttps://example.com/,"';
    for (;;) yield 'x'.repeat(65_536);
  }
  await expect(Array.fromAsync(readCsv(endless()))).rejects.toMatchObject({ name: 'ImportFileError' });
});
