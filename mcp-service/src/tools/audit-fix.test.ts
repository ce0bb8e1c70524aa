import { expect, test } from '@jest/globals';
import type { Bookmark } from '../bookmarks/bookmark.ts';
import type { AuditCheck, Finding } from '../bookmarks/tidying.ts';
import { fixFor } from './audit-fix.ts';
import { toolsWith } from './index.ts';
import { parseToolInput } from './tool-input.ts';

const AT = new Date('2026-01-02T03:04:05Z');
const bookmark = (fields: Partial<Bookmark>): Bookmark => ({
  id: 'bm_000000000001',
  url: 'https://example.com/',
  title: 'Example',
  description: '',
  note: '',
  tags: [],
  status: 'unread',
  favorite: false,
  createdAt: AT,
  updatedAt: AT,
  version: 1,
  collectionId: '',
  collection: '',
  remindAt: undefined,
  ...fields,
});
const tag = (name: string) => ({ name, bookmarkCount: 1, lastUsedAt: AT });
const finding = (fields: Partial<Finding>): Finding => ({
  bookmarks: [],
  tags: [],
  cleanUrl: '',
  suggestedTags: [],
  ...fields,
});

const NO_HIGHLIGHTS = new Map<string, number>();
const one = bookmark({ id: 'bm_000000000001' });
const noted = bookmark({ id: 'bm_000000000002', note: 'mine' });

test.each<[AuditCheck, Partial<Finding>, string, object]>([
  ['duplicates', { bookmarks: [one, noted] }, 'delete_bookmarks', { refs: [one.id] }],
  [
    'similar_tags',
    { tags: [tag('react'), tag('reactjs')] },
    'update_tags',
    { changes: [{ from: ['reactjs'], to: 'react' }] },
  ],
  ['single_use_tags', { tags: [tag('x')] }, 'update_tags', { changes: [{ from: ['x'], to: null }] }],
  [
    'untagged',
    { bookmarks: [one], suggestedTags: ['docs'] },
    'organize_bookmarks',
    { refs: [one.id], add_tags: ['docs'] },
  ],
  ['broken_links', { bookmarks: [one] }, 'delete_bookmarks', { refs: [one.id] }],
  ['stale_unread', { bookmarks: [one] }, 'organize_bookmarks', { refs: [one.id], status: 'archived' }],
  [
    'tracking_urls',
    { bookmarks: [one], cleanUrl: 'https://example.com/a' },
    'edit_bookmark',
    { ref: one.id, url: 'https://example.com/a' },
  ],
])('mends %s by a call that the tool takes as it is', (check, fields, name, args) => {
  const fix = fixFor(check, finding(fields), NO_HIGHLIGHTS);
  expect(fix).toEqual({ tool: name, arguments: args });
  const tool = toolsWith(undefined).find((known) => known.name === name);
  expect(() => tool && parseToolInput(tool.input, fix?.arguments)).not.toThrow();
});

test('keeps the oldest of duplicates among equals', () => {
  const older = bookmark({ id: 'bm_000000000003', createdAt: new Date(0) });
  expect(fixFor('duplicates', finding({ bookmarks: [one, older] }), NO_HIGHLIGHTS)?.arguments).toEqual({
    refs: [one.id],
  });
});

test.each([
  ['https://example.com/a', 'https://example.com/b'],
  ['https://example.com/a', 'https://example.com/a?page=2'],
  ['https://example.com/#/a', 'https://example.com/#/b'],
  ['https://example.com/', 'https://blog.example.com/'],
  ['https://example.com/', 'https://example.com:8443/'],
])('leaves %s and %s, which only share a title, for the user to choose', (url, other) => {
  const bookmarks = [bookmark({ url }), bookmark({ id: noted.id, url: other })];
  expect(fixFor('duplicates', finding({ bookmarks }), NO_HIGHLIGHTS)).toBeUndefined();
});

test.each([
  ['https://example.com/a', 'https://example.com/a/'],
  ['https://example.com/a/', 'https://example.com/a/index.html'],
  ['https://en.wikipedia.org/wiki/A', 'https://en.m.wikipedia.org/wiki/A#History'],
])('deletes the lesser of %s and %s, and no other page of the same title', (url, other) => {
  const [tagged, plain] = [bookmark({ url: other, tags: ['docs'] }), bookmark({ id: noted.id, url })];
  const third = bookmark({ id: 'bm_000000000003', url: `${url}-2` });
  const found = finding({ bookmarks: [plain, third, tagged] });
  expect(fixFor('duplicates', found, NO_HIGHLIGHTS)?.arguments).toEqual({ refs: [plain.id] });
});

test.each<Partial<Bookmark>>([
  { note: 'other' },
  { description: 'other' },
  { collection: 'Other' },
  { favorite: true },
  { remindAt: AT },
  { tags: ['other'] },
])('leaves two of a page to the user where the lesser one alone has %j', (fields) => {
  const most = bookmark({ id: noted.id, note: 'mine', tags: ['docs', 'web'] });
  const least = { ...one, ...fields };
  expect(fixFor('duplicates', finding({ bookmarks: [least, most] }), NO_HIGHLIGHTS)).toBeUndefined();
});

test('leaves two of a page to the user where the lesser one has highlights', () => {
  const found = finding({ bookmarks: [one, noted] });
  expect(fixFor('duplicates', found, new Map([[one.id, 1]]))).toBeUndefined();
  expect(fixFor('duplicates', found, new Map([[noted.id, 1]]))?.arguments).toEqual({ refs: [one.id] });
});

test('deletes of one page those that have nothing that the one that is kept lacks', () => {
  const all = { note: 'mine', description: 'd', collection: 'Work', favorite: true, remindAt: AT };
  const most = bookmark({ ...all, id: 'bm_000000000003', tags: ['docs', 'web'] });
  const fewer = bookmark({ ...all, id: 'bm_000000000004', tags: ['web'] });
  const other = bookmark({ id: 'bm_000000000005', note: 'other' });
  const found = finding({ bookmarks: [one, fewer, other, most] });
  expect(fixFor('duplicates', found, NO_HIGHLIGHTS)?.arguments).toEqual({ refs: [fewer.id, one.id] });
});

test('invents no tag where none of the user suggests itself', () => {
  expect(fixFor('untagged', finding({ bookmarks: [one] }), NO_HIGHLIGHTS)).toBeUndefined();
});
