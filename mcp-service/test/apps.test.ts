import { describe, expect, test } from '@jest/globals';
import { EXTENSION_ID, RESOURCE_MIME_TYPE } from '@modelcontextprotocol/ext-apps/server';
import { BOOKMARK_BROWSER_URI, mayShowApps } from '../src/resources/bookmark-browser.ts';
import { ERAS } from './helpers/eras.ts';
import { aService } from './helpers/service.ts';

const LISTING_TOOLS = ['list_bookmarks', 'search_bookmarks', 'resurface_bookmarks'];
const READ_TOOLS = 8;

type Listed = { readonly name: string; readonly _meta?: object | undefined };
const withApp = (tools: readonly Listed[]) =>
  tools.filter(({ _meta }) => _meta !== undefined).map(({ name, _meta }) => ({ name, _meta }));
const LINKED = LISTING_TOOLS.map((name) => ({ name, _meta: { ui: { resourceUri: BOOKMARK_BROWSER_URI } } }));
const showing = (extensions: object) => ({
  envelope: { 'io.modelcontextprotocol/clientCapabilities': { extensions } } as object,
});

describe('the tools that list bookmarks name the app', () => {
  test('to a client of the 2025 revisions, which says what it can when it connects, and that is not kept', async () => {
    await using service = await aService();
    const { tools } = await (await service.connectV1()).listTools();
    expect(withApp(tools)).toEqual(LINKED);
  });

  test('to a client of 2026-07-28 that says that it shows apps', async () => {
    await using service = await aService();
    const extensions = { [EXTENSION_ID]: { mimeTypes: [RESOURCE_MIME_TYPE] } };
    const client = await service.connectV2('anna', undefined, undefined, { extensions });
    expect(withApp((await client.listTools()).tools)).toEqual(LINKED);
    expect(client.getServerCapabilities()?.extensions).toEqual({ [EXTENSION_ID]: {} });
  });

  test('and to no other: it gets the same tools without', async () => {
    await using service = await aService();
    const without = (await (await service.connectV2()).listTools()).tools;
    expect(withApp(without)).toEqual([]);
    const { tools } = await (await service.connectV1()).listTools();
    expect(tools.map(({ _meta, ...tool }) => tool)).toEqual(without);
  });

  test.each([
    [{}, false],
    [{ [EXTENSION_ID]: {} }, false],
    [{ [EXTENSION_ID]: { mimeTypes: ['text/html'] } }, false],
    [{ [EXTENSION_ID]: { mimeTypes: 'x' } }, false],
    [{ [EXTENSION_ID]: { mimeTypes: ['text/plain', RESOURCE_MIME_TYPE] } }, true],
  ])('to who says %j: %s', (extensions, expected) => {
    expect(mayShowApps(showing(extensions))).toBe(expected);
  });
});

describe.each(ERAS)('%s', (_era, connectTo) => {
  test('reads the app: one document, which may reach nothing', async () => {
    await using service = await aService();
    const client = await connectTo(service);
    const { contents } = await client.readResource({ uri: BOOKMARK_BROWSER_URI });
    expect(contents).toEqual([
      {
        uri: BOOKMARK_BROWSER_URI,
        mimeType: RESOURCE_MIME_TYPE,
        text: expect.stringMatching(/^<!doctype html>\n<html lang="en" data-may-write>/),
        _meta: { ui: { csp: { connectDomains: [], resourceDomains: [] }, prefersBorder: true } },
      },
    ]);
    expect((await client.listResources()).resources.map(({ uri }) => uri)).not.toContain(
      BOOKMARK_BROWSER_URI,
    );
  });

  test('reads it without what changes the library, where that is not allowed', async () => {
    await using service = await aService();
    await using readonly = await aService(undefined, { path: '/mcp/readonly' });
    for (const client of [await connectTo(service, 'anna', ['bookmarks:read']), await connectTo(readonly)]) {
      expect((await client.listTools()).tools).toHaveLength(READ_TOOLS);
      const { contents } = await client.readResource({ uri: BOOKMARK_BROWSER_URI });
      expect(contents[0]).toMatchObject({
        text: expect.stringMatching(/^<!doctype html>\n<html lang="en">/),
      });
    }
  });
});

test('a client of 2026-07-28 may keep the app as long as the list of tools', async () => {
  await using service = await aService();
  const client = await service.connectV2();
  expect(await client.readResource({ uri: BOOKMARK_BROWSER_URI })).toMatchObject({
    ttlMs: 300_000,
    cacheScope: 'private',
  });
});
