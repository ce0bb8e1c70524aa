import { expect, test } from '@jest/globals';
import { createMcpHandler, Server } from '@modelcontextprotocol/server';
import { requestedTool } from '../src/access/requested-tool.ts';

const REVISION = '2026-07-28';
const META = {
  'io.modelcontextprotocol/protocolVersion': REVISION,
  'io.modelcontextprotocol/clientInfo': { name: 'test', version: '1' },
  'io.modelcontextprotocol/clientCapabilities': {},
};

/** Which tool the MCP library runs for a call whose body names `tool` and whose headers are these, if it runs one. */
async function toolRun(tool: string, headers: Record<string, string>): Promise<string | undefined> {
  let run: string | undefined;
  const handler = createMcpHandler(() => {
    const server = new Server({ name: 'test', version: '1' }, { capabilities: { tools: {} } });
    server.setRequestHandler('tools/call', ({ params }) => {
      run = params.name;
      return { content: [] };
    });
    return server;
  });
  const params = { name: tool, arguments: {}, _meta: META };
  const response = await handler.fetch(
    new Request('http://localhost/mcp', {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        accept: 'application/json, text/event-stream',
        ...headers,
      },
      body: JSON.stringify({ jsonrpc: '2.0', id: 1, method: 'tools/call', params }),
    }),
  );
  await response.text();
  return run;
}

const sentinel = (bytes: string | Buffer) => `=?base64?${Buffer.from(bytes).toString('base64')}?=`;

const NAMES: readonly (readonly [tool: string, header: string])[] = [
  ['add_bookmark', 'add_bookmark'],
  ['add_bookmark', sentinel('add_bookmark')],
  ['add_bookmark', 'list_bookmarks'],
  ['add_bookmark', sentinel('list_bookmarks')],
  ['add_bookmark', 'Add_Bookmark'],
  ['add_bookmark', '=?BASE64?YWRkX2Jvb2ttYXJr?='],
  ['add_bookmark', '=?base64?YWRkX2Jvb2ttYXJr'],
  ['add_bookmark', '=?base64?YWRkX2Jvb2ttYXJr\t?='],
  ['a', '=?base64?YQ==?='],
  ['a', '=?base64?YR==?='],
  ['a', '=?base64?YQ?='],
  ['a', '=?base64?YQ=?='],
  ['a', '=?base64?YQ==YQ==?='],
  ['a', sentinel(sentinel('a'))],
  ['ä', sentinel('ä')],
  ['ä', sentinel(Buffer.from([0xe4]))],
  ['\u{feff}a', sentinel('\u{feff}a')],
  ['a', sentinel('\u{feff}a')],
  ['', sentinel('')],
  ['', '=?base64?='],
];

test.each(NAMES)(
  'the gateway judges the tool "%s" with the header %s as the tool that is run, or none is run',
  async (tool, name) => {
    const headers = { 'mcp-protocol-version': REVISION, 'mcp-method': 'tools/call', 'mcp-name': name };
    const judged = requestedTool(headers);
    const run = await toolRun(tool, headers);
    expect(run === undefined || run === judged).toBe(true);
    expect(run !== undefined).toBe(judged === tool);
  },
);

test.each([
  ['mcp-method', 'tools/list'],
  ['mcp-method', 'Tools/Call'],
  ['mcp-method', 'tools/call, tools/call'],
  ['mcp-protocol-version', '2025-11-25'],
  ['mcp-protocol-version', 'zzz'],
])('no tool is run where the gateway sees none: %s is %s', async (header, value) => {
  const headers = {
    'mcp-protocol-version': REVISION,
    'mcp-method': 'tools/call',
    'mcp-name': 'add_bookmark',
    [header]: value,
  };
  expect(requestedTool(headers)).toBeUndefined();
  expect(await toolRun('add_bookmark', headers)).toBeUndefined();
});
