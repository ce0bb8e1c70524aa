import type { Identity, UserSub } from '@bookmarks/identity';
import type { Logger } from '@bookmarks/telemetry';
import {
  ProtocolError,
  ProtocolErrorCode,
  type Server,
  type ServerCapabilities,
} from '@modelcontextprotocol/server';
import type { Bookmarks } from './bookmarks/bookmarks.ts';
import { serveCompletions } from './completions/serve-completions.ts';
import type { Confirmations } from './confirmation/confirm-token.ts';
import { consultationOf } from './confirmation/elicitation.ts';
import { toProtocolError } from './endpoints/protocol-error.ts';
import { RequestServer } from './plain-requests/request-server.ts';
import type { Prompt } from './prompts/prompt.ts';
import { servePrompts } from './prompts/serve-prompts.ts';
import { APPS_EXTENSION, mayShowApps } from './resources/bookmark-browser.ts';
import { serveResources } from './resources/serve-resources.ts';
import { SERVER_INFO } from './server-info.ts';
import { changeFromResult, type LibraryChange } from './subscriptions/library-change.ts';
import { callTool } from './tools/call-tool.ts';
import type { ToolContext } from './tools/tool.ts';
import type { ToolCatalogue } from './tools/tool-catalogue.ts';
import type { UpstreamApi } from './upstream/upstream-api.ts';

/** What changes with a release only; clients of the 2026-07-28 revision ask again after this long. */
const OFFER_HINT = { ttlMs: 5 * 60_000, cacheScope: 'private' } as const;
const CACHE_HINTS = {
  'tools/list': OFFER_HINT,
  'prompts/list': OFFER_HINT,
  'resources/list': OFFER_HINT,
  'resources/templates/list': OFFER_HINT,
  /** The library may change at any time, by another assistant; this spares only a burst of the same question. */
  'resources/read': { ttlMs: 5_000, cacheScope: 'private' },
} as const;

/** What serves one request: who asks, their library, what they have elsewhere, and a log that knows both. */
export type Session = {
  readonly identity: Identity;
  readonly bookmarks: Bookmarks;
  readonly upstream: UpstreamApi;
  readonly log: Logger;
};

/** What one endpoint offers, with what is dear to make prepared once. */
type Offer = {
  readonly instructions: string;
  readonly catalogue: ToolCatalogue;
  /** Undefined: no resources, prompts and completions. */
  readonly prompts: readonly Prompt[] | undefined;
};

/** Told of each call: a tool of ours, how it ended, and how long it took. */
export type ObserveCall = (tool: string, outcome: 'ok' | 'error', seconds: number) => void;

type McpServerDeps = {
  readonly session: Session;
  readonly offer: Offer;
  /** Whether changes of resources can be listened to by this client. */
  readonly canSubscribe: boolean;
  readonly confirmations: Confirmations;
  readonly observeCall: ObserveCall;
  readonly announce: (sub: UserSub, change: LibraryChange) => void;
};

/** A server for one request of one caller. It is never reused: answers must not cross callers. */
export function createMcpServer(deps: McpServerDeps): RequestServer {
  const { offer, session } = deps;
  const server = new RequestServer(SERVER_INFO, {
    capabilities: capabilitiesOf(deps),
    instructions: offer.instructions,
    cacheHints: CACHE_HINTS,
  });
  serveTools(server, deps);
  if (offer.prompts !== undefined) {
    const orRefuse = <Result>(work: Promise<Result>) =>
      work.catch((error: unknown) => Promise.reject(toProtocolError(error, session.log)));
    const mayWrite = () => offer.catalogue.mayWrite(session.identity.scopes);
    serveResources(server, { library: session.bookmarks, mayWrite, offerHint: OFFER_HINT, orRefuse });
    servePrompts(server, offer.prompts);
    serveCompletions(server, offer.prompts, session.bookmarks, orRefuse);
  }
  return server;
}

function capabilitiesOf({ offer, canSubscribe }: McpServerDeps): ServerCapabilities {
  if (offer.prompts === undefined) return { tools: {} };
  return {
    tools: {},
    resources: canSubscribe ? { subscribe: true } : {},
    prompts: {},
    completions: {},
    extensions: { [APPS_EXTENSION]: {} },
  };
}

function serveTools(server: Server, deps: McpServerDeps): void {
  const { session, offer, confirmations, observeCall, announce } = deps;
  const { identity, bookmarks, upstream } = session;
  server.setRequestHandler('tools/list', (_request, { mcpReq }) => ({
    tools: offer.catalogue.list(identity.scopes, mayShowApps(mcpReq)),
  }));
  server.setRequestHandler('tools/call', async ({ params }, { mcpReq }) => {
    const tool = offer.catalogue.find(params.name);
    if (tool === undefined) {
      const message = `There is no tool ${params.name.slice(0, 64)}.`;
      throw new ProtocolError(ProtocolErrorCode.InvalidParams, message);
    }
    const startedAt = performance.now();
    const context: ToolContext = {
      identity,
      bookmarks,
      upstream,
      confirmations,
      get consultation() {
        return consultationOf(mcpReq);
      },
    };
    const result = await callTool(tool, params.arguments, context, session);
    observeCall(tool.name, result.isError ? 'error' : 'ok', (performance.now() - startedAt) / 1000);
    const change = tool.hints.readOnlyHint ? undefined : changeFromResult(result.structuredContent);
    if (change !== undefined) announce(identity.sub, change);
    return result;
  });
}
