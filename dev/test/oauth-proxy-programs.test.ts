import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { startRedis } from '../programs/redis.ts';
import { type Stack, startStack } from '../stack/start-stack.ts';
import { callThroughInspector, callThroughMcpRemote } from './helpers/client-programs.ts';

const resources = new AsyncDisposableStack();
let stack: Stack;

beforeAll(async () => {
  const { url } = resources.use(await startRedis({ report: () => {} }));
  const overrides = { gateway: { DEFAULT_AUTHORIZATION_SERVER: 'oauth-proxy' } };
  stack = resources.use(await startStack({ durable: false, redisUrl: url, overrides, log: () => {} }));
});
afterAll(() => resources.disposeAsync());

test('mcp-remote signs its person in by the OAuth proxy, and the program behind it can call tools', async () => {
  const call = { name: 'add_bookmark', arguments: { url: 'https://example.com/by-mcp-remote' } };
  expect(await callThroughMcpRemote(stack.mcpUrl, call)).toMatchObject({
    initialized: { id: 1, result: { serverInfo: { name: expect.any(String) } } },
    called: { id: 2, result: { structuredContent: {} } },
  });
});

test("the Inspector's CLI signs its person in by the OAuth proxy, and calls a tool", async () => {
  expect(await callThroughInspector(stack.mcpUrl, 'list_tags')).toEqual({
    code: 0,
    printed: expect.stringContaining('structuredContent'),
  });
});
