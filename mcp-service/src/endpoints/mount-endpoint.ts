import type { Logger } from '@bookmarks/telemetry';
import { toNodeHandler } from '@modelcontextprotocol/node';
import { type AuthInfo, createMcpHandler, type McpServerFactory } from '@modelcontextprotocol/server';
import type { Express, Request, RequestHandler } from 'express';
import { readJsonRpcBody } from '../http/json-rpc-body.ts';
import type { Session } from '../mcp-server.ts';
import { listenRequestFrom } from '../subscriptions/listen-request.ts';
import type { ListenStreams } from '../subscriptions/listen-streams.ts';
import { answerGet, refuseMethod } from './answer-get.ts';
import { withoutConnection } from './without-connection.ts';

type MountDeps = {
  readonly path: string;
  readonly requireIdentity: RequestHandler;
  readonly sessionOf: (authInfo: AuthInfo | undefined) => Session;
  readonly factory: McpServerFactory;
  /** Undefined: nothing can be listened to. */
  readonly streams: ListenStreams | undefined;
  readonly log: Logger;
};

/** Serves MCP at one path: the identity first, then the message. Express serves it with a trailing slash too. */
export function mountEndpoint(app: Express, deps: MountDeps): void {
  const { path, requireIdentity, sessionOf, factory, streams, log } = deps;
  const handler = createMcpHandler(factory, {
    onerror: (error) => log.debug({ err: error }, 'MCP request refused'),
  });
  const serveMcp = toNodeHandler(withoutConnection(handler), {
    onerror: (error) => log.error({ err: error }, 'MCP request failed'),
  });
  app.post(path, requireIdentity, readJsonRpcBody, (request: Request & { auth?: AuthInfo }, response) => {
    const listen = streams && listenRequestFrom(request.body);
    if (streams === undefined || listen === undefined) return serveMcp(request, response, request.body);
    return streams.serve({ request, response, session: sessionOf(request.auth), listen, factory });
  });
  app.get(path, requireIdentity, answerGet);
  app.all(path, requireIdentity, refuseMethod);
}
