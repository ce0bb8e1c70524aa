import type { RequestHandler } from 'express';
import { INVALID_REQUEST, sendJsonRpcError } from '../http/json-rpc-error.ts';

const NOTE = `This is an MCP server (Streamable HTTP), and you may use it. MCP clients send JSON-RPC messages here by POST.
`;

/**
 * There are no sessions, so there is no stream to open: clients that ask for one by GET know what 405 means. Anybody else, such
 * as `curl` or a form that tries a key that was pasted into it, only wants to know whether the credential holds.
 */
export const answerGet: RequestHandler = (request, response) => {
  if (!asksForStream(request.headers.accept)) return void response.type('text/plain').send(NOTE);
  refuseMethod(request, response, () => {});
};

export const refuseMethod: RequestHandler = (_request, response) => {
  response.set('Allow', 'GET, POST');
  sendJsonRpcError(response, 405, INVALID_REQUEST, 'This endpoint is stateless: use POST.');
};

/** By name: what takes everything gets the note. */
function asksForStream(accept = ''): boolean {
  return accept.toLowerCase().includes('text/event-stream');
}
