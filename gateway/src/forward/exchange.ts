import { type ClientRequest, Agent as HttpAgent, type IncomingMessage, ServerResponse } from 'node:http';
import { Agent as HttpsAgent } from 'node:https';
import { createProxyMiddleware, debugProxyErrorsPlugin, proxyEventsPlugin } from 'http-proxy-middleware';
import { type AnswerError, HttpProblem } from '../http/problem.ts';
import { createReplicas, type Replicas } from './replicas.ts';
import { limitBody } from './request-body.ts';
import { upstreamSilent, upstreamUnavailable } from './upstream-problem.ts';

/** Sends a request, with the headers that it has by then, to the MCP service. */
export type Exchange = (req: IncomingMessage, res: ServerResponse) => Promise<void>;

export type ExchangeDeps = {
  readonly mcpServiceUrl: URL;
  readonly path: string;
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

/** What becomes of an answer: `stream` may change its head before it goes to the client; `take` answers by itself. */
type AnswerBy =
  | { readonly stream: (answer: IncomingMessage, res: ServerResponse) => void }
  | { readonly take: (answer: IncomingMessage, res: ServerResponse) => void };

/** A proxy to one address: the client chooses neither the path nor the query. */
export function createExchange(
  {
    mcpServiceUrl,
    path,
    answerError,
    responseTimeoutMs = RESPONSE_TIMEOUT_MS,
    idleTimeoutMs = IDLE_TIMEOUT_MS,
  }: ExchangeDeps,
  { maxBodyBytes, ...answerBy }: AnswerBy & { readonly maxBodyBytes: number },
): Exchange {
  const replicas = createReplicas();
  return createProxyMiddleware({
    target: new URL(path, mcpServiceUrl).href,
    ignorePath: true,
    changeOrigin: true,
    agent: keepAliveAgent(mcpServiceUrl, replicas),
    proxyTimeout: idleTimeoutMs,
    selfHandleResponse: 'take' in answerBy,
    // All default plugins but the one that builds a log line, URL parsing included, for every answer.
    ejectPlugins: true,
    plugins: [debugProxyErrorsPlugin, proxyEventsPlugin],
    on: {
      proxyReq: (upstream, req) => boundExchange(upstream, req, { responseTimeoutMs, maxBodyBytes }),
      proxyRes: (answer, _req, res) => {
        if (answer.headers.connection === 'close') replicas.avoid(answer.socket.remoteAddress);
        if ('take' in answerBy) answerBy.take(answer, res);
        else answerBy.stream(answer, res);
      },
      error: (error, req, res) => {
        dropRest(req);
        if (res instanceof ServerResponse) answerError(problemOf(error), res);
      },
    },
  });
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
function boundExchange(
  upstream: ClientRequest,
  req: IncomingMessage,
  { responseTimeoutMs, maxBodyBytes }: { readonly responseTimeoutMs: number; readonly maxBodyBytes: number },
): void {
  limitBody(req, maxBodyBytes, (problem) => upstream.destroy(problem));
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
