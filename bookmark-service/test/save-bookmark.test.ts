import { describe, expect, test } from '@jest/globals';
import type { FilterInput } from '../src/bookmarks/bookmark-filter.ts';
import type { CallContext } from '../src/library/call-context.ts';
import { accountOf } from './helpers/account.ts';
import { titlesIn } from './helpers/library.ts';
import { setUpLibrary } from './helpers/set-up-library.ts';

const { library, aNewcomer } = await setUpLibrary();

const listed = (call: CallContext, filter?: Partial<FilterInput>) => titlesIn(library, call, filter);

describe('create', () => {
  test('spells a tag as it was given, also where the collection adds it in another spelling, and counts it', async () => {
    const call = aNewcomer();
    await library.saveCollection(call, { name: 'Work', autoTags: ['Job', 'more'] });
    const { bookmark } = await library.create(call, {
      url: 'https://a.example',
      tags: ['job'],
      collection: 'Work',
    });
    expect(bookmark.tags).toEqual(['job', 'more']);
    expect((await accountOf(library, call)).tags).toEqual(['job 1', 'more 1']);
  });

  test('saves a URL with all that was given', async () => {
    const call = aNewcomer();
    const { bookmark, outcome, changeId } = await library.create(call, {
      url: 'https://www.example.com/A?utm_source=x',
      title: 'Example',
      note: 'mine',
      tags: ['Rust', 'web'],
      status: 'read',
      favorite: true,
    });
    expect(outcome).toBe('created');
    expect(changeId).toMatch(/^chg_/);
    expect(bookmark).toMatchObject({
      url: 'https://www.example.com/A?utm_source=x',
      title: 'Example',
      note: 'mine',
      tags: ['Rust', 'web'],
      status: 'read',
      favorite: true,
      version: 1,
    });
    expect(await library.batchGet(call, [bookmark.id])).toEqual([{ ref: bookmark.id, bookmark }]);
  });

  test('merges a URL that is saved already, and loses nothing', async () => {
    const call = aNewcomer();
    const first = await library.create(call, {
      url: 'https://example.com/a',
      title: 'Kept',
      note: 'one',
      tags: ['x'],
    });
    const second = await library.create(call, {
      url: 'http://www.example.com/a/',
      title: 'Other',
      note: 'two',
      tags: ['X', 'y'],
    });
    expect(second.outcome).toBe('merged');
    expect(second.bookmark).toMatchObject({
      id: first.bookmark.id,
      title: 'Kept',
      note: 'one\n\ntwo',
      tags: ['x', 'y'],
      version: 2,
    });
  });

  test('merges status and favorite where they are given', async () => {
    const call = aNewcomer();
    const url = 'https://example.com/a';
    await library.create(call, { url, favorite: true });
    expect((await library.create(call, { url, status: 'read' })).bookmark).toMatchObject({
      status: 'read',
      favorite: true,
    });
    expect((await library.create(call, { url, favorite: false })).bookmark).toMatchObject({
      status: 'read',
      favorite: false,
    });
  });

  test('keeps a note that is only a part of the one that is there', async () => {
    const call = aNewcomer();
    const url = 'https://example.com/a';
    await library.create(call, { url, note: 'start here' });
    expect((await library.create(call, { url, note: 'art' })).bookmark.note).toBe('start here\n\nart');
    expect((await library.create(call, { url, note: 'art' })).outcome).toBe('unchanged');
  });

  test('refuses to merge into more than a bookmark can hold, and changes nothing', async () => {
    const call = aNewcomer();
    const url = 'https://example.com/a';
    const tags = (from: number) => Array.from({ length: 50 }, (_, index) => `t${from + index}`);
    const { bookmark } = await library.create(call, { url, note: 'x'.repeat(9_000), tags: tags(0) });
    await expect(library.create(call, { url, note: 'y'.repeat(9_000) })).rejects.toMatchObject({
      code: 'invalid',
    });
    await expect(library.create(call, { url, tags: tags(50) })).rejects.toMatchObject({ code: 'invalid' });
    expect(await library.batchGet(call, [url])).toEqual([{ ref: url, bookmark }]);
  });

  test('changes nothing when the same is saved again, or when told to skip', async () => {
    const call = aNewcomer();
    const input = { url: 'https://example.com/a', title: 'T', note: 'n', tags: ['x'] };
    await library.create(call, input);
    expect(await library.create(call, input)).toMatchObject({ outcome: 'unchanged', changeId: undefined });
    const skipped = await library.create(call, { ...input, tags: ['new'], onDuplicate: 'skip' });
    expect(skipped).toMatchObject({ outcome: 'unchanged', bookmark: { tags: ['x'], version: 1 } });
  });

  test('saves one bookmark when the same URL comes fifty times at once', async () => {
    const call = aNewcomer();
    const saved = await Promise.all(
      Array.from({ length: 50 }, (_, index) =>
        library.create(call, { url: 'https://example.com/', tags: [`t${index % 10}`] }),
      ),
    );
    expect(new Set(saved.map(({ bookmark }) => bookmark.id)).size).toBe(1);
    expect(saved.filter(({ outcome }) => outcome === 'created')).toHaveLength(1);
    const [found] = await library.batchGet(call, ['https://example.com/']);
    expect(found?.bookmark.tags).toHaveLength(10);
  });

  test('saves a URL again after it went to the trash', async () => {
    const call = aNewcomer();
    const { bookmark } = await library.create(call, { url: 'https://example.com/' });
    await library.batchDelete(call, [bookmark.id]);
    const again = await library.create(call, { url: 'https://example.com/' });
    expect(again.outcome).toBe('created');
    expect(again.bookmark.id).not.toBe(bookmark.id);
  });

  test('suggests tags that the user gave to the same site', async () => {
    const call = aNewcomer();
    await library.create(call, { url: 'https://docs.example.com/1', tags: ['docs', 'often'] });
    await library.create(call, { url: 'https://docs.example.com/2', tags: ['often'] });
    const { suggestedTags } = await library.create(call, {
      url: 'https://docs.example.com/3',
      tags: ['docs'],
    });
    expect(suggestedTags).toEqual(['often']);
  });

  test('spells a tag as the user first spelled it', async () => {
    const call = aNewcomer();
    await library.create(call, { url: 'https://example.com/1', tags: ['NASA'] });
    const { bookmark } = await library.create(call, {
      url: 'https://example.com/2',
      tags: ['nasa', 'space'],
    });
    expect(bookmark.tags).toEqual(['NASA', 'space']);
  });

  test.each([
    ['a title with a NUL byte', { title: 'a\0b' }],
    ['a title of 1,001 characters', { title: 'x'.repeat(1001) }],
    ['a note with half a character', { note: '\ud800' }],
    ['a note of 10,001 characters', { note: 'x'.repeat(10_001) }],
    ['10,000 tags', { tags: Array.from({ length: 10_000 }, (_, index) => `t${index}`) }],
  ])('refuses %s and stores nothing', async (_what, wrong) => {
    const call = aNewcomer();
    await expect(library.create(call, { url: 'https://example.com/', ...wrong })).rejects.toMatchObject({
      code: 'invalid',
    });
    expect(await listed(call)).toEqual([]);
  });
});
