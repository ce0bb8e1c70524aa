import { Client, StreamableHTTPClientTransport } from '@modelcontextprotocol/client';
import { Client as V1Client } from '@modelcontextprotocol/sdk/client/index.js';
import { StreamableHTTPClientTransport as V1Transport } from '@modelcontextprotocol/sdk/client/streamableHttp.js';
import type { Transport as V1TransportInterface } from '@modelcontextprotocol/sdk/shared/transport.js';
import { answerOf, type Session } from './connect.ts';
import { mcpUrl } from './gateway.ts';

const PUBLIC_URL = () => new URL('/public/mcp', mcpUrl());
const INFO = { name: 'e2e', version: '1' };

/** A v1 client without credentials. */
export async function connectNobodyV1(): Promise<Session> {
  const client = new V1Client(INFO);
  // The v1 transport declares its session id in a way that exactOptionalPropertyTypes refuses.
  await client.connect(new V1Transport(PUBLIC_URL()) as V1TransportInterface);
  return {
    call: async (name, args = {}) => answerOf(await client.callTool({ name, arguments: { ...args } })),
    [Symbol.asyncDispose]: () => client.close(),
  };
}

/** A v2 client of revision 2026-07-28 without credentials. */
export async function connectNobodyV2(): Promise<Session> {
  const client = new Client(INFO, { versionNegotiation: { mode: { pin: '2026-07-28' } } });
  await client.connect(new StreamableHTTPClientTransport(PUBLIC_URL()));
  return {
    call: async (name, args = {}) => answerOf(await client.callTool({ name, arguments: { ...args } })),
    [Symbol.asyncDispose]: () => client.close(),
  };
}
