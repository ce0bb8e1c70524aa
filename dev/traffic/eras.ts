/** A request of MCP as one of HTTP. */
export type HttpCall = { readonly headers: Readonly<Record<string, string>>; readonly body: string };

/** How a client of a protocol revision calls a tool, and asks which there are. */
export type Era = {
  readonly name: string;
  readonly call: (tool: string, args: object) => HttpCall;
  readonly listTools: HttpCall;
};

const COMMON_HEADERS = {
  'content-type': 'application/json',
  accept: 'application/json, text/event-stream',
};

/** Each request says again who asks and what they can. */
const MODERN_META = {
  'io.modelcontextprotocol/protocolVersion': '2026-07-28',
  'io.modelcontextprotocol/clientInfo': { name: 'traffic', version: '1' },
  'io.modelcontextprotocol/clientCapabilities': {},
};

/** Poke's revision, and the newest one. */
export const ERAS = [
  {
    name: '2025-06-18',
    call: (name, args) => legacy('tools/call', { name, arguments: args }),
    listTools: legacy('tools/list', {}),
  },
  {
    name: '2026-07-28',
    call: (name, args) => modern('tools/call', { name, arguments: args }, { 'mcp-name': name }),
    listTools: modern('tools/list', {}),
  },
] as const satisfies readonly Era[];

function legacy(method: string, params: object): HttpCall {
  return {
    headers: { ...COMMON_HEADERS, 'mcp-protocol-version': '2025-06-18' },
    body: message(method, params),
  };
}

function modern(method: string, params: object, headers: HttpCall['headers'] = {}): HttpCall {
  return {
    headers: { ...COMMON_HEADERS, 'mcp-protocol-version': '2026-07-28', 'mcp-method': method, ...headers },
    body: message(method, { ...params, _meta: MODERN_META }),
  };
}

function message(method: string, params: object): string {
  return JSON.stringify({ jsonrpc: '2.0', id: 1, method, params });
}
