import { expect, test } from '@jest/globals';
import { connectV1 } from '../helpers/connect.ts';

/** What another run of the tests left behind cannot get in the way. */
const RUN = Date.now().toString(36);
const TAG = `organize-${RUN}`;

test('organizes by filter after a dry run, and takes it back, and takes that back', async () => {
  await using session = await connectV1('chloe');
  const urls = [1, 2, 3].map((n) => `https://example.com/organize/${RUN}/${n}`);
  for (const url of urls) await session.call('add_bookmark', { url, tags: [TAG] });
  const target = { filter: { tags_all: [TAG] } };
  const change = { status: 'archived', add_tags: ['web dev'], collection: `Work ${RUN}/Projects` };
  const archived = async () => {
    const { data } = await session.call('list_bookmarks', {
      tags_all: [TAG, 'web dev'],
      status: 'archived',
      collection: `Work ${RUN}`,
    });
    return (data.bookmarks as unknown[] | undefined)?.length ?? 0;
  };

  const dry = await session.call('organize_bookmarks', { ...target, ...change, dry_run: true });
  expect(dry).toMatchObject({ isError: false, data: { changed: 3, dry_run: true } });
  expect(await archived()).toBe(0);

  const done = await session.call('organize_bookmarks', { ...target, ...change });
  expect(done.data).toMatchObject({ changed: 3, change_id: expect.stringMatching(/^chg_/) });
  expect(await archived()).toBe(3);
  expect((await session.call('organize_bookmarks', { ...target, ...change })).data).toMatchObject({
    changed: 0,
    unchanged: 3,
  });

  const undone = await session.call('undo_change', { change_id: done.data.change_id });
  expect(undone).toMatchObject({ isError: false, data: { conflicts: 0 } });
  expect(await archived()).toBe(0);
  await session.call('undo_change', { change_id: undone.data.change_id });
  expect(await archived()).toBe(3);

  const { data } = await session.call('get_bookmarks', { refs: [urls[0]], include: ['history'] });
  const [entry] = data.bookmarks as { history: { change_id: string }[] }[];
  expect(entry?.history.map(({ change_id }) => change_id)).toContain(done.data.change_id);
});

test('an undo leaves what was changed since as it is, and names it', async () => {
  await using session = await connectV1('chloe');
  const url = `https://example.com/conflict/${RUN}`;
  await session.call('add_bookmark', { url, title: 'One' });
  const { data: edited } = await session.call('edit_bookmark', { ref: url, title: 'Two' });
  await session.call('edit_bookmark', { ref: url, title: 'Three' });
  const undone = await session.call('undo_change', { change_id: edited.change_id });
  expect(undone).toMatchObject({ isError: false, data: { undone: 0, conflicts: 1 } });
  expect(undone.text).toContain('Three');
});
