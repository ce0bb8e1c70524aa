import { describe, expect, test } from '@jest/globals';
import type { FilterInput } from '../src/bookmarks/bookmark-filter.ts';
import type { CallContext } from '../src/library/call-context.ts';
import { titlesIn } from './helpers/library.ts';
import { setUpLibrary } from './helpers/set-up-library.ts';

const { database, library, aNewcomer } = await setUpLibrary();

const listed = (call: CallContext, filter?: Partial<FilterInput>) => titlesIn(library, call, filter);

describe('update', () => {
  test('overwrites what is given and leaves the rest', async () => {
    const call = aNewcomer();
    const { bookmark } = await library.create(call, {
      url: 'https://example.com/',
      title: 'Old',
      note: 'kept',
      tags: ['a'],
    });
    const edited = await library.update(call, bookmark.url, { title: 'New', tags: ['b'] }, undefined);
    expect(edited.bookmark).toMatchObject({
      id: bookmark.id,
      title: 'New',
      note: 'kept',
      tags: ['b'],
      version: 2,
    });
    // Sent twice, with the version that was right the first time.
    expect(await library.update(call, bookmark.id, { title: 'New' }, 1)).toMatchObject({
      changeId: undefined,
    });
  });

  test('refuses a bookmark that was changed since, one that is not there, and a URL that is taken', async () => {
    const call = aNewcomer();
    const { bookmark } = await library.create(call, { url: 'https://example.com/1' });
    await library.create(call, { url: 'https://example.com/2' });
    await library.update(call, bookmark.id, { title: 'x' }, 1);
    await expect(library.update(call, bookmark.id, { title: 'y' }, 1)).rejects.toMatchObject({
      code: 'conflict',
    });
    await expect(library.update(call, 'bm_000000000000', { title: 'y' }, undefined)).rejects.toMatchObject({
      code: 'not_found',
    });
    await expect(
      library.update(call, bookmark.id, { url: 'http://example.com/2/' }, undefined),
    ).rejects.toMatchObject({
      code: 'already_exists',
    });
    await expect(library.update(call, 'nonsense', { title: 'y' }, undefined)).rejects.toMatchObject({
      code: 'invalid',
    });
  });
});

describe('batchDelete', () => {
  test('moves to the trash what is there, and says what is not', async () => {
    const call = aNewcomer();
    const { bookmark } = await library.create(call, { url: 'https://example.com/', title: 'gone' });
    const refs = [bookmark.id, 'http://www.example.com', 'bm_000000000000'];
    const first = await library.batchDelete(call, refs);
    expect(first).toMatchObject({ bookmarks: [{ id: bookmark.id }], missingRefs: ['bm_000000000000'] });
    expect(first.bookmarks).toHaveLength(1);
    expect(await listed(call)).toEqual([]);
    expect(await library.batchDelete(call, refs)).toMatchObject({
      bookmarks: [],
      missingRefs: refs,
      changeId: undefined,
    });
  });

  test('refuses none and more than two hundred', async () => {
    const call = aNewcomer();
    for (const refs of [[], Array.from({ length: 201 }, (_, index) => `https://example.com/${index}`)]) {
      await expect(library.batchDelete(call, refs)).rejects.toMatchObject({ code: 'invalid' });
    }
  });
});

test('every write records what it changed, so that it can be undone', async () => {
  const call = aNewcomer();
  const { bookmark } = await library.create(call, { url: 'https://example.com/', title: 'one' });
  await library.create(call, { url: 'https://example.com/', tags: ['x'] });
  await library.update(call, bookmark.id, { title: 'two' }, undefined);
  await library.batchDelete(call, [bookmark.id]);
  const client = await database.pool.connect();
  try {
    await client.query('begin');
    await client.query(`select set_config('bookmarks.user_sub', $1, true)`, [call.userSub]);
    const { rows } = await client.query(
      `select kind, item_count, before, after from changes
       join change_items using (user_sub) where change_id = changes.id order by created_at`,
    );
    expect(rows).toEqual([
      { kind: 'create', item_count: 1, before: null, after: expect.objectContaining({ title: 'one' }) },
      { kind: 'merge', item_count: 1, before: { tags: [] }, after: { tags: ['x'] } },
      { kind: 'edit', item_count: 1, before: { title: 'one' }, after: { title: 'two' } },
      { kind: 'delete', item_count: 1, before: expect.objectContaining({ title: 'two' }), after: null },
    ]);
  } finally {
    await client.query('rollback');
    client.release();
  }
});
