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

async function readOne(body: string) {
  const { bookmarks, problems } = await read(body);
  expect(problems).toEqual([]);
  expect(bookmarks).toHaveLength(1);
  return bookmarks[0];
}

describe('folders', () => {
  test('gives the path from the root, and none for items of the root', async () => {
    const { bookmarks } = await read(`
      <DT><A HREF="https://example.com/1">1</A>
      <DT><H3 ADD_DATE="1466011598">Dev</H3>
      <DL><p>
        <DT><H3>PHP</H3>
        <DL><p>
          <DT><A HREF="https://example.com/2">2</A>
        </DL><p>
        <DT><A HREF="https://example.com/3">3</A>
      </DL><p>
      <DT><A HREF="https://example.com/4">4</A>`);
    expect(bookmarks.map(({ title, folders, place }) => [title, folders, place])).toEqual([
      ['1', [], 7],
      ['2', ['Dev', 'PHP'], 12],
      ['3', ['Dev'], 14],
      ['4', [], 16],
    ]);
  });

  test.each([
    ['the toolbar of Chrome and Edge', '<H3 PERSONAL_TOOLBAR_FOLDER="true">Bookmarks bar</H3>', []],
    ['the other bookmarks of Firefox', '<H3 UNFILED_BOOKMARKS_FOLDER="true">Weitere Lesezeichen</H3>', []],
    ['a folder that somebody named like one', '<H3>Bookmarks bar</H3>', ['Bookmarks bar']],
    ['a folder without a name', '<H3></H3>', ['Unnamed folder']],
    ['a name of white space', '<H3> \n </H3>', ['Unnamed folder']],
    ['entities in a name', '<H3>R&amp;D &lt;old&gt;</H3>', ['R&D <old>']],
    ['a folder with a description', '<H3>Described</H3>\n<DD>All about it', ['Described']],
    ['a folded folder', '<H3 FOLDED>Shut</H3>', ['Shut']],
  ])('takes %s for what it is', async (_what, heading, folders) => {
    const bookmark = await readOne(`<DT>${heading}\n<DL><p><DT><A HREF="https://example.com/">x</A></DL><p>`);
    expect(bookmark).toMatchObject({ folders, description: '' });
  });

  test("reads Safari's file, which has no outer list, and its reading list as unread", async () => {
    const text = `<!DOCTYPE NETSCAPE-Bookmark-file-1>
	<HTML>
	<Title>Bookmarks</Title>
	<H1>Bookmarks</H1>
	<DT><H3 FOLDED>Favourites</H3>
	<DL><p>
		<DT><A HREF="https://example.com/1">1</A>
	</DL><p>
	<DT><H3 FOLDED id="com.apple.ReadingList">Reading List</H3>
	<DL><p>
		<DT><A HREF="https://example.com/2">2</A>
	</DL><p>
</HTML>`;
    const { bookmarks } = await readAll(readNetscape, text);
    expect(bookmarks).toMatchObject([
      { folders: ['Favourites'], status: undefined },
      { folders: [], status: 'unread' },
    ]);
  });

  test('gives the same URL once for each folder that it is in', async () => {
    const item = '<DT><A HREF="https://example.com/">x</A>';
    const { bookmarks } = await read(
      `<DT><H3>A</H3><DL><p>${item}</DL><p><DT><H3>B</H3><DL><p>${item}</DL><p>`,
    );
    expect(bookmarks.map(({ folders }) => folders)).toEqual([['A'], ['B']]);
  });

  test('passes over separators', async () => {
    const { bookmarks, problems } = await read(
      '<DT><A HREF="https://a.example/">a</A>\n<DD>one\n<HR>\n<DT><A HREF="https://b.example/">b</A><HR>',
    );
    expect(bookmarks).toMatchObject([{ description: 'one' }, { description: '' }]);
    expect(problems).toEqual([]);
  });
});

