import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { UnreadablePageError } from '../pages/page-error.ts';
import { createPageReader, type PageReader } from './page-reader.ts';

let reader: PageReader;
beforeAll(() => {
  reader = createPageReader();
});
afterAll(async () => {
  await reader[Symbol.asyncDispose]();
});

const page = (html: string) => ({
  url: 'https://site.example/',
  contentType: 'text/html',
  bytes: Buffer.from(html),
});
const MANY_ELEMENTS = '<p>x'.repeat(200_000);

test('a page is read in another thread', async () => {
  await expect(reader.readPage(page('<title>Read</title>'))).resolves.toMatchObject({ title: 'Read' });
});

test('a page that breaks its reader is unreadable, and the next one is read', async () => {
  await using small = createPageReader({ memoryMb: 64 });
  await expect(small.readPage(page(MANY_ELEMENTS))).rejects.toMatchObject({
    name: 'UnreadablePageError',
    cause: { code: 'ERR_WORKER_OUT_OF_MEMORY' },
  });
  await expect(small.readPage(page('<title>Next</title>'))).resolves.toMatchObject({ title: 'Next' });
});

test('a page that takes too long is given up, with the thread that reads it', async () => {
  await using hasty = createPageReader({ timeoutMs: 1 });
  await expect(hasty.readPage(page('<title>Slow</title>'))).rejects.toThrow(UnreadablePageError);
});

test('many at once are read in turn', async () => {
  const titles = Array.from({ length: 20 }, (_, index) => `Page ${index}`);
  const read = await Promise.all(titles.map((title) => reader.readPage(page(`<title>${title}</title>`))));
  expect(read.map(({ title }) => title)).toEqual(titles);
});
