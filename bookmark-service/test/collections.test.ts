import { LIMITS } from '@bookmarks/protos';
import { describe, expect, test } from '@jest/globals';
import type { CollectionEdit } from '../src/collections/save-collection.ts';
import type { CallContext } from '../src/library/call-context.ts';
import { createPostgresLibraryStore } from '../src/postgres/postgres-library-store.ts';
import { NO_FILTER } from './helpers/library.ts';
import { setUpLibrary } from './helpers/set-up-library.ts';

const { database, library, aNewcomer } = await setUpLibrary();

const saved = async (call: CallContext, edit: CollectionEdit) =>
  (await library.saveCollection(call, edit)).collection;

const collections = (call: CallContext, input = {}) =>
  library.listCollections(call, { parent: '', depth: 0, includeSmart: true, ...input });

const paths = async (call: CallContext, input = {}) =>
  (await collections(call, input)).map(({ path, bookmarkCount }) => `${path} ${bookmarkCount}`);

/** Saves bookmarks into a collection, making it where it is not there. @returns their ids. */
const filled = async (call: CallContext, collection: string, count: number) => {
  const ids = [];
  for (let index = 0; index < count; index += 1) {
    const url = `https://example.com/${encodeURIComponent(collection)}/${index}`;
    ids.push((await library.create(call, { url, collection })).bookmark.id);
  }
  return ids;
};

const itemsOf = (call: CallContext, changeId = 'none') =>
  createPostgresLibraryStore(database.pool).read(call, async (opened) => [
    ...(await opened.changeItems({ changeId, entity: 'bookmark', after: undefined, limit: 1000 })),
    ...(await opened.changeItems({ changeId, entity: 'collection', after: undefined, limit: 1000 })),
  ]);

