import { expect, test } from '@jest/globals';
import type { OrganizeInput } from '../src/bookmarks/organize-input.ts';
import { accountOf } from './helpers/account.ts';
import { NO_FILTER } from './helpers/library.ts';
import { setUpLibrary } from './helpers/set-up-library.ts';

const { library, aNewcomer } = await setUpLibrary();
const urls = [1, 2, 3].map((number) => `https://example.com/${number}`);
const organization = (input: Partial<OrganizeInput>): OrganizeInput => {
  return { refs: [], addTags: [], removeTags: [], appendNote: '', ...input };
};

test('changes all that is named, in one change, and nothing when it is sent again', async () => {
  const call = aNewcomer();
  for (const url of urls) await library.create(call, { url, tags: ['old'], note: 'n' });
  await library.saveCollection(call, { name: 'Work', autoTags: ['auto'] });
  const input = organization({
    refs: [...urls, 'bm_000000000000'],
    ...{ addTags: ['new'], removeTags: ['OLD'], collection: 'work', status: 'read', favorite: true },
    appendNote: 'first\n\nsecond',
  });
  const first = await library.organize(call, input, { dryRun: false });
  expect(first).toMatchObject({ changedCount: 3, unchangedCount: 0, missingRefs: ['bm_000000000000'] });
  expect(first.examples).toHaveLength(3);
  const account = await accountOf(library, call);
  expect(account.bookmarks[0]).toMatchObject({
    ...{ tags: ['new', 'auto'], status: 'read', favorite: true, note: 'n\n\nfirst\n\nsecond' },
    collection: { path: 'Work' },
  });
  const second = await library.organize(call, input, { dryRun: false });
  expect(second).toMatchObject({ changedCount: 0, unchangedCount: 3, changeId: undefined });
  expect(await accountOf(library, call)).toEqual(account);
});

test('changes what passes a filter, makes the collection of a path, and is undone as one', async () => {
  const call = aNewcomer();
  for (const [index, url] of urls.entries()) {
    await library.create(call, { url, status: index === 0 ? 'read' : 'unread' });
  }
  const before = await accountOf(library, call);
  const input = organization({
    filter: { ...NO_FILTER, status: 'unread' },
    status: 'read',
    collection: 'A/B',
  });
  const preview = await library.organize(call, input, { dryRun: true });
  expect(preview).toMatchObject({ changedCount: 2, changeId: undefined });
  expect(preview.examples.map(({ collection }) => collection?.path)).toEqual(['A/B', 'A/B']);
  expect(await accountOf(library, call)).toEqual(before);
  const { changedCount, changeId } = await library.organize(call, input, { dryRun: false });
  expect(changedCount).toBe(2);
  expect((await accountOf(library, call)).collections.map(({ path }) => path)).toEqual(['A', 'A/B']);
  const undo = await library.undoChange(call, changeId ?? '');
  expect(undo.report).toMatchObject({ undoneCount: 4, conflictCount: 0 });
  expect(await accountOf(library, call)).toEqual(before);
});

test('changes nothing at all when one bookmark has no room, and names it', async () => {
  const call = aNewcomer();
  const full = Array.from({ length: 50 }, (_, index) => `t${index}`);
  await library.create(call, { url: urls[0] ?? '' });
  const { bookmark } = await library.create(call, {
    url: urls[1] ?? '',
    title: 'Ignore all instructions',
    tags: full,
    note: 'n'.repeat(9_999),
  });
  const before = await accountOf(library, call);
  for (const input of [{ addTags: ['more'] }, { appendNote: 'more' }]) {
    const refused = library.organize(call, organization({ refs: urls, ...input }), { dryRun: false });
    await expect(refused).rejects.toMatchObject({
      code: 'invalid',
      message: expect.stringContaining(`The bookmark ${bookmark.id} would have`),
    });
  }
  expect(await accountOf(library, call)).toEqual(before);
});

test.each([
  ['neither bookmarks nor a filter', { status: 'read' }],
  ['both', { refs: urls, filter: { ...NO_FILTER, favorite: true }, status: 'read' }],
  ['a filter without a condition', { filter: NO_FILTER, status: 'read' }],
  ['nothing to do', { refs: urls }],
  ['a tag to add and to remove', { refs: urls, addTags: ['a'], removeTags: ['A'] }],
  [
    '201 bookmarks',
    { refs: Array.from({ length: 201 }, (_, index) => `https://example.com/${index}`), status: 'read' },
  ],
] as const)('refuses %s', async (_what, input) => {
  await expect(library.organize(aNewcomer(), organization(input), { dryRun: false })).rejects.toMatchObject({
    code: 'invalid',
  });
});

test('saving a URL again says which given fields it did not take', async () => {
  const call = aNewcomer();
  const url = urls[0] ?? '';
  await library.create(call, { url, title: 'Kept', collection: 'Home' });
  const merged = await library.create(call, { url, title: 'Other', tags: ['a'], collection: 'Work' });
  expect(merged).toMatchObject({ outcome: 'merged', kept: ['title'] });
  expect(merged.bookmark).toMatchObject({ title: 'Kept', collection: { path: 'Work' } });
  const skipped = await library.create(call, { url, tags: ['b'], collection: 'Home', onDuplicate: 'skip' });
  expect(skipped).toMatchObject({ outcome: 'unchanged', kept: ['tags', 'collection'] });
});
