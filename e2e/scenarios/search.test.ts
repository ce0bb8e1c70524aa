import { expect, test } from '@jest/globals';
import { connectV1 } from '../helpers/connect.ts';

const RUN = Date.now().toString(36);
const TAG = `search-${RUN}`;

test('finds by the grammar, shows where it matches, and puts a typing mistake right', async () => {
  await using session = await connectV1('chloe');
  const url = `https://search.example/${RUN}`;
  await session.call('add_bookmark', {
    url: `${url}/kubernetes`,
    title: `Kubernetes networking ${RUN}`,
    note: 'The chapter about ingress controllers is the one to read.',
    tags: [TAG],
  });
  await session.call('add_bookmark', { url: `${url}/other`, title: 'Something else', tags: [TAG] });
  const urlsOf = async (query: string) => {
    const { data, text, isError } = await session.call('search_bookmarks', { query });
    expect([query, isError && text]).toEqual([query, false]);
    return (data.bookmarks as { url: string }[]).map((bookmark) => bookmark.url);
  };
  expect(await urlsOf(`tag:${TAG} kubern`)).toEqual([`${url}/kubernetes`]);
  expect(await urlsOf(`tag:${TAG} -kubernetes`)).toEqual([`${url}/other`]);
  expect(await urlsOf(`#${TAG} ("ingress controllers" OR title:something) has:note`)).toEqual([
    `${url}/kubernetes`,
  ]);
  const found = await session.call('search_bookmarks', { query: 'ingress controllers', tags_all: [TAG] });
  expect(found.data).toMatchObject({ bookmarks: [{ snippet: expect.stringContaining('**') }] });

  const mistyped = await session.call('search_bookmarks', { query: 'kubernetse networking' });
  expect(mistyped.data).toMatchObject({ corrected_query: expect.stringContaining('kubernetes') });
  expect(mistyped.text).toContain('did you mean');

  const wrong = await session.call('search_bookmarks', { query: 'is:unred' });
  expect(wrong).toMatchObject({ isError: true, text: expect.stringContaining('unread') });
});
