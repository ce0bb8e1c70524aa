/** The MCP URL under test, which `npm test` sets. */
export function mcpUrl(): URL {
  const { E2E_MCP_URL } = process.env;
  if (!E2E_MCP_URL) throw new Error('E2E_MCP_URL is not set: run the tests by `npm test`.');
  return new URL(E2E_MCP_URL);
}

/** A request to the gateway. */
export function request(path: string, init: RequestInit = {}): Promise<Response> {
  return fetch(new URL(path, mcpUrl()), init);
}

/** POSTs a body to the MCP endpoint, as a 2025 client would. */
export function post(body: RequestInit['body'], headers: Record<string, string> = {}): Promise<Response> {
  const common = { 'content-type': 'application/json', accept: 'application/json, text/event-stream' };
  return request('/mcp', { method: 'POST', headers: { ...common, ...headers }, body: body ?? null });
}

/** A JSON-RPC request that calls a tool, as a string. */
export function toolCall(name: string, args: object): string {
  return JSON.stringify({ jsonrpc: '2.0', id: 1, method: 'tools/call', params: { name, arguments: args } });
}
