import { expect, test } from '@jest/globals';
import { connectV1 } from '../helpers/connect.ts';

const RUN = Date.now().toString(36);
const SECRET = `secret-${RUN}`;

test('the ids of another user name nothing, in whatever tool they are given', async () => {
  await using owner = await connectV1('chloe');
  await using stranger = await connectV1('ben');
  const url = `https://isolation.example/${SECRET}`;
  const added = await owner.call('add_bookmark', {
    url,
    title: SECRET,
    tags: [SECRET],
    collection: SECRET,
  });
  const { id } = added.data.bookmark as { id: string };
  const { data } = await owner.call('list_collections', {});
  const collection = (data.collections as { id: string; path: string }[]).find(({ path }) => path === SECRET);
  expect(collection).toBeDefined();
  const before = await owner.call('get_bookmarks', { refs: [id], include: ['note', 'history'] });

  const foreign: [tool: string, args: object][] = [
    ['get_bookmarks', { refs: [id], include: ['note', 'history'] }],
    ['list_bookmarks', { collection: collection?.id }],
    ['search_bookmarks', { query: 'isolation', collection: collection?.id }],
    ['list_collections', { parent: collection?.id }],
    ['resurface_bookmarks', { mode: 'related_to', ref: id }],
    ['add_bookmark', { url: 'https://isolation.example/own', collection: collection?.id }],
    ['organize_bookmarks', { refs: [id], status: 'read' }],
    ['organize_bookmarks', { filter: { collection: collection?.id }, status: 'read' }],
    ['save_collection', { id: collection?.id, name: 'Mine' }],
    ['save_collection', { name: 'Mine', parent: collection?.id }],
    ['export_bookmarks', { format: 'json', filter: { collection: collection?.id } }],
    ['undo_change', { change_id: added.data.change_id }],
    ['edit_bookmark', { ref: id, title: 'Mine' }],
    ['delete_bookmarks', { refs: [id] }],
    ['delete_collection', { id: collection?.id, bookmarks: 'trash' }],
  ];
  for (const [tool, args] of foreign) {
    const answer = await stranger.call(tool, args);
    expect([tool, JSON.stringify(answer).includes(SECRET)]).toEqual([tool, false]);
    const { changed = 0, change_id } = answer.data;
    expect([tool, changed, change_id]).toEqual([tool, 0, undefined]);
  }
  for (const [tool, args] of [
    ['update_tags', { changes: [{ from: [SECRET], to: 'mine' }] }],
    ['list_tags', { prefix: SECRET }],
    ['audit_library', { check: 'single_use_tags' }],
    ['library_overview', {}],
  ] as const) {
    const { data: own } = await stranger.call(tool, args);
    expect([tool, JSON.stringify({ ...own, unknown_tags: [] }).includes(SECRET)]).toEqual([tool, false]);
  }
  expect(await owner.call('get_bookmarks', { refs: [id], include: ['note', 'history'] })).toEqual(before);
});
