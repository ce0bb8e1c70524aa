import { expect, test } from '@jest/globals';
import { connectV1, connectV2 } from '../helpers/connect.ts';
import { mcpUrl } from '../helpers/gateway.ts';
import { verifies } from '../helpers/verifies.ts';

const at = (path: string) => new URL(path, mcpUrl());
const aUrl = () => `https://example.com/endpoints/${crypto.randomUUID()}`;

test.each([
  ['a v1 client', connectV1],
  ['a v2 client', connectV2],
] as const)(verifies('endpoints:readonly', 'lets %s look, and change nothing'), async (_era, connect) => {
  await using session = await connect('chloe', at('/mcp/readonly'));
  expect(await session.call('list_bookmarks')).toMatchObject({ isError: false });
  await expect(session.call('add_bookmark', { url: aUrl() })).rejects.toThrow('There is no tool');
});

test(verifies('endpoints:research', 'finds what was saved elsewhere'), async () => {
  await using writer = await connectV1('chloe');
  const word = `quagga${Date.now().toString(36)}`;
  const url = aUrl();
  await writer.call('add_bookmark', { url, title: word });
  await using session = await connectV1('chloe', at('/mcp/research'));
  const { data } = await session.call('search', { query: word });
  expect(data).toMatchObject({ results: [{ title: word, url }] });
  const [{ id } = { id: '' }] = data.results as { id: string }[];
  expect((await session.call('fetch', { id })).data).toMatchObject({ id, title: word, url });
});

test(verifies('resources:help', 'shows queries that all work'), async () => {
  await using session = await connectV2('chloe');
  // A collection must be there to be searched.
  await session.call('add_bookmark', { url: aUrl(), collection: 'Work/Projects' });
  const { contents } = await session.client.readResource({ uri: 'bookmarks://help/query-syntax' });
  const help = (contents[0] as { text: string }).text;
  const queries = [...help.matchAll(/^ {4}(.+)$/gm)].map(([, query = '']) => query);
  expect(queries.length).toBeGreaterThan(20);
  for (const query of queries) {
    const { isError, text } = await session.call('search_bookmarks', { query });
    expect([query, isError ? text : '']).toEqual([query, '']);
  }
});

test(verifies('resources:listen', 'tells a v2 client of what another one saved'), async () => {
  await using listener = await connectV2('chloe');
  await using writer = await connectV1('chloe');
  const told = Promise.withResolvers<string>();
  listener.client.setNotificationHandler('notifications/resources/updated', ({ params }) =>
    told.resolve(params.uri),
  );
  const stream = await listener.client.listen({ resourceSubscriptions: ['bookmarks://recent'] });
  await writer.call('add_bookmark', { url: aUrl() });
  expect(await told.promise).toBe('bookmarks://recent');
  await stream.close();
});
