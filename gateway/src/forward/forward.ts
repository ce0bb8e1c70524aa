import { type ClientRequest, Agent as HttpAgent, type IncomingMessage, ServerResponse } from 'node:http';
import { Agent as HttpsAgent } from 'node:https';
import type { SignIdentity } from '@bookmarks/identity';
import { createProxyMiddleware, debugProxyErrorsPlugin, proxyEventsPlugin } from 'http-proxy-middleware';
import type { Entry } from '../access/enter.ts';
import { type AnswerError, HttpProblem } from '../http/problem.ts';
import { requestIdOf } from '../http/request-id.ts';
import type { WatchCredential } from './credential-watch.ts';
import { boundListenStream, isListenRequest } from './listen-stream.ts';
import { createReplicas, type Replicas } from './replicas.ts';
import { checkBodyHeaders, limitBody } from './request-body.ts';
import { clientResponseHeaders, upstreamRequestHeaders } from './upstream-headers.ts';
import { identityRefused, upstreamSilent, upstreamUnavailable } from './upstream-problem.ts';

/** Passes a request on to the MCP service in the name of its caller, and the answer back; both as streams. */
export type Forward = (req: IncomingMessage, res: ServerResponse, entry: Entry) => Promise<void>;

export type ForwardDeps = {
  readonly mcpServiceUrl: URL;
  readonly path: string;
  readonly watchCredential: WatchCredential;
  /** Ends the streams that would otherwise go on when the process is to stop. */
  readonly stopping?: AbortSignal;
  readonly signIdentity: SignIdentity;
  readonly answerError: AnswerError;
  /** From the start of a request to the headers of its answer. */
  readonly responseTimeoutMs?: number;
  /** How long the MCP service may say nothing while its answer streams. */
  readonly idleTimeoutMs?: number;
};

/** Every tool answers within 10 s, and some clients give up after 30. */
const RESPONSE_TIMEOUT_MS = 15_000;
/** An answer that streams may be silent for so long. */
const IDLE_TIMEOUT_MS = 10 * 60_000;
/** Idle connections are cheap, and a new one costs more than the request that it carries. */
const MAX_IDLE_CONNECTIONS = 256;
/** Well below its SHUTDOWN_DELAY_SECONDS: what is idle then is closed from here before the MCP service does it. */
const MAX_IDLE_MS = 2_000;
/** Until the next address of the service is tried. */
const ADDRESS_TIMEOUT_MS = 3_000;

/** A proxy to one address: the client chooses neither the path nor the query. */
export function createForward({
  mcpServiceUrl,
  path,
  watchCredential,
  stopping,
  signIdentity,
  answerError,
  responseTimeoutMs = RESPONSE_TIMEOUT_MS,
  idleTimeoutMs = IDLE_TIMEOUT_MS,
}: ForwardDeps): Forward {
  const replicas = createReplicas();
  const proxy = createProxyMiddleware({
    target: new URL(path, mcpServiceUrl).href,
    ignorePath: true,
    changeOrigin: true,
    agent: keepAliveAgent(mcpServiceUrl, replicas),
    proxyTimeout: idleTimeoutMs,
    // All default plugins but the one that builds a log line, URL parsing included, for every answer.
    ejectPlugins: true,
    plugins: [debugProxyErrorsPlugin, proxyEventsPlugin],
    on: {
      proxyReq: (upstream, req) => boundExchange(upstream, req, responseTimeoutMs),
      proxyRes: (answer, _req, res) => {
        if (answer.headers.connection === 'close') replicas.avoid(answer.socket.remoteAddress);
        prepareAnswer(answer, res, answerError);
      },
      error: (error, req, res) => {
        dropRest(req);
        if (res instanceof ServerResponse) answerError(problemOf(error), res);
      },
    },
  });

  return async (req, res, { caller, ...entry }) => {
    checkBodyHeaders(req);
    const assertion = await signIdentity(caller);
    // The client may have gone while it was authenticated, before the proxy could notice.
    if (res.destroyed) return;
    if (isListenRequest(req)) boundListenStream(res, { ...entry, watchCredential, stopping });
    req.headers = upstreamRequestHeaders(req.headers, { assertion, requestId: requestIdOf(res) });
    await proxy(req, res);
  };
}

function keepAliveAgent({ protocol }: URL, { lookup }: Replicas): HttpAgent {
  const options = {
    keepAlive: true,
    maxFreeSockets: MAX_IDLE_CONNECTIONS,
    timeout: MAX_IDLE_MS,
    lookup,
    // An address that refuses the connection is passed over for the next, and so is one that says nothing.
    autoSelectFamily: true,
    autoSelectFamilyAttemptTimeout: ADDRESS_TIMEOUT_MS,
  };
  return protocol === 'https:' ? new HttpsAgent(options) : new HttpAgent(options);
}

/** Bounds what the client sends and how long the MCP service may think about it. */
function boundExchange(upstream: ClientRequest, req: IncomingMessage, responseTimeoutMs: number): void {
  limitBody(req, (problem) => upstream.destroy(problem));
  const timer = setTimeout(() => upstream.destroy(upstreamSilent()), responseTimeoutMs);
  for (const event of ['response', 'close']) upstream.once(event, () => clearTimeout(timer));
}

/**
 * A client may read no answer before it has sent everything, and Node by itself drops only what nobody has begun to
 * read. The server's request timeout bounds this.
 */
function dropRest(req: IncomingMessage): void {
  req.unpipe().resume();
}

function problemOf(error: Error): HttpProblem {
  return error instanceof HttpProblem ? error : upstreamUnavailable(error);
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