describe('saveCollection', () => {
  test('makes a collection with all that was given', async () => {
    const call = aNewcomer();
    const parent = await saved(call, { name: 'Work' });
    const { collection, created, changeId } = await library.saveCollection(call, {
      name: '  Big   Projects ',
      parent: 'WORK',
      description: 'What pays.',
      autoTags: ['job'],
    });
    expect(collection).toMatchObject({
      name: 'Big Projects',
      parentId: parent.id,
      path: 'Work/Big Projects',
      description: 'What pays.',
      smartQuery: undefined,
      autoTags: ['job'],
      bookmarkCount: 0,
      version: 1,
    });
    expect(created).toBe(true);
    expect(await itemsOf(call, changeId)).toEqual([
      {
        entity: 'collection',
        id: collection.id,
        before: null,
        after: {
          name: 'Big Projects',
          parentId: parent.id,
          description: 'What pays.',
          smartQuery: null,
          autoTags: ['job'],
          createdAt: collection.createdAt.toISOString(),
        },
      },
    ]);
  });

  test('finds the one that is there by its name, and changes what is given', async () => {
    const call = aNewcomer();
    const first = await saved(call, { name: 'Work' });
    const again = await library.saveCollection(call, { name: 'work' });
    expect(again).toEqual({ collection: first, created: false, changeId: undefined });
    const described = await library.saveCollection(call, { name: 'WORK', description: 'new' });
    expect(described).toMatchObject({
      created: false,
      collection: { id: first.id, name: 'Work', description: 'new', version: 2 },
    });
    expect(await itemsOf(call, described.changeId)).toEqual([
      { entity: 'collection', id: first.id, before: { description: '' }, after: { description: 'new' } },
    ]);
  });

  test('renames and moves one with all below it, whose paths follow', async () => {
    const call = aNewcomer();
    await filled(call, 'A/B/C', 1);
    const b = await saved(call, { ref: 'A/B', name: 'B2', parent: '' });
    expect(b).toMatchObject({ path: 'B2', parentId: undefined, version: 2 });
    expect(await paths(call)).toEqual(['A 0', 'B2 0', 'B2/C 1']);
    await saved(call, { ref: b.id, parent: 'A' });
    expect(await paths(call)).toEqual(['A 0', 'A/B2 0', 'A/B2/C 1']);
    const [entry] = (
      await library.list(call, { filter: NO_FILTER, order: 'newest', pageSize: 10, pageToken: '' })
    ).rows;
    expect(entry?.collection?.path).toBe('A/B2/C');
  });

  test('makes smart collections, which count what their queries find', async () => {
    const call = aNewcomer();
    for (const tags of [['rust'], ['rust', 'web'], ['web']]) {
      await library.create(call, { url: `https://example.com/${tags.join('+')}`, tags });
    }
    const smart = await saved(call, { name: 'Rust', smartQuery: ' tag:rust ' });
    expect(smart).toMatchObject({ smartQuery: 'tag:rust', bookmarkCount: 2 });
    expect(await collections(call, { includeSmart: false })).toEqual([]);
    const plain = await saved(call, { ref: smart.id, smartQuery: '' });
    expect(plain).toMatchObject({ smartQuery: undefined, bookmarkCount: 0 });
  });

  test('counts nothing for a smart collection that names a collection which is gone', async () => {
    const call = aNewcomer();
    await filled(call, 'Inbox', 1);
    expect(await saved(call, { name: 'Todo', smartQuery: 'in:Inbox' })).toMatchObject({ bookmarkCount: 1 });
    await library.deleteCollection(call, { ref: 'Inbox', bookmarks: 'keep', dryRun: false });
    expect(await paths(call)).toEqual(['Todo 0']);
  });

  test.each([
    ['no name', {}, /name/],
    ['an empty name', { name: ' ' }, /needs a name/],
    ['a slash in the name', { name: 'a/b' }, /slash/],
    ['a name that looks like an id', { name: 'col_0123456789ab' }, /look like an id/],
    ['a long name', { name: 'x'.repeat(LIMITS.collectionNameLength + 1) }, /at most 100/],
    ['a query that is none', { name: 'x', smartQuery: 'tag:' }, /tag/],
    ['a tag that is none', { name: 'x', autoTags: ['a,b'] }, /comma/],
    ['itself as the parent', { ref: 'Top', parent: 'Top' }, /into itself/],
    ['one below it as the parent', { ref: 'Top', parent: 'Top/Mid/Low' }, /below itself/],
    ['a smart parent', { name: 'x', parent: 'Smart' }, /smart collection/],
    ['a query for one with bookmarks', { ref: 'Top/Mid/Low', smartQuery: 'a' }, /Move them/],
    ['a query for one with collections', { ref: 'Top', smartQuery: 'a' }, /Move them/],
  ] satisfies [string, CollectionEdit, RegExp][])('refuses %s', async (_, edit, message) => {
    const call = aNewcomer();
    await filled(call, 'Top/Mid/Low', 1);
    await saved(call, { name: 'Smart', smartQuery: 'tag:x' });
    const before = await collections(call);
    await expect(library.saveCollection(call, edit)).rejects.toMatchObject({
      code: 'invalid',
      message: expect.stringMatching(message),
    });
    expect(await collections(call)).toEqual(before);
  });

  test('refuses a name that a sibling has, and names it', async () => {
    const call = aNewcomer();
    await saved(call, { name: 'One' });
    const two = await saved(call, { name: 'Two' });
    await expect(saved(call, { ref: two.id, name: 'ONE' })).rejects.toMatchObject({
      code: 'already_exists',
      message: expect.stringContaining('"One"'),
    });
  });

  test('says what comes near a collection that is not there', async () => {
    const call = aNewcomer();
    await saved(call, { name: 'Projects' });
    await expect(saved(call, { name: 'x', parent: 'Project' })).rejects.toMatchObject({
      code: 'not_found',
      message: expect.stringContaining('There is: "Projects".'),
    });
  });

  test('nests as deep as the limit, and no deeper', async () => {
    const call = aNewcomer();
    const deepest = Array.from({ length: LIMITS.collectionDepth }, (_, level) => `L${level}`).join('/');
    await filled(call, deepest, 1);
    await expect(saved(call, { name: 'more', parent: deepest })).rejects.toMatchObject({ code: 'invalid' });
    await saved(call, { name: 'New' });
    await expect(saved(call, { ref: 'L0', parent: 'New' })).rejects.toMatchObject({ code: 'invalid' });
    await expect(filled(call, `${deepest}/more`, 1)).rejects.toMatchObject({ code: 'invalid' });
  });

  test('holds as many as the limit, and no more', async () => {
    const call = aNewcomer();
    const at = new Date();
    const many = Array.from({ length: LIMITS.collectionsPerLibrary }, (_, index) => ({
      id: `col_${String(index).padStart(12, '0')}`,
      name: `n${index}`,
      parentId: undefined,
      path: '',
      description: '',
      smartQuery: undefined,
      autoTags: [],
      publishedAt: undefined,
      createdAt: at,
      updatedAt: at,
      version: 1,
    }));
    await createPostgresLibraryStore(database.pool).write(call, (opened) => opened.insertCollections(many));
    expect(await collections(call)).toHaveLength(LIMITS.collectionsPerLibrary);
    await expect(saved(call, { name: 'more' })).rejects.toMatchObject({ code: 'invalid' });
    await expect(filled(call, 'n1/more', 1)).rejects.toMatchObject({ code: 'invalid' });
    expect(await saved(call, { ref: 'n1', name: 'renamed' })).toMatchObject({ path: 'renamed' });
  });

  test('makes one when the same comes twenty times at once', async () => {
    const call = aNewcomer();
    const made = await Promise.all(
      Array.from({ length: 20 }, () => library.saveCollection(call, { name: 'Once' })),
    );
    expect(made.filter(({ created }) => created)).toHaveLength(1);
    expect(await paths(call)).toEqual(['Once 0']);
  });
});

