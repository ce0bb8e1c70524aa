import { expect, test } from '@jest/globals';
import { connectV1, connectV2 } from '../helpers/connect.ts';
import { verifies } from '../helpers/verifies.ts';

const APP = 'ui://bookmarks/browser';
const LISTS = ['list_bookmarks', 'search_bookmarks', 'resurface_bookmarks'];

test(
  verifies('app', 'comes through the gateway as one document, and what it shows is said in words as well'),
  async () => {
    await using poke = await connectV1('anna');
    await using modern = await connectV2('anna');
    const linked = (await poke.poke.listTools()).filter(({ _meta }) => _meta !== undefined);
    expect(linked.map(({ name, _meta }) => [name, _meta])).toEqual(
      LISTS.map((name) => [name, { ui: { resourceUri: APP } }]),
    );
    const { contents } = await modern.client.readResource({ uri: APP });
    expect(contents).toEqual([expect.objectContaining({ uri: APP, mimeType: 'text/html;profile=mcp-app' })]);
    expect(JSON.stringify(contents)).toContain("default-src 'none'");

    const url = `https://app-${Date.now().toString(36)}.example/`;
    await poke.call('add_bookmark', { url, title: 'Shown and said' });
    const { text, data } = await poke.call('list_bookmarks', { limit: 1 });
    const said = `${JSON.stringify(data)}\n${text}`;
    for (const what of [url, 'Shown and said', 'unread']) expect(said.split(what).length).toBeGreaterThan(2);
  },
);
