import { expect, test } from '@jest/globals';
import { connectV1 } from '../helpers/connect.ts';

const RUN = Date.now().toString(36);

test('makes, nests, searches and deletes collections, and takes the deletion back', async () => {
  await using session = await connectV1('chloe');
  const top = `Cooking ${RUN}`;
  const made = await session.call('save_collection', { name: top, auto_tags: ['kitchen'] });
  expect(made.data).toMatchObject({ outcome: 'created', collection: { path: top } });
  expect((await session.call('save_collection', { name: 'Soups', parent: top })).data).toMatchObject({
    collection: { path: `${top}/Soups` },
  });
  await session.call('save_collection', { name: `Smart ${RUN}`, smart_query: `in:"${top}"` });
  const url = `https://example.com/soup/${RUN}`;
  const saved = await session.call('add_bookmark', { url, title: 'Leek soup', collection: `${top}/Soups` });
  expect(saved.data).toMatchObject({ bookmark: { collection: `${top}/Soups` } });

  for (const collection of [top, `${top}/Soups`, `Smart ${RUN}`]) {
    const { data } = await session.call('list_bookmarks', { collection });
    expect([collection, data.bookmarks]).toMatchObject([collection, [{ url }]]);
  }
  const { data: listed } = await session.call('list_collections', { parent: top });
  expect(listed).toMatchObject({ collections: [{ path: `${top}/Soups`, bookmarks: 1 }] });
  const unknown = await session.call('list_bookmarks', { collection: `${top}/Soupes` });
  expect(unknown).toMatchObject({ isError: true });
  expect(unknown.text).toContain(`Did you mean "${top}/Soups"?`);

  const asked = await session.call('delete_collection', { id: top, bookmarks: 'trash' });
  expect(asked.data).toMatchObject({ status: 'confirmation_required', bookmarks: 1 });
  const deleted = await session.call('delete_collection', {
    id: top,
    bookmarks: 'trash',
    confirm_token: asked.data.confirm_token,
  });
  expect(deleted.data).toMatchObject({ status: 'deleted', change_id: expect.any(String) });
  const isSaved = async () => {
    const { data } = await session.call('get_bookmarks', { refs: [url] });
    return (data.bookmarks as { saved: boolean; bookmark?: object }[])[0];
  };
  expect(await isSaved()).toMatchObject({ saved: false });
  await session.call('undo_change', { change_id: deleted.data.change_id });
  expect(await isSaved()).toMatchObject({ saved: true, bookmark: { collection: `${top}/Soups` } });
});
