import { describe, expect, test } from '@jest/globals';
import type { CallContext } from '../src/library/call-context.ts';
import { purgeExpired } from '../src/postgres/purge-expired.ts';
import { accountOf } from './helpers/account.ts';
import { asOwner } from './helpers/as-owner.ts';
import { setUpLibrary } from './helpers/set-up-library.ts';

const { database, library, aNewcomer } = await setUpLibrary();
const url = 'https://example.com/';

/** Undoes a change and expects that it leaves the one thing in it as it is, for this reason. */
async function expectConflict(call: CallContext, changeId: string | undefined, reason: string | RegExp) {
  const before = await accountOf(library, call);
  const undo = await library.undoChange(call, changeId ?? '');
  expect(undo).toMatchObject({ changeId: undefined, jobId: undefined });
  expect(undo.report).toMatchObject({ undoneCount: 0, conflictCount: 1 });
  expect(undo.report?.conflicts[0]?.reason).toMatch(reason);
  expect(await accountOf(library, call)).toEqual(before);
  return undo.report?.conflicts[0];
}

describe('a conflict is reported, and nothing later is overwritten, when', () => {
  test('a field of a bookmark was changed again', async () => {
    const call = aNewcomer();
    const { bookmark } = await library.create(call, { url, title: 'one', note: 'n' });
    const { changeId } = await library.update(call, url, { title: 'two', note: 'm' }, undefined);
    await library.update(call, url, { title: 'three' }, undefined);
    const conflict = await expectConflict(call, changeId, 'Its title was changed since.');
    expect(conflict).toMatchObject({ entity: 'bookmark', id: bookmark.id, label: 'three' });
  });

  test('a bookmark that the change made was edited', async () => {
    const call = aNewcomer();
    const { changeId } = await library.create(call, { url });
    await library.create(call, { url, tags: ['a'], status: 'read' });
    await expectConflict(call, changeId, 'Its tags and read state were changed since.');
  });

  test('a bookmark went to the trash, or is gone for good', async () => {
    const call = aNewcomer();
    await library.create(call, { url });
    const edit = await library.update(call, url, { title: 'two' }, undefined);
    const deletion = await library.batchDelete(call, [url]);
    await expectConflict(call, edit.changeId, 'It was deleted since.');
    await asOwner(database, 'delete from bookmarks where user_sub = $1', [call.userSub]);
    await expectConflict(call, edit.changeId, 'It is gone for good.');
    await expectConflict(call, deletion.changeId, 'It is gone for good.');
  });

  test('another bookmark has its URL', async () => {
    const call = aNewcomer();
    await library.create(call, { url });
    const deletion = await library.batchDelete(call, [url]);
    const { bookmark } = await library.create(call, { url });
    await expectConflict(call, deletion.changeId, /^Another bookmark .* has its URL now/);
    const edit = await library.update(call, bookmark.id, { url: 'https://example.com/b' }, undefined);
    await library.create(call, { url });
    await expectConflict(call, edit.changeId, /^Another bookmark .* has its URL now/);
  });

  test('the collection that a bookmark was in is not there any more', async () => {
    const call = aNewcomer();
    await library.create(call, { url, collection: 'Work' });
    const edit = await library.organize(
      call,
      { refs: [url], addTags: [], removeTags: [], appendNote: '', collection: '' },
      { dryRun: false },
    );
    await library.deleteCollection(call, { ref: 'Work', bookmarks: 'keep', dryRun: false });
    await expectConflict(call, edit.changeId, 'Its collection is not there any more.');
  });

  test('a collection that the change made has got bookmarks or children', async () => {
    const call = aNewcomer();
    const { changeId } = await library.saveCollection(call, { name: 'Work' });
    const { bookmark } = await library.create(call, { url, collection: 'Work' });
    await expectConflict(call, changeId, 'There are bookmarks in it now.');
    await library.batchDelete(call, [bookmark.id]);
    await library.saveCollection(call, { name: 'Projects', parent: 'Work' });
    await expectConflict(call, changeId, 'There are other collections in it now.');
  });

  test('a collection was renamed again, has lost its parent, or its name is taken', async () => {
    const call = aNewcomer();
    const { collection } = await library.saveCollection(call, { name: 'Work' });
    const rename = await library.saveCollection(call, { ref: collection.id, name: 'Job' });
    await library.saveCollection(call, { name: 'Work' });
    await expectConflict(call, rename.changeId, /There is another collection "Work"/);
    await library.saveCollection(call, { ref: collection.id, name: 'Office' });
    await expectConflict(call, rename.changeId, 'Its name was changed since.');
    await library.saveCollection(call, { name: 'Below', parent: 'Office' });
    const below = await library.deleteCollection(call, {
      ref: 'Office/Below',
      bookmarks: 'keep',
      dryRun: false,
    });
    await library.deleteCollection(call, { ref: 'Office', bookmarks: 'keep', dryRun: false });
    await expectConflict(call, below.changeId, 'The collection above it is not there any more.');
    await expectConflict(call, rename.changeId, 'It was deleted since.');
  });

  test('a tag was spelled otherwise again', async () => {
    const call = aNewcomer();
    await library.create(call, { url, tags: ['js'] });
    const spelled = await library.updateTags(call, [{ from: ['js'], to: 'JS' }], { dryRun: false });
    await library.updateTags(call, [{ from: ['js'], to: 'Js' }], { dryRun: false });
    await expectConflict(call, spelled.changeId, 'Its spelling was changed since.');
  });
});

