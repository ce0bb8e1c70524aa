import type { IncomingMessage, ServerResponse } from 'node:http';
import type { SignIdentity } from '@bookmarks/identity';
import type { Entry } from '../access/enter.ts';
import type { AnswerError } from '../http/problem.ts';
import { requestIdOf } from '../http/request-id.ts';
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

/** An import, the largest thing that a tool takes, is at most 200 kB. */
const MAX_BODY_BYTES = 1024 * 1024;

export function createForward(deps: ForwardDeps): Forward {
  const { watchCredential, stopping, signIdentity, answerError } = deps;
  const exchange = createExchange(deps, {
    maxBodyBytes: MAX_BODY_BYTES,
    stream: (answer, res) => prepareAnswer(answer, res, answerError),
  });

  return async (req, res, { caller, upstreamToken, ...entry }) => {
    checkBodyHeaders(req, MAX_BODY_BYTES);
    const assertion = await signIdentity(caller);
    // The client may have gone while it was authenticated, before the proxy could notice.
    if (res.destroyed) return;
    if (isListenRequest(req)) boundListenStream(res, { ...entry, watchCredential, stopping });
    req.headers = upstreamRequestHeaders(req.headers, {
      assertion,
      upstreamToken,
      requestId: requestIdOf(res),
    });
    await exchange(req, res);
  };
}

/** Runs before the proxy copies the answer's head; when the request is answered here, the proxy copies nothing. */
function prepareAnswer(answer: IncomingMessage, res: ServerResponse, answerError: AnswerError): void {
  if (answer.statusCode === 401 || answer.statusCode === 403) {
    answer.resume();
    answerError(identityRefused(answer.statusCode), res);
    return;
  }
  const isStream = answer.headers['content-type']?.startsWith('text/event-stream') === true;
  // Else the head would wait for the first event.
  if (isStream) res.once('pipe', () => res.flushHeaders());
  // One that is ended here would go on there, where nobody reads it any more.
  if (isStream) res.once('close', () => answer.destroy());
  res.setHeader('Cache-Control', 'no-store');
  answer.headers = clientResponseHeaders(answer.headers);
  // The proxy would tell every client to keep the connection, also one that asked to close it.
  answer.headers.connection = res.shouldKeepAlive ? 'keep-alive' : 'close';
}
