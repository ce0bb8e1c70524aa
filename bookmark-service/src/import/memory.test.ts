import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { describe, expect, test } from '@jest/globals';
import { type ImportFormat, readImport } from './read-import.ts';

/** A file of 100,000 entries is about 25 MB, and as objects far more than this. */
const ENTRIES = 100_000;
const MAXIMUM_GROWTH_BYTES = 12 * 1024 * 1024;

const FILES = {
  netscape: {
    start: '<!DOCTYPE NETSCAPE-Bookmark-file-1>\n<DL><p>\n',
    entry: (number: number) =>
      `<DT><H3>Folder ${number}</H3>\n<DL><p>\n<DT><A HREF="https://example.com/${number}" ADD_DATE="1466009029" TAGS="a,b" ICON="data:image/png;base64,${'A'.repeat(100)}">Title ${number}</A>\n<DD>Description ${number}\n</DL><p>\n`,
    end: '</DL><p>\n',
  },
  json: {
    start: '[',
    entry: (number: number) =>
      `${number === 0 ? '' : ',\n'}{"href":"https://example.com/${number}","description":"Title ${number}","extended":"${'A'.repeat(150)}","tags":"a b"}`,
    end: ']',
  },
  csv: {
    start: 'url,title,description,tags\n',
    entry: (number: number) => `https://example.com/${number},"Title\n${number}",${'A'.repeat(150)},"a,b"\n`,
    end: '',
  },
  urls: {
    start: '# Links\n',
    entry: (number: number) => `https://example.com/${number} | Title ${number} ${'A'.repeat(150)}\n`,
    end: '',
  },
} satisfies Partial<Record<ImportFormat, unknown>>;

setFlagsFromString('--expose-gc');
const collectGarbage: () => void = runInNewContext('gc');

describe.each(Object.entries(FILES))('%s', (_name, file) => {
  test('reads 100,000 entries without keeping them', async () => {
    let written = 0;
    async function* bytes() {
      yield Buffer.from(file.start);
      for (; written < ENTRIES; written += 1) yield Buffer.from(file.entry(written));
      yield Buffer.from(file.end);
    }
    let read = 0;
    let ahead = 0;
    let growth = 0;
    collectGarbage();
    const before = process.memoryUsage().heapUsed;
    for await (const entry of readImport(bytes(), 'auto')) {
      if (entry.kind === 'bookmark') read += 1;
      ahead = Math.max(ahead, written - read);
      if (read % 20_000 !== 0) continue;
      collectGarbage();
      growth = Math.max(growth, process.memoryUsage().heapUsed - before);
    }
    expect(read).toBe(ENTRIES);
    // The head for the detection, what is decoded, and what the streams between hold: each 64 kB, of some 200 bytes an entry.
    expect(ahead).toBeLessThan(5_000);
    expect(growth).toBeLessThan(MAXIMUM_GROWTH_BYTES);
  });
});
