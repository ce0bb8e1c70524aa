/** A tool call as one HTTP request. */
type HttpCall = { readonly headers: Readonly<Record<string, string>>; readonly body: string };

/** How a client of a protocol revision calls a tool. */
export type Era = { readonly name: string; readonly call: (tool: string, args: object) => HttpCall };

const COMMON_HEADERS = {
  'content-type': 'application/json',
  accept: 'application/json, text/event-stream',
};

/** Poke's revision, and the newest one. */
export const ERAS = [
  {
    name: '2025-06-18',
    call: (tool, args) => ({
      headers: { ...COMMON_HEADERS, 'mcp-protocol-version': '2025-06-18' },
      body: message(tool, { arguments: args }),
    }),
  },
  {
    name: '2026-07-28',
    call: (tool, args) => ({
      headers: {
        ...COMMON_HEADERS,
        'mcp-protocol-version': '2026-07-28',
        'mcp-method': 'tools/call',
        'mcp-name': tool,
      },
      body: message(tool, {
        arguments: args,
        _meta: {
          'io.modelcontextprotocol/protocolVersion': '2026-07-28',
          'io.modelcontextprotocol/clientInfo': { name: 'bench', version: '1' },
          'io.modelcontextprotocol/clientCapabilities': {},
        },
      }),
    }),
  },
] as const satisfies readonly Era[];

function message(tool: string, params: object): string {
  return JSON.stringify({ jsonrpc: '2.0', id: 1, method: 'tools/call', params: { name: tool, ...params } });
}
