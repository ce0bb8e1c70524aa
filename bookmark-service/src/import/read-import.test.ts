import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { detectFormat } from './detect-format.ts';
import { type ImportFormat, readImport } from './read-import.ts';

async function* bytes(content: string | Buffer, size = 7) {
  const buffer = Buffer.from(content);
  for (let start = 0; start < buffer.length; start += size) yield buffer.subarray(start, start + size);
}

const read = (content: string | Buffer, format: ImportFormat = 'auto', fileName?: string) =>
  Array.fromAsync(readImport(bytes(content), format, fileName));

const URL_LINE = 'https://example.com/1';
const NETSCAPE = '<DL><p><DT><A HREF="https://example.com/1">Käse €</A></DL>';
const JSON_FILE = '[{"href":"https://example.com/1","description":"Käse €"}]';
const CSV = 'url,title\nhttps://example.com/1,Käse €';

test.each([
  ['netscape', NETSCAPE],
  ['netscape', `<!-- Made by hand -->\n${NETSCAPE}`],
  ['netscape', `My links\n${NETSCAPE}`],
  ['json', JSON_FILE],
  ['json', ' {\n"bookmarks": []}'],
  ['json', '['],
  ['csv', CSV],
  ['csv', '"Title";"URL"\n'],
  ['urls', `${URL_LINE} | One`],
  ['urls', `[One](${URL_LINE})`],
  ['urls', `<${URL_LINE}>`],
  ['urls', `# Links\n\n- [One](${URL_LINE})`],
  [undefined, 'Dear Anna'],
])('detectFormat finds %s in %j', (dialect, text) => {
  expect(detectFormat(text)).toBe(dialect);
});

test('detectFormat takes the name of a file for what its content leaves open', () => {
  expect(detectFormat('title,tags\n', 'export.CSV')).toBe('csv');
  expect(detectFormat(JSON_FILE, 'export.csv')).toBe('json');
});

describe('encodings', () => {
  test.each([
    ['UTF-8', Buffer.from(CSV)],
    ['UTF-8 with a mark', Buffer.from(`\ufeff${CSV}`)],
    ['UTF-16, little end first', Buffer.from(`\ufeff${CSV}`, 'utf16le')],
    ['UTF-16, big end first', Buffer.from(`\ufeff${CSV}`, 'utf16le').swap16()],
    ['Windows-1252', Buffer.from(CSV.replace('€', '\x80'), 'latin1')],
  ])('reads %s', async (_what, content) => {
    expect(await read(content)).toMatchObject([{ url: URL_LINE, title: 'Käse €' }]);
  });

  test('decides only when the first character beyond ASCII comes', async () => {
    const rows = 'https://example.com/1,x\n'.repeat(20_000);
    const content = Buffer.from(`url,title\n${rows}https://example.com/1,K\xe4se`, 'latin1');
    expect((await read(content)).at(-1)).toMatchObject({ place: 20_002, title: 'Käse' });
  });

  test.each([
    [
      'bytes of two encodings',
      Buffer.concat([Buffer.from('url\nä\n'), Buffer.from([0xe4, 0x20])]),
      'From line 1 on',
    ],
    ['bytes that no encoding in question has', Buffer.from([0x41, 0x81, 0x20]), 'From line 1 on'],
    [
      'UTF-8 that breaks later',
      Buffer.concat([
        Buffer.from(`url,title\nhttps://example.com/1,ä\n${'\n'.repeat(70_000)}`),
        Buffer.from([0xe4, 0x20]),
      ]),
      'Near line 70003',
    ],
    ['half a character at the end', Buffer.from(CSV).subarray(0, -1), 'is not UTF-8'],
  ])('refuses %s', async (_what, content, message) => {
    await expect(read(content)).rejects.toMatchObject({
      name: 'ImportFileError',
      message: expect.stringContaining(message),
    });
  });
});

test.each([
  ['an empty file', '', 'empty'],
  ['white space', ' \n\n', 'empty'],
  ['a ZIP archive', 'PK\x03\x04\x14\0\0\0', 'ZIP archive'],
  ['a database', 'SQLite format 3\0', 'database'],
  ['a binary', Buffer.from([1, 2, 0, 4]), 'not text'],
  ['a letter', 'Dear Anna, how are you?', 'none of HTML, JSON, CSV'],
  ['a web page', '<!doctype html><html><body><a name="x">Hello</a>', 'HTML'],
])('refuses %s', async (_what, content, message) => {
  await expect(read(content)).rejects.toMatchObject({
    name: 'ImportFileError',
    message: expect.stringContaining(message),
  });
});

describe('a format that the caller names', () => {
  test.each([
    ['netscape', NETSCAPE],
    ['json', JSON_FILE],
    ['csv', CSV],
    ['urls', URL_LINE],
    ['pocket', CSV],
    ['pocket', NETSCAPE],
    ['pinboard', JSON_FILE],
    ['pinboard', NETSCAPE],
    ['raindrop', CSV],
    ['linkding', NETSCAPE],
  ] as const)('%s takes %j', async (format, content) => {
    expect(await read(content, format)).toMatchObject([{ kind: 'bookmark', url: URL_LINE }]);
  });

  test.each([
    ['netscape', CSV, 'looks like CSV, but netscape files are HTML'],
    ['pocket', JSON_FILE, 'looks like JSON, but pocket files are CSV or HTML'],
    ['linkding', URL_LINE, 'looks like a list of URLs'],
    ['csv', 'Dear Anna', 'names of its columns'],
  ] as const)('%s does not take %j and says what it is', async (format, content, message) => {
    await expect(read(content, format)).rejects.toMatchObject({ message: expect.stringContaining(message) });
  });
});

test('fails on no file in any other way than by saying what is wrong with it', async () => {
  const token = fc.oneof(
    fc.constantFrom(
      '<DL><p>',
      '<DT><A HREF="',
      'https://example.com/',
      '">',
      '</A>',
      '</DL>',
      '<H3>',
      '<DD>',
      '<!--',
    ),
    fc.constantFrom(
      '{"bookmarks":[',
      '{"url":"',
      '"',
      '{"content":',
      'null',
      '},',
      ']',
      '[',
      '}',
      '"collections":[',
      '"links":[',
    ),
    fc.constantFrom('url,title', '\n', '\r\n', ',', ' | ', '- [', '](', ')', '\0', '\ufeff', "'=", '\t'),
    fc.string({ unit: 'binary', maxLength: 5 }),
  );
  const file = fc.oneof(
    fc.array(token, { maxLength: 20 }).map((tokens) => Buffer.from(tokens.join(''))),
    fc.uint8Array({ maxLength: 50 }).map((array) => Buffer.from(array)),
  );
  const format = fc.constantFrom<ImportFormat>('auto', 'netscape', 'json', 'csv', 'urls');
  await fc.assert(
    fc.asyncProperty(file, format, async (content, named) => {
      const outcome = await read(content, named).catch((error: Error) => error.name);
      if (!Array.isArray(outcome)) expect(outcome).toBe('ImportFileError');
    }),
    { seed: 1, numRuns: 5000 },
  );
});
