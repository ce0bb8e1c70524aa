import type { Identity } from '@bookmarks/identity';
import type { Logger } from '@bookmarks/telemetry';
import { type CallToolResult, ProtocolError, ProtocolErrorCode, Server } from '@modelcontextprotocol/server';
import type { Bookmarks } from './bookmarks/bookmarks.ts';
import type { Confirmations } from './confirmation/confirm-token.ts';
import { INSTRUCTIONS } from './instructions.ts';
import type { Tool } from './tools/tool.ts';
import type { ToolCatalogue } from './tools/tool-catalogue.ts';
import { ToolRefusedError, toErrorResult } from './tools/tool-error.ts';
import { parseToolInput } from './tools/tool-input.ts';

const SERVER_INFO = { name: 'bookmarks', title: 'Bookmarks', version: '0.1.0' };

/** Tools change with a release only; clients of the 2026-07-28 revision ask again after this long. */
const TOOLS_TTL_MS = 5 * 60_000;

/** What serves one request: who asks, their library, and a log that knows both. */
export type Session = { readonly identity: Identity; readonly bookmarks: Bookmarks; readonly log: Logger };

/** Told of each call: a tool of ours, how it ended, and how long it took. */
export type ObserveCall = (tool: string, outcome: 'ok' | 'error', seconds: number) => void;

type McpServerDeps = {
  readonly session: Session;
  readonly catalogue: ToolCatalogue;
  readonly confirmations: Confirmations;
  readonly observeCall: ObserveCall;
};

/** A server for one request of one caller. It is never reused: answers must not cross callers. */
export function createMcpServer({ session, catalogue, confirmations, observeCall }: McpServerDeps): Server {
  const server = new Server(SERVER_INFO, {
    capabilities: { tools: {} },
    instructions: INSTRUCTIONS,
    cacheHints: { 'tools/list': { ttlMs: TOOLS_TTL_MS, cacheScope: 'private' } },
  });
  server.setRequestHandler('tools/list', () => ({ tools: catalogue.list(session.identity.scopes) }));
  server.setRequestHandler('tools/call', async ({ params }) => {
    const tool = catalogue.find(params.name);
    if (tool === undefined) {
      const message = `There is no tool ${params.name.slice(0, 64)}.`;
      throw new ProtocolError(ProtocolErrorCode.InvalidParams, message);
    }
    const startedAt = performance.now();
    const result = await callTool(tool, params.arguments, session, confirmations);
    observeCall(tool.name, result.isError ? 'error' : 'ok', (performance.now() - startedAt) / 1000);
    return result;
  });
  return server;
}

async function callTool(
  tool: Tool,
  args: unknown,
  { identity, bookmarks, log }: Session,
  confirmations: Confirmations,
): Promise<CallToolResult> {
  try {
    requireScope(tool, identity);
    const input = parseToolInput(tool.input, args);
    const { text, data } = await tool.call({ identity, bookmarks, confirmations }, input);
    return { content: [{ type: 'text', text }], structuredContent: data };
  } catch (error) {
    return toErrorResult(error, log);
  }
}

function requireScope(tool: Tool, { scopes }: Identity): void {
  if (scopes.includes(tool.scope)) return;
  throw new ToolRefusedError(
    `${tool.name} needs the scope ${tool.scope}, which this connection does not have.`,
  );
}
