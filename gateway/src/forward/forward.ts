import type { IncomingMessage, ServerResponse } from 'node:http';
import type { SignIdentity } from '@bookmarks/identity';
import type { Entry } from '../access/enter.ts';
import { requestIdOf } from '../http/request-id.ts';
import type { Answer } from './answer.ts';
import type { WatchCredential } from './credential-watch.ts';
import { createExchange, type ExchangeDeps } from './exchange.ts';
import { boundListenStream, isListenRequest } from './listen-stream.ts';
import { checkBodyHeaders } from './request-body.ts';
import { clientResponseHeaders, upstreamRequestHeaders } from './upstream-headers.ts';
import { identityRefused } from './upstream-problem.ts';

/** Passes a request on to the MCP service in the name of its caller, and the answer back; both as streams. */
export type Forward = (req: IncomingMessage, res: ServerResponse, entry: Entry) => Promise<void>;

export type ForwardDeps = ExchangeDeps & {
  readonly watchCredential: WatchCredential;
  /** Ends the streams that would otherwise go on when the process is to stop. */
  readonly stopping?: AbortSignal;
  readonly signIdentity: SignIdentity;
};

/** An import, the largest thing that a tool takes, has at most 200,000 characters: three times as many bytes, twice that where a client escapes all. */
const MAX_BODY_BYTES = 1024 * 1024;

export function createForward(deps: ForwardDeps): Forward {
  const { watchCredential, stopping, signIdentity } = deps;
  const exchange = createExchange(deps, MAX_BODY_BYTES);

  return async (req, res, { caller, upstreamToken, ...entry }) => {
    checkBodyHeaders(req, MAX_BODY_BYTES);
    const assertion = await signIdentity(caller);
    // The client may have gone while it was authenticated.
    if (res.destroyed) return;
    if (isListenRequest(req)) boundListenStream(res, { ...entry, watchCredential, stopping });
    const parts = { assertion, upstreamToken, requestId: requestIdOf(res) };
    exchange(req, res, {
      headers: upstreamRequestHeaders(req.headers, parts),
      answer: streamedAnswer(res),
    });
  };
}

/** Passes the answer on as it comes. */
function streamedAnswer(res: ServerResponse): Answer {
  return {
    begin(status, headers) {
      if (status === 401 || status === 403) throw identityRefused(status);
      res.writeHead(status, { 'cache-control': 'no-store', ...clientResponseHeaders(headers) });
      // Else the head would wait for the first event.
      if (headers['content-type']?.startsWith('text/event-stream')) res.flushHeaders();
    },
    // A stream of notifications may have been ended here.
    write: (chunk) => res.writableEnded || res.write(chunk),
    end: () => res.end(),
  };
}
