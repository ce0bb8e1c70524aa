import type { VerifyIdentity } from '@bookmarks/identity';
import type { Logger, Metrics } from '@bookmarks/telemetry';
import { toNodeHandler } from '@modelcontextprotocol/node';
import { type AuthInfo, createMcpHandler } from '@modelcontextprotocol/server';
import express, { type ErrorRequestHandler, type Express, type Request } from 'express';
import type { Bookmarks } from './bookmarks/bookmarks.ts';
import type { CallCredentials } from './bookmarks/grpc-bookmarks.ts';
import type { Confirmations } from './confirmation/confirm-token.ts';
import { readJsonRpcBody } from './http/json-rpc-body.ts';
import { INTERNAL_ERROR, INVALID_REQUEST, sendJsonRpcError } from './http/json-rpc-error.ts';
import { createMcpServer, type ObserveCall, type Session } from './mcp-server.ts';
import { createRequireIdentity } from './require-identity.ts';
import { TOOLS } from './tools/index.ts';
import { createToolCatalogue } from './tools/tool-catalogue.ts';

type AppDeps = {
  readonly verifyIdentity: VerifyIdentity;
  readonly bookmarksFor: (credentials: CallCredentials) => Bookmarks;
  readonly confirmations: Confirmations;
  readonly metrics: Metrics;
  readonly isReady: () => boolean;
  readonly log: Logger;
};

/** The service as an Express app: identity, then MCP. It keeps nothing between requests. */
export function createApp({
  verifyIdentity,
  bookmarksFor,
  confirmations,
  metrics,
  isReady,
  log,
}: AppDeps): Express {
  const catalogue = createToolCatalogue(TOOLS);
  const callDurations = metrics.durations('mcp_tool_call_duration_seconds', 'Tool calls by outcome.', [
    'tool',
    'outcome',
  ]);
  const observeCall: ObserveCall = (tool, outcome, seconds) =>
    callDurations.observe({ tool, outcome }, seconds);
  /** The SDK passes this object on untouched; what we know of the request hangs on its identity, not on its fields. */
  const sessions = new WeakMap<AuthInfo, Session>();

  const requireIdentity = createRequireIdentity({
    verifyIdentity,
    log,
    accept: (request: Request & { auth?: AuthInfo }, { identity, assertion, requestId }) => {
      const auth: AuthInfo = { token: '', clientId: identity.clientId ?? '', scopes: [...identity.scopes] };
      sessions.set(auth, {
        identity,
        bookmarks: bookmarksFor({ assertion, requestId }),
        log: log.child({ request_id: requestId }),
      });
      request.auth = auth;
    },
  });
  const handler = createMcpHandler(
    ({ authInfo }) => {
      const session = authInfo && sessions.get(authInfo);
      if (session === undefined) throw new Error('A request reached MCP without a verified identity.');
      return createMcpServer({ session, catalogue, confirmations, observeCall });
    },
    { onerror: (error) => log.debug({ err: error }, 'MCP request refused') },
  );
  const serveMcp = toNodeHandler(handler, {
    onerror: (error) => log.error({ err: error }, 'MCP request failed'),
  });

  const app = express();
  app.disable('x-powered-by');
  app.get('/healthz', (_request, response) => void response.json({ status: 'ok' }));
  app.get('/readyz', (_request, response) => {
    const ready = isReady();
    response.status(ready ? 200 : 503).json({ status: ready ? 'ok' : 'not ready' });
  });
  app.post('/mcp', requireIdentity, readJsonRpcBody, (request, response) =>
    serveMcp(request, response, request.body),
  );
  app.all('/mcp', requireIdentity, (_request, response) => {
    response.set('Allow', 'POST');
    sendJsonRpcError(response, 405, INVALID_REQUEST, 'This endpoint is stateless: use POST.');
  });
  app.use((_request, response) => sendJsonRpcError(response, 404, INVALID_REQUEST, 'Not found.'));
  app.use(((error, _request, response, next) => {
    log.error({ err: error }, 'request failed');
    if (response.headersSent) return next(error);
    sendJsonRpcError(response, 500, INTERNAL_ERROR, 'Internal error.');
  }) satisfies ErrorRequestHandler);
  return app;
}