describe('listCollections', () => {
  test('shows parents before their children, below a parent and as deep as asked', async () => {
    const call = aNewcomer();
    for (const path of ['b/x/y', 'A', 'b', 'b x', 'b/x']) await filled(call, path, 1);
    expect(await paths(call)).toEqual(['A 1', 'b 1', 'b/x 1', 'b/x/y 1', 'b x 1']);
    expect(await paths(call, { depth: 1 })).toEqual(['A 1', 'b 1', 'b x 1']);
    expect(await paths(call, { parent: 'B' })).toEqual(['b/x 1', 'b/x/y 1']);
    expect(await paths(call, { parent: 'b', depth: 1 })).toEqual(['b/x 1']);
  });

  test('does not count what is in the trash', async () => {
    const call = aNewcomer();
    const [first = ''] = await filled(call, 'a', 2);
    await library.batchDelete(call, [first]);
    expect(await paths(call)).toEqual(['a 1']);
  });

  test('refuses a parent that is not there', async () => {
    await expect(paths(aNewcomer(), { parent: 'nowhere' })).rejects.toMatchObject({ code: 'not_found' });
  });
});

describe('ensureCollection', () => {
  test('finds a path in any spelling, and makes what is missing of it', async () => {
    const call = aNewcomer();
    await filled(call, 'Work/Projects', 1);
    const { bookmark } = await library.create(call, {
      url: 'https://example.com/',
      collection: ' work / projects/ New',
    });
    expect(bookmark.collection?.path).toBe('Work/Projects/New');
    expect(await paths(call)).toEqual(['Work 0', 'Work/Projects 1', 'Work/Projects/New 1']);
  });

  test.each(['a//b', '/a', 'Smart', 'Smart/x', 'col_'.padEnd(500, 'x')])('refuses %s', async (ref) => {
    const call = aNewcomer();
    await saved(call, { name: 'Smart', smartQuery: 'tag:x' });
    await expect(filled(call, ref, 1)).rejects.toMatchObject({ code: 'invalid' });
  });

  test('refuses an id that names nothing', async () => {
    await expect(filled(aNewcomer(), 'col_0123456789ab', 1)).rejects.toMatchObject({ code: 'not_found' });
  });
});

