import { setImmediate } from 'node:timers/promises';
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

const NEVER = new AbortController().signal;
const page = (html: string) => ({
  url: 'https://site.example/',
  contentType: 'text/html',
  bytes: Buffer.from(html),
});
const MANY_ELEMENTS = '<p>x'.repeat(200_000);

test('a page is read in another thread', async () => {
  await expect(reader.readPage(page('<title>Read</title>'), NEVER)).resolves.toMatchObject({ title: 'Read' });
});

test('a page that breaks its reader is unreadable, and the next one is read', async () => {
  await using small = createPageReader({ memoryMb: 64 });
  await expect(small.readPage(page(MANY_ELEMENTS), NEVER)).rejects.toMatchObject({
    name: 'UnreadablePageError',
    cause: { code: 'ERR_WORKER_OUT_OF_MEMORY' },
  });
  await expect(small.readPage(page('<title>Next</title>'), NEVER)).resolves.toMatchObject({ title: 'Next' });
});

test('a page that takes too long is given up, with the thread that reads it', async () => {
  await using hasty = createPageReader({ timeoutMs: 1 });
  await expect(hasty.readPage(page('<title>Slow</title>'), NEVER)).rejects.toThrow(UnreadablePageError);
});

test('many at once are read in turn', async () => {
  const titles = Array.from({ length: 20 }, (_, index) => `Page ${index}`);
  const read = await Promise.all(
    titles.map((title) => reader.readPage(page(`<title>${title}</title>`), NEVER)),
  );
  expect(read.map(({ title }) => title)).toEqual(titles);
});

test('a page that nobody waits for any more is read no further, with the next one in its place', async () => {
  const gone = new AbortController();
  const read = [1, 2, 3].map(() => reader.readPage(page('<p>x'.repeat(20_000)), gone.signal));
  const next = reader.readPage(page('<title>Next</title>'), NEVER);
  await setImmediate();
  gone.abort();
  for (const reading of read) await expect(reading).rejects.toThrow(/aborted/);
  await expect(next).resolves.toMatchObject({ title: 'Next' });
});
