import { expect, test } from '@jest/globals';
import type { TagChangeInput } from '../src/tags/tag-changes.ts';
import { accountOf } from './helpers/account.ts';
import { setUpLibrary } from './helpers/set-up-library.ts';

const { library, aNewcomer } = await setUpLibrary();

/** Somebody with a bookmark for each of these lists of tags. */
async function aUserWith(...tagLists: readonly string[][]) {
  const call = aNewcomer();
  for (const [index, tags] of tagLists.entries()) {
    await library.create(call, { url: `https://example.com/${index}`, tags });
  }
  const tagsNow = async () => (await accountOf(library, call)).bookmarks.map(({ tags }) => tags);
  return { call, tagsNow };
}

test.each<[string, string[][], TagChangeInput[], string[][], string[]]>([
  ['renames', [['a', 'x'], ['x']], [{ from: ['a'], to: 'b' }], [['b', 'x'], ['x']], ['b 1', 'x 2']],
  ['merges', [['a', 'b'], ['b'], ['c']], [{ from: ['a', 'b'], to: 'C' }], [['c'], ['c'], ['c']], ['c 3']],
  ['removes', [['a', 'b'], ['a']], [{ from: ['A'] }], [['b'], []], ['b 1']],
  ['spells', [['js', 'x'], ['js']], [{ from: ['js'], to: 'JS' }], [['JS', 'x'], ['JS']], ['JS 2', 'x 1']],
  [
    'spells what it merges into, if told so,',
    [['js'], ['javascript']],
    [{ from: ['js', 'javascript'], to: 'JS' }],
    [['JS'], ['JS']],
    ['JS 2'],
  ],
  [
    'swaps',
    [['a'], ['b'], ['a', 'b']],
    [
      { from: ['a'], to: 'B' },
      { from: ['b'], to: 'a' },
    ],
    [['B'], ['a'], ['B', 'a']],
    ['a 2', 'B 2'],
  ],
])('%s tags in all bookmarks, counts them, and is undone', async (_what, before, changes, after, counts) => {
  const { call, tagsNow } = await aUserWith(...before);
  const account = await accountOf(library, call);
  const { changeId } = await library.updateTags(call, changes, { dryRun: false });
  expect(await tagsNow()).toEqual(after);
  expect((await accountOf(library, call)).tags).toEqual(counts);
  await library.undoChange(call, changeId ?? '');
  expect(await accountOf(library, call)).toEqual(account);
});

test('says what would be changed by each change and in all, and which tags nobody carries', async () => {
  const { call, tagsNow } = await aUserWith(['a', 'b'], ['b'], ['c']);
  const changes = [{ from: ['a', 'nobody'], to: 'x' }, { from: ['b'] }, { from: ['c'], to: 'c' }];
  const counts = { changedCounts: [1, 2, 0], changedCount: 2, unknownTags: ['nobody'] };
  expect(await library.updateTags(call, changes, { dryRun: true })).toMatchObject(counts);
  expect(await tagsNow()).toEqual([['a', 'b'], ['b'], ['c']]);
  expect(await library.updateTags(call, changes, { dryRun: false })).toMatchObject(counts);
  expect(await tagsNow()).toEqual([['x'], [], ['c']]);
  expect(await library.updateTags(call, changes.slice(0, 2), { dryRun: false })).toMatchObject({
    ...{ changedCount: 0, unknownTags: ['a', 'nobody', 'b'], changeId: undefined },
  });
});

test('changes the tags that collections add and look for, as a part of the same change', async () => {
  const { call } = await aUserWith(['a']);
  await library.saveCollection(call, { name: 'Folder', autoTags: ['a', 'k'] });
  await library.saveCollection(call, { name: 'Smart', smartQuery: '(#a OR tag:k) -#a word' });
  const before = await accountOf(library, call);
  const { changeId } = await library.updateTags(call, [{ from: ['a'], to: 'z' }], { dryRun: false });
  expect((await accountOf(library, call)).collections).toMatchObject([
    { autoTags: ['z', 'k'] },
    { smartQuery: '(#z OR #k) -#z word' },
  ]);
  await library.undoChange(call, changeId ?? '');
  expect(await accountOf(library, call)).toEqual(before);
});

test('renames a tag that only collections use, which is not unknown then', async () => {
  const { call } = await aUserWith(['other']);
  await library.saveCollection(call, { name: 'Folder', autoTags: ['k'] });
  await library.saveCollection(call, { name: 'Smart', smartQuery: '#l OR word' });
  const changes = [
    { from: ['k'], to: 'z' },
    { from: ['L', 'nobody'], to: 'y' },
  ];
  const counts = { changedCount: 0, unknownTags: ['nobody'] };
  expect(await library.updateTags(call, changes, { dryRun: true })).toMatchObject(counts);
  const updated = await library.updateTags(call, changes, { dryRun: false });
  expect(updated).toMatchObject({ ...counts, changeId: expect.stringMatching(/^chg_/) });
  expect((await accountOf(library, call)).collections).toMatchObject([
    { autoTags: ['z'] },
    { smartQuery: '#y OR word' },
  ]);
});

test.each<[string, TagChangeInput[]]>([
  ['no change', []],
  ['no tag', [{ from: [], to: 'a' }]],
  ['a tag in two changes', [{ from: ['a'], to: 'b' }, { from: ['A'] }]],
  ['an empty name', [{ from: ['a'], to: ' ' }]],
  ['51 changes', Array.from({ length: 51 }, (_, index) => ({ from: [`t${index}`] }))],
])('refuses %s', async (_what, changes) => {
  const { call } = await aUserWith();
  await expect(library.updateTags(call, changes, { dryRun: false })).rejects.toMatchObject({
    code: 'invalid',
  });
});