describe('attributes', () => {
  test('knows tags, both dates and what is to be read, and ignores what only a browser needs', async () => {
    const bookmark = await readOne(
      '<DT><A HREF="https://example.com/?a=1&amp;b=2&copy=3" ADD_DATE="1466009029" LAST_MODIFIED="1466011730" PRIVATE="1" TOREAD="1" TAGS="two words, b,,b" SHORTCUTURL="key" ICON_URI="https://example.com/i.ico" ICON="data:image/png;base64,AAAA">A &quot;title&quot; &#8211; &eacute;</A>',
    );
    expect(bookmark).toEqual({
      kind: 'bookmark',
      place: 6,
      highlights: [],
      url: 'https://example.com/?a=1&b=2&copy=3',
      title: 'A "title" – é',
      description: '',
      note: '',
      tags: ['two words', 'b'],
      folders: [],
      status: 'unread',
      favorite: undefined,
      addedAt: new Date(1466009029_000),
      updatedAt: new Date(1466011730_000),
    });
  });

  test.each([
    ['seconds', '1466009029', '2016-06-15T16:43:49.000Z'],
    ['milliseconds', '1466009029123', '2016-06-15T16:43:49.123Z'],
    ['microseconds', '1466009029123456', '2016-06-15T16:43:49.123Z'],
    ["Chrome's microseconds since 1601", '13110482629123456', '2016-06-15T16:43:49.123Z'],
    ['a date in words of ISO 8601', '2016-06-15T16:43:49Z', '2016-06-15T16:43:49.000Z'],
    ['nothing', '', undefined],
    ['zero', '0', undefined],
    ['a negative number', '-5', null],
    ['an absurd number', '99999999999999999999', null],
    ['a date of a web server', '10/Oct/2000:13:55:36 +0300', null],
  ])('reads ADD_DATE in %s', async (_what, value, expected) => {
    const bookmark = await readOne(`<DT><A HREF="https://example.com/" ADD_DATE="${value}">x</A>`);
    // JSON has no invalid date.
    expect(bookmark?.addedAt?.toJSON()).toBe(expected);
  });

  test("knows Raindrop's favourites", async () => {
    const bookmark = await readOne(
      '<DT><A HREF="https://example.com/" DATA-COVER="x" DATA-IMPORTANT="true">x</A>',
    );
    expect(bookmark).toMatchObject({ favorite: true, status: undefined });
  });

  test('takes attributes in any case, order and quotation', async () => {
    const bookmark = await readOne("<dt><a tags='a' add_date=1466009029 href='https://example.com/'>x</a>");
    expect(bookmark).toMatchObject({
      url: 'https://example.com/',
      tags: ['a'],
      addedAt: new Date(1466009029_000),
    });
  });
});

describe('descriptions', () => {
  test('keeps lines, and links and other tags as text', async () => {
    const { bookmarks } = await read(`<DT><A HREF="https://a.example/">a</A>
<DD>List:
- one
- two<br>three <a href="https://inside.example/">a link</a> &lt;b&gt;
<li>item</li>
<DT><A HREF="https://b.example/">b</A>`);
    expect(bookmarks.map(({ description }) => description)).toEqual([
      'List:\n- one\n- two\nthree a link <b>\nitem',
      '',
    ]);
  });

  test("finds linkding's notes, and its archive", async () => {
    const bookmark = await readOne(
      '<DT><A HREF="https://example.com/" TOREAD="0" TAGS="a,linkding:archived">x</A>\n\r<DD>About it[linkding-notes]My &lt;own&gt;\nwords[/linkding-notes]',
    );
    expect(bookmark).toMatchObject({
      description: 'About it',
      note: 'My <own>\nwords',
      tags: ['a'],
      status: 'archived',
    });
  });
});

test("reads Pocket's HTML, which has lists of another kind and the archive under a heading", async () => {
  const text = `<!DOCTYPE html><html><head><title>Pocket Export</title></head><body>
<h1>Unread</h1><ul>
<li><a href="https://a.example/" time_added="1466009029" tags="x,y">a</a></li></ul>
<h1>Read Archive</h1><ul>
<li><a href="https://b.example/" time_added="1466009030" tags="">b</a></li></ul></body></html>`;
  const { bookmarks } = await readAll(readNetscape, text);
  expect(bookmarks).toMatchObject([
    { title: 'a', tags: ['x', 'y'], status: 'unread', addedAt: new Date(1466009029_000) },
    { title: 'b', tags: [], status: 'archived' },
  ]);
});

test.each([
  ['no doctype, no header', '<DL><p><DT><A HREF="https://example.com/">x</A></DL>'],
  ['CRLF', `${HEADER}<DL><p>\n<DT><A HREF="https://example.com/">x</A>\n</DL><p>`.replaceAll('\n', '\r\n')],
  ['no list at all', `${HEADER}<DT><A HREF="https://example.com/">x</A>\n`],
  ['no ends of links', '<DL><p>\n<DT><A HREF="https://example.com/">x\n</DL><p>'],
])('reads a file with %s', async (_what, text) => {
  expect((await readAll(readNetscape, text)).bookmarks).toMatchObject([
    { url: 'https://example.com/', title: 'x' },
  ]);
});
