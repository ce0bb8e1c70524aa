import type { Logger } from '@bookmarks/telemetry';
import { toNodeHandler } from '@modelcontextprotocol/node';
import { type AuthInfo, createMcpHandler } from '@modelcontextprotocol/server';
import type { Express, Request, RequestHandler } from 'express';
import { createReadJsonRpcBody } from '../http/json-rpc-body.ts';
import type { Session } from '../mcp-server.ts';
import { plainRequestFrom } from '../plain-requests/plain-request.ts';
import { type RequestServerFactory, servePlainRequest } from '../plain-requests/serve-plain-request.ts';
import { listenRequestFrom } from '../subscriptions/listen-request.ts';
import type { ListenStreams } from '../subscriptions/listen-streams.ts';
import { answerGet, refuseMethod } from './answer-get.ts';
import { withoutConnection } from './without-connection.ts';

type MountDeps = {
  readonly path: string;
  /** What a request goes through before its body is read, such as the check of its identity. */
  readonly admit: RequestHandler;
  readonly factory: RequestServerFactory;
  /** How many messages a body may hold. */
  readonly maxBatch?: number;
  /** Of the streams that the SDK would open by itself, although there is nothing to listen to. */
  readonly maxSubscriptions?: number;
  /** Undefined: nothing can be listened to. */
  readonly listening?:
    | { readonly streams: ListenStreams; readonly sessionOf: (authInfo: AuthInfo | undefined) => Session }
    | undefined;
  readonly log: Logger;
};

/** Batches left the protocol with revision 2025-06-18; older clients never send long ones. */
const MAX_BATCH = 10;

/** Serves MCP at one path: first whether the request may pass, then the message. Express serves it with a trailing slash too. */
export function mountEndpoint(app: Express, deps: MountDeps): void {
  const { path, admit, factory, maxBatch = MAX_BATCH, maxSubscriptions, listening, log } = deps;
  const handler = createMcpHandler(factory, {
    ...(maxSubscriptions !== undefined && { maxSubscriptions }),
    onerror: (error) => log.debug({ err: error }, 'MCP request refused'),
  });
  const serveMcp = toNodeHandler(withoutConnection(handler), {
    onerror: (error) => log.error({ err: error }, 'MCP request failed'),
  });
  app.post(
    path,
    admit,
    createReadJsonRpcBody({ maxBatch }),
    (request: Request & { auth?: AuthInfo }, response) => {
      const plain = plainRequestFrom(request.headers, request.body);
      if (plain !== undefined) return servePlainRequest(factory, plain, request, response);
      const listen = listening && listenRequestFrom(request.body);
      if (listening === undefined || listen === undefined) return serveMcp(request, response, request.body);
      const session = listening.sessionOf(request.auth);
      return listening.streams.serve({ request, response, session, listen, factory });
    },
  );
  app.get(path, admit, answerGet);
  app.all(path, admit, refuseMethod);
}
