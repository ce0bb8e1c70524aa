import { describe, expect, test } from '@jest/globals';
import { readAll } from '../testing/read-all.ts';
import { readJson } from './read-json.ts';

const read = (value: unknown, space?: number) => readAll(readJson, JSON.stringify(value, undefined, space));

test("reads Pinboard's, with false for a missing title", async () => {
  const { bookmarks, problems } = await read([
    {
      href: 'https://example.com/1',
      description: 'One',
      extended: 'About one',
      meta: 'd41d8',
      hash: 'a1b2',
      time: '2016-06-15T16:43:49Z',
      shared: 'no',
      toread: 'yes',
      tags: 'a b  c',
    },
    { href: 'https://example.com/2', description: false, extended: '', toread: 'no', tags: '' },
    { href: 'javascript:alert(1)', description: 'Script', tags: '' },
  ]);
  expect(bookmarks).toMatchObject([
    {
      place: 1,
      title: 'One',
      description: 'About one',
      tags: ['a', 'b', 'c'],
      status: 'unread',
      addedAt: new Date('2016-06-15T16:43:49Z'),
    },
    { place: 2, title: '', tags: [], status: 'read', addedAt: undefined },
  ]);
  expect(problems).toMatchObject([{ place: 3, reason: expect.stringContaining('bookmarklet') }]);
});

describe("Karakeep's", () => {
  const bookmark = { createdAt: 1466009029, title: 'One', tags: ['a'], note: null, archived: false };
  const content = { type: 'link', url: 'https://example.com/1' };

  test('reads an entry for each list, though the lists come last, and no folder for a smart one', async () => {
    const { bookmarks } = await read({
      bookmarks: [
        { ...bookmark, content, lists: ['child', 'other', 'smart', 'gone'], note: 'Mine' },
        { ...bookmark, content, lists: ['smart'], archived: true },
        { ...bookmark, content, lists: [] },
      ],
      lists: [
        { id: 'child', name: 'Child', type: 'manual', parentId: 'top', icon: 'x', query: null },
        { id: 'top', name: 'Top', type: 'manual', parentId: null },
        { id: 'other', name: 'Other', type: 'manual', parentId: null },
        { id: 'smart', name: 'Smart', type: 'smart', parentId: null },
      ],
    });
    expect(bookmarks.map(({ place, folders }) => [place, folders])).toEqual([
      [3, []],
      [1, ['Top', 'Child']],
      [1, ['Other']],
      [2, []],
    ]);
    expect(bookmarks[1]).toMatchObject({ note: 'Mine', tags: ['a'], addedAt: new Date(1466009029_000) });
    expect(bookmarks[3]).toMatchObject({ status: 'archived' });
  });

  test('makes notes and files problems', async () => {
    const { problems } = await read({
      bookmarks: [
        { ...bookmark, title: null, content: { type: 'text', text: 'Buy milk' }, lists: [] },
        { ...bookmark, content: null },
      ],
    });
    expect(problems).toMatchObject([
      { place: 1, excerpt: 'Buy milk' },
      { place: 2, excerpt: 'One' },
    ]);
  });

  test('survives a list that is its own ancestor', async () => {
    const { bookmarks } = await read({
      bookmarks: [{ ...bookmark, content, lists: ['a'] }],
      lists: [
        { id: 'a', name: 'A', parentId: 'b' },
        { id: 'b', name: 'B', parentId: 'a' },
      ],
    });
    expect(bookmarks).toMatchObject([{ folders: ['B', 'A'] }]);
  });
});

test("reads Linkwarden's, with nested collections in any order and what is pinned", async () => {
  const link = {
    name: 'One',
    type: 'url',
    description: 'About',
    textContent: 'x'.repeat(10_000),
    tags: [{ id: 1, name: 'a' }],
  };
  const { bookmarks, problems } = await read({
    username: 'anna',
    collections: [
      {
        id: 2,
        name: 'Child',
        parentId: 1,
        links: [{ ...link, id: 10, url: 'https://example.com/1', createdAt: '2024-02-29T12:00:00.123Z' }],
      },
      {
        id: 1,
        name: 'Top',
        parentId: null,
        rssSubscriptions: [{ id: 9, url: 'x' }],
        links: [{ ...link, id: 11, url: null }],
      },
      {
        id: 3,
        name: 'Unorganized',
        parentId: null,
        links: [
          {
            ...link,
            id: 12,
            url: 'https://example.com/3',
            importDate: '2020-01-01T00:00:00.000Z',
            createdAt: '2024-02-29T12:00:00.123Z',
          },
        ],
      },
    ],
    pinnedLinks: [{ id: 12, url: 'https://example.com/3' }],
    whitelistedUsers: [],
  });
  expect(bookmarks).toMatchObject([
    {
      place: 1,
      folders: ['Top', 'Child'],
      tags: ['a'],
      description: 'About',
      favorite: false,
      addedAt: new Date('2024-02-29T12:00:00.123Z'),
    },
    { place: 3, folders: [], favorite: true, addedAt: new Date('2020-01-01T00:00:00Z') },
  ]);
  expect(problems).toMatchObject([
    { place: 2, reason: expect.stringContaining('without a URL'), excerpt: 'One' },
  ]);
});

test('reads ours, of which only the URL must be there', async () => {
  const { bookmarks, problems } = await read(
    {
      format: 'bookmarks-export',
      bookmarks: [
        {
          url: 'https://example.com/',
          tags: ['a'],
          collection: ['A', 'B'],
          status: 'archived',
          favorite: true,
          created_at: '2024-02-29T12:00:00.123Z',
          highlights: [{ quote: 'A quote', color: 'violet' }],
        },
        { url: 'https://example.com/', title: null, highlights: 'none' },
        { url: 'https://example.com/', status: 'burnt' },
        { title: 'no URL' },
        7,
      ],
    },
    2,
  );
  expect(bookmarks).toMatchObject([
    {
      tags: ['a'],
      folders: ['A', 'B'],
      status: 'archived',
      favorite: true,
      addedAt: new Date('2024-02-29T12:00:00.123Z'),
      highlights: [{ quote: 'A quote', note: '', color: 'yellow', createdAt: undefined }],
    },
    { title: '', status: undefined, highlights: [] },
  ]);
  expect(problems).toMatchObject([
    { place: 3, reason: expect.stringContaining('"status"') },
    { place: 4, reason: expect.stringContaining('"url"') },
    { place: 5, excerpt: '7' },
  ]);
});
