import type { VerifyIdentity } from '@bookmarks/identity';
import type { Logger, Metrics } from '@bookmarks/telemetry';
import type { OpenUpstreamToken } from '@bookmarks/upstream';
import type { AuthInfo } from '@modelcontextprotocol/server';
import express, { type ErrorRequestHandler, type Express, type Request } from 'express';
import type { Bookmarks } from './bookmarks/bookmarks.ts';
import type { CallCredentials } from './bookmarks/grpc-call.ts';
import type { Confirmations } from './confirmation/confirm-token.ts';
import { type Endpoint, endpointsWith } from './endpoints/endpoint.ts';
import { mountEndpoint } from './endpoints/mount-endpoint.ts';
import { INTERNAL_ERROR, INVALID_REQUEST, sendJsonRpcError } from './http/json-rpc-error.ts';
import { createMcpServer, type ObserveCall, type Session } from './mcp-server.ts';
import type { RequestServerFactory } from './plain-requests/serve-plain-request.ts';
import { mountPublicEndpoint } from './public/mount-public-endpoint.ts';
import type { PublicContext } from './public/public-tool.ts';
import { createRequireIdentity } from './require-identity.ts';
import type { ChangeFeed } from './subscriptions/change-feed.ts';
import type { ListenStreams } from './subscriptions/listen-streams.ts';
import { createToolCatalogue } from './tools/tool-catalogue.ts';
import { createUpstreamApi, NO_UPSTREAM, type Upstream } from './upstream/upstream-api.ts';

type AppDeps = {
  readonly verifyIdentity: VerifyIdentity;
  readonly bookmarksFor: (credentials: CallCredentials) => Bookmarks;
  readonly confirmations: Confirmations;
  /** Undefined: nobody is told of changes. */
  readonly changes?: { readonly feed: ChangeFeed; readonly streams: ListenStreams } | undefined;
  /** The provider that people sign in at by the OAuth proxy, where its API is used. */
  readonly upstream?: (Upstream & { readonly openToken: OpenUpstreamToken }) | undefined;
  /** What everybody can read. */
  readonly published: PublicContext;
  readonly metrics: Metrics;
  readonly isReady: () => boolean;
  readonly log: Logger;
};

/** The service as an Express app: identity, then MCP. It keeps nothing between requests. */
export function createApp(deps: AppDeps): Express {
  const { isReady, log } = deps;
  const { requireIdentity, sessionOf } = createSessions(deps);
  const observeCall = observeCalls(deps.metrics);

  const app = express();
  app.disable('x-powered-by');
  app.get('/healthz', (_request, response) => void response.json({ status: 'ok' }));
  app.get('/readyz', (_request, response) => {
    const ready = isReady();
    response.status(ready ? 200 : 503).json({ status: ready ? 'ok' : 'not ready' });
  });
  for (const endpoint of endpointsWith(deps.upstream?.provider)) {
    const factory = createServerFactory(endpoint, { ...deps, sessionOf, observeCall });
    const { streams } = deps.changes ?? {};
    const listening = streams && { streams, sessionOf };
    mountEndpoint(app, { path: endpoint.path, admit: requireIdentity, factory, listening, log });
  }
  mountPublicEndpoint(app, { ...deps.published, observeCall, log });
  app.use((_request, response) => sendJsonRpcError(response, 404, INVALID_REQUEST, 'Not found.'));
  app.use(((error, _request, response, next) => {
    log.error({ err: error }, 'request failed');
    if (response.headersSent) return next(error);
    sendJsonRpcError(response, 500, INTERNAL_ERROR, 'Internal error.');
  }) satisfies ErrorRequestHandler);
  return app;
}

type SessionOf = (authInfo: AuthInfo | undefined) => Session;

/** Who asks, from the assertion to the MCP server. */
function createSessions({ verifyIdentity, bookmarksFor, upstream, log }: AppDeps) {
  /** The SDK passes this object on untouched; what we know of the request hangs on its identity, not on its fields. */
  const sessions = new WeakMap<AuthInfo, Session>();
  const requireIdentity = createRequireIdentity({
    verifyIdentity,
    openUpstreamToken: upstream?.openToken,
    log,
    accept: (request: Request & { auth?: AuthInfo }, { identity, assertion, requestId, upstreamToken }) => {
      const auth: AuthInfo = { token: '', clientId: identity.clientId ?? '', scopes: [...identity.scopes] };
      sessions.set(auth, {
        identity,
        bookmarks: bookmarksFor({ assertion, requestId }),
        upstream: upstream ? createUpstreamApi(upstream, upstreamToken) : NO_UPSTREAM,
        // Made where something is to be written, which is seldom.
        get log() {
          return log.child({ request_id: requestId });
        },
      });
      request.auth = auth;
    },
  });
  const sessionOf: SessionOf = (authInfo) => {
    const session = authInfo && sessions.get(authInfo);
    if (session === undefined) throw new Error('A request reached MCP without a verified identity.');
    return session;
  };
  return { requireIdentity, sessionOf };
}

function createServerFactory(
  { instructions, tools, prompts }: Endpoint,
  deps: AppDeps & { readonly sessionOf: SessionOf; readonly observeCall: ObserveCall },
): RequestServerFactory {
  const { changes, confirmations, observeCall, sessionOf } = deps;
  const offer = { instructions, prompts, catalogue: createToolCatalogue(tools) };
  return ({ authInfo, era }) =>
    createMcpServer({
      session: sessionOf(authInfo),
      offer,
      // The subscriptions of the older revisions need a session, which there is none of here.
      canSubscribe: changes !== undefined && era === 'modern',
      confirmations,
      observeCall,
      announce: (sub, change) => changes?.feed.announce(sub, change),
    });
}

function observeCalls(metrics: Metrics): ObserveCall {
  const durations = metrics.durations('mcp_tool_call_duration_seconds', 'Tool calls by outcome.', [
    'tool',
    'outcome',
  ]);
  return (tool, outcome, seconds) => durations.observe({ tool, outcome }, seconds);
}
