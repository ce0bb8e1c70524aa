import type { McpHttpHandler } from '@modelcontextprotocol/server';

/**
 * Without the `Connection` header that the SDK gives to its streams: it would keep the connection of a server that is
 * about to close (RFC 9110 §7.6.1 leaves that to each hop).
 */
export function withoutConnection({ fetch }: Pick<McpHttpHandler, 'fetch'>): Pick<McpHttpHandler, 'fetch'> {
  return {
    fetch: async (...request) => {
      const response = await fetch(...request);
      response.headers.delete('connection');
      return response;
    },
  };
}
