import { connectPoke } from '@bookmarks/dev/poke';
import { UPSTREAM_PROVIDERS, type UpstreamProvider } from '@bookmarks/upstream';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { connectV2 } from '../../e2e/helpers/connect.ts';
import { allowAtProxy } from '../poke/allow-at-proxy.ts';
import { startRedis } from '../programs/redis.ts';
import { type Stack, startStack } from '../stack/start-stack.ts';
import { callThroughInspector, callThroughMcpRemote } from './helpers/client-programs.ts';

type Poke = Awaited<ReturnType<typeof connectPoke>>;

/** Imports until there is no more. @returns how many bookmarks came of it. */
async function importAll(poke: Poke, source: string): Promise<number> {
  let created = 0;
  for (let more = true; more; ) {
    const { isError, structuredContent } = await poke.callTool('import_bookmarks', { source });
    expect(isError).not.toBe(true);
    const { status, report, ...imported } = structuredContent as ImportResult;
    expect(status).toBe('done');
    created += report.created;
    more = imported.more;
  }
  return created;
}
type ImportResult = {
  readonly status: string;
  readonly more: boolean;
  readonly report: { readonly created: number };
};

/** All that there is, at once nothing, and later what is new. */
const importing = (source: string, all: number, add: string) => async (poke: Poke, stack: Stack) => {
  expect(await importAll(poke, source)).toBe(all);
  expect(await importAll(poke, source)).toBe(0);
  const body = JSON.stringify({ count: 3 });
  await fetch(new URL(`/_stand-in/${add}`, stack.upstreamsUrl), {
    ...{ method: 'POST', headers: { 'content-type': 'application/json' }, body },
  });
  expect(await importAll(poke, source)).toBe(3);
};

const withoutApi = async (poke: Poke) => {
  const names = (await poke.listTools()).map(({ name }) => name);
  expect(names).not.toContain('get_recovery');
  expect((await poke.callTool('import_bookmarks', { source: 'github' })).isError).toBe(true);
};

const USE_OF_API: Record<UpstreamProvider, (poke: Poke, stack: Stack) => Promise<void>> = {
  github: importing('github', 230, 'stars'),
  raindrop: importing('raindrop', 180, 'raindrops'),
  whoop: async (poke) => {
    const { structuredContent } = await poke.callTool('get_recovery', { days: 7 });
    const recovery = { at: expect.any(String), state: expect.any(String) };
    expect(structuredContent).toMatchObject({
      recoveries: expect.arrayContaining([expect.objectContaining(recovery)]),
    });
  },
  google: withoutApi,
  strava: withoutApi,
};

describe.each(UPSTREAM_PROVIDERS)('who signs in at %s by the OAuth proxy', (upstreamProvider) => {
  const resources = new AsyncDisposableStack();
  let stack: Stack;

  beforeAll(async () => {
    const { url: redisUrl } = resources.use(await startRedis({ report: () => {} }));
    stack = resources.use(await startStack({ durable: false, redisUrl, upstreamProvider, log: () => {} }));
  });
  afterAll(() => resources.disposeAsync());

  test('a client of the first era lists the tools and calls one', async () => {
    const asked = { mcpUrl: new URL(stack.mcpUrl), loginHint: 'anna', fetch: allowAtProxy('anna') };
    await using poke = await connectPoke(asked);
    expect((await poke.listTools()).map(({ name }) => name)).toContain('add_bookmark');
    const added = await poke.callTool('add_bookmark', { url: 'https://example.com/by-v1' });
    expect(added).toMatchObject({ structuredContent: expect.any(Object) });
    expect(added.isError).not.toBe(true);
  });

  test('a client of the second era lists the tools, and has what the same person keeps', async () => {
    await using anna = await connectV2('anna', new URL(stack.mcpUrl), allowAtProxy('anna'));
    const { tools } = await anna.client.listTools();
    expect(tools.map(({ name }) => name)).toContain('list_bookmarks');
    expect((await anna.call('list_bookmarks')).text).toContain('https://example.com/by-v1');
    await using ben = await connectV2('ben', new URL(stack.mcpUrl), allowAtProxy('ben'));
    expect((await ben.call('list_bookmarks')).text).not.toContain('https://example.com/by-v1');
  });

  test("the tools of that provider's API work, and only where it has some", async () => {
    const asked = { mcpUrl: new URL(stack.mcpUrl), loginHint: 'chloe', fetch: allowAtProxy('chloe') };
    await using poke = await connectPoke(asked);
    await USE_OF_API[upstreamProvider](poke, stack);
  });

  test('mcp-remote has the program behind it call a tool', async () => {
    const call = { name: 'add_bookmark', arguments: { url: 'https://example.com/by-mcp-remote' } };
    expect(await callThroughMcpRemote(stack.mcpUrl, call)).toMatchObject({
      initialized: { id: 1, result: { serverInfo: { name: expect.any(String) } } },
      called: { id: 2, result: { structuredContent: {} } },
    });
  });

  test("the Inspector's CLI calls a tool", async () => {
    expect(await callThroughInspector(stack.mcpUrl, 'list_tags')).toEqual({
      code: 0,
      printed: expect.stringContaining('structuredContent'),
    });
  });
});
