import { describe, expect, test } from '@jest/globals';
import type { Bookmark } from './bookmark.ts';
import type { Deed } from './deed.ts';
import { Listing } from './listing.ts';

const aBookmark = (id: string, fields: Partial<Bookmark> = {}): Bookmark => ({
  id,
  url: `https://${id}.example/`,
  title: id,
  tags: [],
  status: 'unread',
  favorite: false,
  added: '2026-01-02',
  ...fields,
});
const bookmarksOf = (count: number, from = 0) =>
  Array.from({ length: count }, (_, index) => aBookmark(`bm_${from + index}`));
const aListing = (count: number, nextCursor?: string) => {
  const listing = new Listing();
  listing.replace({ bookmarks: bookmarksOf(count), next_cursor: nextCursor });
  return listing;
};
const idsOn = (listing: Listing, size = 100) => {
  listing.screenSize = size;
  return listing.screen.map(({ id }) => id);
};

const changing = (id: string, fields: Partial<Bookmark>): Deed => ({
  ...{ id, name: 'changed', call: { tool: 'organize_bookmarks', args: {} } },
  after: (bookmark) => ({ ...bookmark, ...fields }),
});
const removing = (id: string): Deed => ({ ...changing(id, {}), after: () => undefined });

describe('a list', () => {
  test('shows the screen that the selected bookmark is on', () => {
    const listing = aListing(5);
    expect(idsOn(listing, 2)).toEqual(['bm_0', 'bm_1']);
    listing.select(3);
    expect(idsOn(listing, 2)).toEqual(['bm_2', 'bm_3']);
    listing.select(5);
    expect(listing.selected?.id).toBe('bm_4');
    expect(idsOn(listing, 2)).toEqual(['bm_4']);
    listing.select(-20);
    expect(listing.selected?.id).toBe('bm_0');
  });

  test('goes on with the next page, in which nothing comes twice', () => {
    const listing = aListing(3, 'next');
    listing.append({ bookmarks: bookmarksOf(3, 2), next_cursor: undefined });
    expect(idsOn(listing)).toEqual(['bm_0', 'bm_1', 'bm_2', 'bm_3', 'bm_4']);
    expect(listing.nextCursor).toBeUndefined();
  });

  test('keeps no more than 500', () => {
    expect(aListing(499, 'next').nextCursor).toBe('next');
    expect(aListing(500, 'next').nextCursor).toBeUndefined();
  });

  test('has nothing selected when it is empty', () => {
    const listing = aListing(0);
    listing.select(1);
    expect(listing.selected).toBeUndefined();
    expect(idsOn(listing, 6)).toEqual([]);
  });
});

describe('a change', () => {
  test('shows while it is made, and no more when it is refused', () => {
    const listing = aListing(1);
    const deed = changing('bm_0', { status: 'archived' });
    listing.expect(deed);
    expect(listing.selected?.status).toBe('archived');
    listing.giveUp(deed);
    expect(listing.selected?.status).toBe('unread');
  });

  test('is set back as far as it went, and leaves what was changed since', () => {
    const listing = aListing(1);
    const setBack = listing.settle(changing('bm_0', { status: 'archived' }));
    listing.settle(changing('bm_0', { favorite: true }));
    setBack();
    expect(listing.selected).toMatchObject({ status: 'unread', favorite: true });
  });

  test('of a bookmark that is not there any more is none, and neither is setting it back', () => {
    const listing = aListing(1);
    const setBack = listing.settle(changing('bm_0', { favorite: true }));
    listing.replace({ bookmarks: bookmarksOf(1, 7) });
    setBack();
    listing.settle(changing('bm_0', { favorite: true }))();
    listing.settle(removing('bm_0'))();
    expect(idsOn(listing)).toEqual(['bm_7']);
    expect(listing.selected?.favorite).toBe(false);
  });

  test('that is being made shows in the next list, and is set back in the one after it', () => {
    const listing = aListing(1);
    const deed = changing('bm_0', { status: 'archived' });
    listing.expect(deed);
    const archived = { bookmarks: [aBookmark('bm_0', { status: 'archived' })] };
    listing.replace({ bookmarks: bookmarksOf(1) });
    expect(listing.selected?.status).toBe('archived');
    listing.replace({ bookmarks: bookmarksOf(1, 7) });
    const setBack = listing.settle(deed);
    listing.replace(archived);
    setBack();
    expect(listing.selected?.status).toBe('unread');
  });

  test('that came with the next list while it was being made is set back all the same', () => {
    const listing = aListing(1);
    const deed = changing('bm_0', { status: 'archived' });
    listing.expect(deed);
    listing.replace({ bookmarks: [aBookmark('bm_0', { status: 'archived' })] });
    listing.settle(deed)();
    expect(listing.selected?.status).toBe('unread');
  });
});

describe('a bookmark that goes', () => {
  test('leaves the next one selected, and comes back to its place', () => {
    const listing = aListing(3);
    listing.select(1);
    const setBack = listing.settle(removing('bm_1'));
    expect(listing.selected?.id).toBe('bm_2');
    setBack();
    expect(idsOn(listing)).toEqual(['bm_0', 'bm_1', 'bm_2']);
    expect(listing.selected?.id).toBe('bm_1');
  });

  test('comes back to its place, selected, where that is refused', () => {
    const listing = aListing(3);
    listing.select(1);
    const deed = removing('bm_1');
    listing.expect(deed);
    expect(listing.selected?.id).toBe('bm_2');
    listing.giveUp(deed);
    expect(idsOn(listing)).toEqual(['bm_0', 'bm_1', 'bm_2']);
    expect(listing.selected?.id).toBe('bm_1');
  });

  test('as the last one leaves the one before selected, and comes back to the end', () => {
    const listing = aListing(2);
    listing.select(1);
    const setBack = listing.settle(removing('bm_1'));
    expect(listing.selected?.id).toBe('bm_0');
    setBack();
    expect(idsOn(listing)).toEqual(['bm_0', 'bm_1']);
  });

  test('from before the selected one changes nothing about what is selected', () => {
    const listing = aListing(3);
    listing.select(2);
    listing.settle(removing('bm_0'));
    expect(listing.selected?.id).toBe('bm_2');
  });

  test('comes back once', () => {
    const listing = aListing(1);
    const setBack = listing.settle(removing('bm_0'));
    setBack();
    setBack();
    expect(idsOn(listing)).toEqual(['bm_0']);
  });

  test('does not come back into another list', () => {
    const listing = aListing(1);
    const setBack = listing.settle(removing('bm_0'));
    listing.replace({ bookmarks: bookmarksOf(1, 7) });
    setBack();
    expect(idsOn(listing)).toEqual(['bm_7']);
  });
});
