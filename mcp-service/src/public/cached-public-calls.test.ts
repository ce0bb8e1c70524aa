import { expect, test } from '@jest/globals';
import { BookmarksRefusedError } from '../bookmarks/bookmarks.ts';
import { createCachedPublicCalls } from './cached-public-calls.ts';
import type { PublicCalls } from './public-calls.ts';

const ID = 'col_000000000001';
const LIST = { id: ID, pageSize: 20 };
const COLLECTION = {
  ...{ id: ID, name: 'Reading', description: '', publicName: '', bookmarkCount: 1 },
  publishTime: null,
};

/** Calls that count themselves, a cache that keeps everything, and a clock that stands still. */
function aReader() {
  const made: string[] = [];
  const library = { version: 1, isPublic: true, now: 0 };
  const kept = new Map<string, string>();
  const calls: PublicCalls = {
    ListPublicCollections: async () => {
      made.push('directory');
      return { collections: [], nextPageToken: '' };
    },
    GetPublicCollection: async () => {
      made.push('version');
      if (!library.isPublic) throw new BookmarksRefusedError('private', { notFound: true });
      return { ...COLLECTION, version: String(library.version) };
    },
    ListPublicBookmarks: async () => {
      made.push('list');
      return { bookmarks: [], nextPageToken: `of version ${library.version}` };
    },
    SearchPublicBookmarks: async ({ query = '' }) => {
      made.push('search');
      return { matches: [], nextPageToken: `for ${query}` };
    },
  };
  const cache = {
    get: async (key: string) => kept.get(key),
    put: (key: string, answer: string) => void kept.set(key, answer),
  };
  const reader = createCachedPublicCalls({ calls, cache, clock: () => library.now });
  return { made, library, kept, reader };
}

test('the same question is answered once', async () => {
  const { made, reader } = aReader();
  const first = await reader.ListPublicBookmarks(LIST);
  expect(await reader.ListPublicBookmarks(LIST)).toEqual(first);
  expect(made).toEqual(['version', 'list']);
});

test('two who ask at once ask once', async () => {
  const { made, kept, reader } = aReader();
  const questions = Array.from({ length: 20 }, () => reader.SearchPublicBookmarks({ ...LIST, query: 'a' }));
  expect(new Set((await Promise.all(questions)).map((answer) => JSON.stringify(answer))).size).toBe(1);
  expect(made).toEqual(['version', 'search']);
  expect(kept.size).toBe(1);
});

test('another question, or one about another collection, has another answer', async () => {
  const { made, kept, reader } = aReader();
  await reader.SearchPublicBookmarks({ ...LIST, query: 'a' });
  expect(await reader.SearchPublicBookmarks({ ...LIST, query: 'b' })).toMatchObject({
    nextPageToken: 'for b',
  });
  await reader.ListPublicBookmarks(LIST);
  await reader.ListPublicBookmarks({ ...LIST, pageSize: 21 });
  await reader.ListPublicBookmarks({ ...LIST, id: 'col_000000000002' });
  expect(made.filter((call) => call !== 'version')).toEqual(['search', 'search', 'list', 'list', 'list']);
  expect(kept.size).toBe(5);
});

test('a change is seen half a second later, and what was kept before it is never found again', async () => {
  const { made, library, reader } = aReader();
  await reader.ListPublicBookmarks(LIST);
  library.version = 2;
  library.now = 499;
  expect(await reader.ListPublicBookmarks(LIST)).toMatchObject({ nextPageToken: 'of version 1' });
  library.now = 500;
  expect(await reader.ListPublicBookmarks(LIST)).toMatchObject({ nextPageToken: 'of version 2' });
  expect(made).toEqual(['version', 'list', 'version', 'list']);
});

test('a collection that is private again is gone half a second later, whatever is kept of it', async () => {
  const { library, reader } = aReader();
  await reader.ListPublicBookmarks(LIST);
  library.isPublic = false;
  library.now = 500;
  await expect(reader.ListPublicBookmarks(LIST)).rejects.toThrow('private');
});

test('a refusal is not remembered', async () => {
  const { library, reader } = aReader();
  library.isPublic = false;
  await expect(reader.ListPublicBookmarks(LIST)).rejects.toThrow('private');
  library.isPublic = true;
  expect(await reader.ListPublicBookmarks(LIST)).toMatchObject({ nextPageToken: 'of version 1' });
});

test('the directory is asked for again after half a second', async () => {
  const { made, library, reader } = aReader();
  await reader.ListPublicCollections({ query: '' });
  await reader.ListPublicCollections({ query: '' });
  await reader.ListPublicCollections({ query: 'x' });
  library.now = 500;
  await reader.ListPublicCollections({ query: '' });
  expect(made).toHaveLength(3);
});