describe('deleteCollection', () => {
  const removed = (call: CallContext, ref: string, bookmarks: 'keep' | 'trash', dryRun = false) =>
    library.deleteCollection(call, { ref, bookmarks, dryRun });

  test('removes it with those below it, and keeps the bookmarks outside', async () => {
    const call = aNewcomer();
    const [id = ''] = await filled(call, 'a/b', 1);
    await filled(call, 'c', 1);
    const [, b] = await collections(call);
    const { collections: gone, memberships, changeId } = await removed(call, 'a', 'keep');
    expect(gone.map(({ path, bookmarkCount }) => [path, bookmarkCount])).toEqual([
      ['a', 0],
      ['a/b', 1],
    ]);
    expect(memberships).toHaveLength(1);
    expect(await paths(call)).toEqual(['c 1']);
    const [kept] = await library.batchGet(call, [id]);
    expect(kept?.bookmark).toMatchObject({ collection: undefined, version: 2 });
    const items = await itemsOf(call, changeId);
    expect(items).toHaveLength(3);
    expect(items[0]).toEqual({
      entity: 'bookmark',
      id,
      before: { collectionId: b?.id },
      after: { collectionId: null },
    });
    expect(items.slice(1).map(({ entity, after }) => [entity, after])).toEqual([
      ['collection', null],
      ['collection', null],
    ]);
  });

  test('moves the bookmarks to the trash when told so', async () => {
    const call = aNewcomer();
    const [id = ''] = await filled(call, 'a', 1);
    const { changeId } = await removed(call, 'a', 'trash');
    expect(await library.batchGet(call, [id])).toEqual([]);
    expect(await itemsOf(call, changeId)).toContainEqual(
      expect.objectContaining({ entity: 'bookmark', id, after: null }),
    );
  });

  test('changes nothing in a dry run, which says the same', async () => {
    const call = aNewcomer();
    await filled(call, 'a/b', 2);
    const would = await removed(call, 'a', 'trash', true);
    expect(would).toMatchObject({ changeId: undefined });
    expect(await paths(call)).toEqual(['a 0', 'a/b 2']);
    const did = await removed(call, 'a', 'trash');
    expect(did).toEqual({ ...would, changeId: did.changeId });
  });

  test('does not touch what is in the trash already, whose collection is gone', async () => {
    const call = aNewcomer();
    const [id = ''] = await filled(call, 'a', 1);
    await library.batchDelete(call, [id]);
    const { memberships, changeId } = await removed(call, 'a', 'trash');
    expect(memberships).toEqual([]);
    expect(await itemsOf(call, changeId)).toHaveLength(1);
  });

  test('removes two thousand bookmarks under one change', async () => {
    const call = aNewcomer();
    const [first] = await filled(call, 'a', 1);
    const store = createPostgresLibraryStore(database.pool);
    await store.write(call, async (opened) => {
      const [model] = await opened.bookmarksByIds([first ?? '']);
      if (model === undefined) throw new Error('The model is gone');
      await opened.insertBookmarks(
        Array.from({ length: 2500 }, (_, index) => ({
          ...model,
          id: `bm_${String(index).padStart(12, '0')}`,
          url: `https://example.com/many/${index}`,
        })),
      );
    });
    const { memberships, changeId } = await removed(call, 'a', 'keep');
    expect(memberships).toHaveLength(2501);
    const change = await store.read(call, (opened) => opened.changeById(changeId ?? ''));
    expect(change).toMatchObject({ kind: 'delete_collection', itemCount: 2502 });
  });

  test.each(['keep', 'trash'] as const)(
    'can be undone with its bookmarks, when told to %s them',
    async (mode) => {
      const call = aNewcomer();
      await filled(call, 'a/b', 2);
      const before = await paths(call);
      const { changeId } = await removed(call, 'a', mode);
      expect(await paths(call)).toEqual([]);
      await library.undoChange(call, changeId ?? '');
      expect(await paths(call)).toEqual(before);
    },
  );

  test('says that there is no such collection when it is sent twice', async () => {
    const call = aNewcomer();
    await filled(call, 'a', 1);
    await removed(call, 'a', 'keep');
    await expect(removed(call, 'a', 'keep')).rejects.toMatchObject({ code: 'not_found' });
  });
});
