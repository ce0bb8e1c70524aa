import {
  type AuthInfo,
  type JSONRPCMessage,
  type McpRequestContext,
  ProtocolErrorCode,
} from '@modelcontextprotocol/server';
import type { Request, Response } from 'express';
import { AnswerTransport } from './answer-transport.ts';
import type { PlainRequest } from './plain-request.ts';
import type { RequestServer } from './request-server.ts';

/** Makes the server for one request. */
export type RequestServerFactory = (context: McpRequestContext) => RequestServer;

/**
 * Answers a plain request as the SDK's handler would, byte for byte, without a `Request`, a `Response` and their streams,
 * which cost more than the rest of it.
 */
export async function servePlainRequest(
  factory: RequestServerFactory,
  { message, revision }: PlainRequest,
  request: Request & { auth?: AuthInfo },
  response: Response,
): Promise<void> {
  const send = revision === undefined ? sendEvent : sendJson;
  const transport = new AnswerTransport((answer) => send(response, answer));
  const caller = request.auth && { authInfo: request.auth };
  const server = factory({ era: revision === undefined ? 'legacy' : 'modern', ...caller });
  if (revision !== undefined) server.speak(revision);
  await server.connect(transport);
  response.once('close', () => {
    if (!response.writableFinished) void server.close();
  });
  transport.onmessage?.(message, caller);
}

function sendEvent(response: Response, answer: JSONRPCMessage): void {
  response.setHeader('Cache-Control', 'no-cache, no-transform');
  response.setHeader('Content-Type', 'text/event-stream');
  response.setHeader('X-Accel-Buffering', 'no');
  response.end(`event: message\ndata: ${JSON.stringify(answer)}\n\n`);
}

function sendJson(response: Response, answer: JSONRPCMessage): void {
  response.statusCode = isLackingCapability(answer) ? 400 : 200;
  response.setHeader('Content-Type', 'application/json');
  response.end(JSON.stringify(answer));
}

/** The one error of a tool's handler that has a status of its own (MCP 2026-07-28, Streamable HTTP). */
function isLackingCapability(answer: JSONRPCMessage): boolean {
  return 'error' in answer && answer.error.code === ProtocolErrorCode.MissingRequiredClientCapability;
}
