/** A tool call as one HTTP request. */
type ToolRequest = { readonly headers: Readonly<Record<string, string>>; readonly body: string };

/** How a client of a revision of the protocol calls a tool. */
export type Era = (tool: string, args: object) => ToolRequest;

const COMMON = { 'content-type': 'application/json', accept: 'application/json, text/event-stream' };
const NEWEST = '2026-07-28';
const META = {
  'io.modelcontextprotocol/protocolVersion': NEWEST,
  'io.modelcontextprotocol/clientInfo': { name: 'traffic', version: '1' },
  'io.modelcontextprotocol/clientCapabilities': {},
};

/** Poke's revision, and the newest one. */
export const ERAS: readonly [Era, Era] = [
  (tool, args) => ({
    headers: { ...COMMON, 'mcp-protocol-version': '2025-06-18' },
    body: message({ name: tool, arguments: args }),
  }),
  (tool, args) => ({
    headers: { ...COMMON, 'mcp-protocol-version': NEWEST, 'mcp-method': 'tools/call', 'mcp-name': tool },
    body: message({ name: tool, arguments: args, _meta: META }),
  }),
];

function message(params: object): string {
  return JSON.stringify({ jsonrpc: '2.0', id: 1, method: 'tools/call', params });
}
