import { expect, test } from '@jest/globals';
import { connectV1 } from '../helpers/connect.ts';

const RUN = Date.now().toString(36);

test('merges tags everywhere, confirms a deletion, and takes both back', async () => {
  await using session = await connectV1('chloe');
  const [keep, variant] = [`react ${RUN}`, `reactjs ${RUN}`];
  const url = `https://example.com/tags/${RUN}`;
  await session.call('add_bookmark', { url: `${url}/1`, tags: [keep] });
  await session.call('add_bookmark', { url: `${url}/2`, tags: [variant] });
  const tagged = async (tag: string) => {
    const { data } = await session.call('list_bookmarks', { tags_all: [tag] });
    return (data.bookmarks as unknown[]).length;
  };

  const merge = { changes: [{ from: [variant], to: keep }] };
  expect((await session.call('update_tags', { ...merge, dry_run: true })).data).toMatchObject({
    status: 'dry_run',
    changed: 1,
  });
  const merged = await session.call('update_tags', merge);
  expect(merged.data).toMatchObject({ status: 'changed', changed: 1, change_id: expect.any(String) });
  expect(await tagged(keep)).toBe(2);
  await session.call('undo_change', { change_id: merged.data.change_id });
  expect([await tagged(keep), await tagged(variant)]).toEqual([1, 1]);

  const deletion = { changes: [{ from: [keep], to: null }] };
  const asked = await session.call('update_tags', deletion);
  expect(asked.data).toMatchObject({ status: 'confirmation_required', changed: 1 });
  expect(await tagged(keep)).toBe(1);
  const deleted = await session.call('update_tags', {
    ...deletion,
    confirm_token: asked.data.confirm_token,
  });
  expect(deleted.data).toMatchObject({ status: 'changed' });
  expect(await tagged(keep)).toBe(0);
  await session.call('undo_change', { change_id: deleted.data.change_id });
  expect(await tagged(keep)).toBe(1);
});

test('an unknown tag is answered with those that are near', async () => {
  await using session = await connectV1('chloe');
  const tag = `gardening${RUN}`;
  await session.call('add_bookmark', { url: `https://example.com/near/${RUN}`, tags: [tag] });
  const { text } = await session.call('list_bookmarks', { tags_all: [tag.replace('rd', 'dr')] });
  expect(text).toContain(`#${tag}`);
  const update = await session.call('update_tags', { changes: [{ from: [`${tag}x`], to: 'y' }] });
  expect(update).toMatchObject({ data: { status: 'unchanged', unknown_tags: [`${tag}x`] } });
  expect(update.text).toContain(`#${tag}.`);
});
