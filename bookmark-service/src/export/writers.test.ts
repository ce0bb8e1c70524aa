import { expect, test } from '@jest/globals';
import { guardFormula, unguardFormula } from './csv-formula.ts';
import type { ExportedBookmark } from './exported-bookmark.ts';
import type { Writer } from './testing/round-trip.ts';
import { writeCsv } from './write-csv.ts';
import { writeJson } from './write-json.ts';
import { writeMarkdown } from './write-markdown.ts';
import { writeNetscape } from './write-netscape.ts';

const BOOKMARK: ExportedBookmark = {
  url: 'https://example.com/?a=1&b=2',
  title: 'One',
  description: '',
  note: '',
  tags: [],
  folders: [],
  status: 'read',
  favorite: false,
  createdAt: new Date('2024-02-29T12:00:00.123Z'),
  updatedAt: new Date('2024-03-01T12:00:00.456Z'),
  highlights: [],
  remindAt: undefined,
};

async function written(writer: Writer, ...bookmarks: Partial<ExportedBookmark>[]): Promise<string> {
  async function* all() {
    for (const bookmark of bookmarks) yield { ...BOOKMARK, ...bookmark };
  }
  return (await Array.fromAsync(writer(all()))).join('');
}

test('writeNetscape writes what other programs know, and exactly what only we know', async () => {
  const text = await written(writeNetscape, {
    title: '<b>"One" & two</b>',
    description: 'About',
    note: 'Mine',
    tags: ['a', 'b c'],
    status: 'unread',
    favorite: true,
  });
  expect(text).toMatch(/^<!DOCTYPE NETSCAPE-Bookmark-file-1>\n/);
  expect(
    text,
  ).toContain(`    <DT><A HREF="https://example.com/?a=1&amp;b=2" ADD_DATE="1709208000" LAST_MODIFIED="1709294400" PRIVATE="1" TOREAD="1" TAGS="a,b c" DATA-STATUS="unread" DATA-FAVORITE="1" DATA-CREATED="2024-02-29T12:00:00.123Z" DATA-UPDATED="2024-03-01T12:00:00.456Z" DATA-DESCRIPTION="About" DATA-NOTE="Mine">&lt;b&gt;&quot;One&quot; &amp; two&lt;/b&gt;</A>
    <DD>About

Mine
`);
});

test('writeNetscape keeps carriage returns from programs that turn them into line feeds', async () => {
  expect(await written(writeNetscape, { title: 'One\r\ntwo' })).toContain('>One&#13;\ntwo</A>');
});

test('writeNetscape opens and closes folders as the path changes', async () => {
  const text = await written(
    writeNetscape,
    { title: '0' },
    { title: '1', folders: ['A'] },
    { title: '2', folders: ['A', 'B', 'C'] },
    { title: '3', folders: ['A', 'D'] },
    { title: '4', folders: ['E'] },
  );
  const outline = text.slice(text.indexOf('<DL>')).replace(/<A [^>]*>(.*)<\/A>/g, '$1');
  expect(outline).toBe(`<DL><p>
    <DT>0
    <DT><H3>A</H3>
    <DL><p>
        <DT>1
        <DT><H3>B</H3>
        <DL><p>
            <DT><H3>C</H3>
            <DL><p>
                <DT>2
            </DL><p>
        </DL><p>
        <DT><H3>D</H3>
        <DL><p>
            <DT>3
        </DL><p>
    </DL><p>
    <DT><H3>E</H3>
    <DL><p>
        <DT>4
    </DL><p>
</DL><p>
`);
});

test('writeJson writes one document, also without bookmarks', async () => {
  expect(JSON.parse(await written(writeJson))).toEqual({
    format: 'bookmarks-export',
    version: 1,
    bookmarks: [],
  });
  expect(JSON.parse(await written(writeJson, {}, { folders: ['A', 'B'] }))).toMatchObject({
    bookmarks: [{ collection: [] }, { collection: ['A', 'B'], created_at: '2024-02-29T12:00:00.123Z' }],
  });
});

test('writeCsv guards what a spreadsheet would run, and quotes all', async () => {
  expect(
    await written(writeCsv, { title: '=HYPERLINK("https://evil.example/")', note: '+1', tags: ['-a', 'b'] }),
  ).toBe(
    `"url","title","description","note","tags","collection","status","favorite","created_at","updated_at","highlights","remind_at"\r
"https://example.com/?a=1&b=2","'=HYPERLINK(""https://evil.example/"")","","'+1","'-a,b","","read","false","2024-02-29T12:00:00.123Z","2024-03-01T12:00:00.456Z","",""\r
`,
  );
});

test.each(['=1', '+1', '-1', '@x', '\t=1', '\r=1', '\n=1', '＝1', "'=1", "''=1"])(
  'guardFormula makes text of %j, and can be undone',
  (value) => {
    expect(guardFormula(value)).toBe(`'${value}`);
    expect(unguardFormula(guardFormula(value))).toBe(value);
  },
);

test.each(['', 'text', "'quoted'", "it's", '1-1'])('guardFormula leaves %j alone', (value) => {
  expect(guardFormula(value)).toBe(value);
  expect(unguardFormula(value)).toBe(value);
});

test('writeMarkdown groups by folder, and lets no title out of its link', async () => {
  const text = await written(
    writeMarkdown,
    { title: '](javascript:alert(1)) ![x](https://evil.example/i.png)\n# <script>' },
    { title: '', folders: ['A', '*B*'], tags: ['two words'] },
    { url: 'https://example.com/<x>\\', title: '`code`', folders: ['A', '*B*'] },
  );
  expect(text).toBe(`# Bookmarks

- [\\]\\(javascript\\:alert\\(1\\)\\) \\!\\[x\\]\\(https\\://evil.example/i.png\\) \\# &lt;script&gt;](<https://example.com/?a=1&amp;b=2>)

## A / \\*B\\*

- [https\\://example.com/?a=1&amp;b=2](<https://example.com/?a=1&amp;b=2>) #two-words
- [\\\`code\\\`](<https://example.com/%3Cx%3E%5C>)
`);
});

test('writeMarkdown writes what was marked below its link, in which no character means anything', async () => {
  const createdAt = new Date('2024-02-29T12:00:00Z');
  const highlights = [
    { quote: 'First\n# line', note: '<b>mine</b>', color: 'yellow', createdAt },
    { quote: 'Second', note: '', color: 'green', createdAt },
  ] as const;
  expect(await written(writeMarkdown, { highlights })).toContain(
    ')\n  > First \\# line — &lt;b&gt;mine&lt;/b&gt;\n\n  > Second\n\n',
  );
});
