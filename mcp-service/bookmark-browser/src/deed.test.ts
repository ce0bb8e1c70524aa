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
    ['archives', archive, { status: 'archived' }, { status: 'unread' }],
    ['marks as read', markRead, { status: 'read' }, { status: 'unread' }],
    ['makes a favorite', markFavorite, { favorite: true }, { favorite: false }],
  ] as const)('%s, and done again takes that back', (_name, deedOf, fields, before) => {
    const deed = deedOf(BOOKMARK);
    const done = { ...BOOKMARK, ...fields };
    expect([deed.after(BOOKMARK), deed.call]).toEqual([done, organize(fields)]);
    const again = deedOf(done);
    expect([again.after(done), again.call]).toEqual([BOOKMARK, organize(before)]);
  });

  test('moves one bookmark to the trash, for which nobody has to be asked', () => {
    const deed = trash(BOOKMARK);
    expect([deed.after(BOOKMARK), deed.call]).toEqual([
      undefined,
      { tool: 'delete_bookmarks', args: { refs: ['bm_1'] } },
    ]);
  });
});

describe('tags that are typed', () => {
  test('are added and removed, and those that stay keep their spelling', () => {
    const deed = retag(BOOKMARK, ' #new , docs,, new, two words');
    expect(deed?.after(BOOKMARK)?.tags).toEqual(['Docs', 'new', 'two words']);
    expect(deed?.call).toEqual(organize({ add_tags: ['new', 'two words'], remove_tags: ['web'] }));
    expect(retag(BOOKMARK, 'web, docs, x')?.call).toEqual(organize({ add_tags: ['x'] }));
    expect(retag(BOOKMARK, '')?.call).toEqual(organize({ remove_tags: ['web', 'Docs'] }));
  });

  test('leave those that it has got since', () => {
    const deed = retag(BOOKMARK, 'docs, new');
    const since = { ...BOOKMARK, tags: ['web', 'Docs', 'since', 'New'] };
    expect(deed?.after(since)?.tags).toEqual(['Docs', 'since', 'New']);
  });

  test('change nothing where they are those that it has', () => {
    expect(retag(BOOKMARK, 'docs, WEB')).toBeUndefined();
  });
});