test('an undo takes back what it can, and later changes of other fields stay', async () => {
  const call = aNewcomer();
  const refs = ['https://example.com/1', 'https://example.com/2'];
  for (const each of refs) await library.create(call, { url: each });
  const input = { refs, addTags: ['a'], removeTags: [], appendNote: '', status: 'read' as const };
  const { changeId } = await library.organize(call, input, { dryRun: false });
  await library.update(call, refs[0] ?? '', { title: 'later' }, undefined);
  await library.update(call, refs[1] ?? '', { tags: ['a', 'b'] }, undefined);
  const undo = await library.undoChange(call, changeId ?? '');
  expect(undo.report).toMatchObject({ undoneCount: 1, conflictCount: 1 });
  const [first, second] = await library.batchGet(call, refs);
  expect(first?.bookmark).toMatchObject({ title: 'later', tags: [], status: 'unread' });
  expect(second?.bookmark).toMatchObject({ tags: ['a', 'b'], status: 'read' });
});

test('a change that is unknown, or of somebody else, is not there; what is no id is refused', async () => {
  const { changeId } = await library.create(aNewcomer(), { url });
  for (const id of [changeId ?? '', 'chg_000000000000']) {
    await expect(library.undoChange(aNewcomer(), id)).rejects.toMatchObject({ code: 'not_found' });
  }
  await expect(library.undoChange(aNewcomer(), 'bm_1')).rejects.toMatchObject({ code: 'invalid' });
});

test('the spelling of a tag comes back everywhere, also where the tag came later', async () => {
  const call = aNewcomer();
  await library.create(call, { url, tags: ['js'] });
  const { changeId } = await library.updateTags(call, [{ from: ['js'], to: 'JS' }], { dryRun: false });
  const { bookmark } = await library.create(call, { url: 'https://example.com/later', tags: ['js'] });
  expect(bookmark.tags).toEqual(['JS']);
  await library.undoChange(call, changeId ?? '');
  expect(await accountOf(library, call)).toMatchObject({
    bookmarks: [{ tags: ['js'] }, { tags: ['js'] }],
    tags: ['js 2'],
  });
});

test('the history of a bookmark names its changes, the last first', async () => {
  const call = aNewcomer();
  const { bookmark } = await library.create(call, { url });
  await library.create(call, { url, tags: ['a'] });
  const { changeId } = await library.update(call, url, { title: 'x' }, undefined);
  const undo = await library.undoChange(call, changeId ?? '');
  const history = await library.bookmarkHistory(call, bookmark.id, 3);
  expect(history.map(({ kind, itemCount }) => `${kind} ${itemCount}`)).toEqual([
    'undo 1',
    'edit 1',
    'merge 1',
  ]);
  expect(history[0]).toMatchObject({ id: undo.changeId, undoes: changeId });
  await expect(library.bookmarkHistory(call, 'https://example.org/', 3)).rejects.toMatchObject({
    code: 'not_found',
  });
});

test('what is past its time is purged, and nothing else', async () => {
  const call = aNewcomer();
  const old = await library.create(call, { url: 'https://example.com/old' });
  await library.create(call, { url: 'https://example.com/kept' });
  await library.create(call, { url: 'https://example.com/trash' });
  const fresh = await library.batchDelete(call, ['https://example.com/trash']);
  await library.batchDelete(call, ['https://example.com/old']);
  const aged = [
    `update bookmarks set deleted_at = deleted_at - interval '31 days' where user_sub = $1 and id = $2`,
  ];
  for (const sql of aged) await asOwner(database, sql, [call.userSub, old.bookmark.id]);
  await asOwner(
    database,
    `update changes set created_at = created_at - interval '31 days' where user_sub = $1 and id = $2`,
    [call.userSub, old.changeId],
  );
  await purgeExpired(database.pool, new Date('2026-01-15T00:00:00Z'));
  await expect(library.undoChange(call, old.changeId ?? '')).rejects.toMatchObject({ code: 'not_found' });
  expect(await rowsOf(call, 'select id from bookmarks where user_sub = $1')).toHaveLength(2);
  expect(await rowsOf(call, 'select id from changes where user_sub = $1')).toHaveLength(4);
  expect((await library.undoChange(call, fresh.changeId ?? '')).report?.undoneCount).toBe(1);
});

async function rowsOf(call: CallContext, sql: string): Promise<unknown[]> {
  return asOwner(database, sql, [call.userSub]);
}
