import { describe, expect, test } from '@jest/globals';
import type { Bookmark } from './bookmark.ts';
import { archive, markFavorite, markRead, retag, trash } from './deed.ts';

const BOOKMARK: Bookmark = {
  id: 'bm_1',
  url: 'https://example.com/',
  title: 'Example',
  tags: ['web', 'Docs'],
  status: 'unread',
  favorite: false,
  added: '2026-01-02',
};
const organize = (changes: object) => ({
  tool: 'organize_bookmarks',
  args: { refs: ['bm_1'], ...changes },
});

describe('a deed', () => {
  test.each([
    ['archives', archive, { status: 'archived' }],
    ['marks as read', markRead, { status: 'read' }],
    ['makes a favorite', markFavorite, { favorite: true }],
  ] as const)('%s, and done again takes that back', (_name, deedOf, fields) => {
    expect(deedOf(BOOKMARK)).toMatchObject({ fields, call: organize(fields) });
    const again = deedOf({ ...BOOKMARK, ...fields });
    expect({ ...BOOKMARK, ...again.fields }).toEqual(BOOKMARK);
    expect(again.call).toEqual(organize(again.fields ?? {}));
  });

  test('moves one bookmark to the trash, for which nobody has to be asked', () => {
    expect(trash(BOOKMARK)).toMatchObject({
      fields: undefined,
      call: { tool: 'delete_bookmarks', args: { refs: ['bm_1'] } },
    });
  });
});

describe('tags that are typed', () => {
  test('are added and removed, and those that stay keep their spelling', () => {
    expect(retag(BOOKMARK, ' #new , docs,, new, two words')).toMatchObject({
      fields: { tags: ['Docs', 'new', 'two words'] },
      call: organize({ add_tags: ['new', 'two words'], remove_tags: ['web'] }),
    });
    expect(retag(BOOKMARK, 'web, docs, x')?.call).toEqual(organize({ add_tags: ['x'] }));
    expect(retag(BOOKMARK, '')?.call).toEqual(organize({ remove_tags: ['web', 'Docs'] }));
  });

  test('change nothing where they are those that it has', () => {
    expect(retag(BOOKMARK, 'docs, WEB')).toBeUndefined();
  });
});
