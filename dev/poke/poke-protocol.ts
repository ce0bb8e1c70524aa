import type { Implementation, InitializeRequest } from '@modelcontextprotocol/sdk/types.js';

export const POKE_PROTOCOL_VERSION = '2025-06-18';
export const POKE_CLIENT: Implementation = { name: 'poke', version: '1.0.0' };

/** The first message of a connection, as Poke sends it. */
export function initializeMessage(): InitializeRequest & { jsonrpc: '2.0'; id: number } {
  const params = { protocolVersion: POKE_PROTOCOL_VERSION, capabilities: {}, clientInfo: POKE_CLIENT };
  return { jsonrpc: '2.0', id: 0, method: 'initialize', params };
}
