import { createServer, type RequestListener, type Server, type ServerResponse } from 'node:http';
import { setTimeout as delay } from 'node:timers/promises';
import { promisify } from 'node:util';
import { createUnderWay, type UnderWay } from './under-way.ts';

/** Most are bounds on what a connection can cost before a request reaches the application. */
const OPTIONS = {
  /** All headers together. The largest access token that is accepted takes half of it. */
  maxHeaderSize: 16 * 1024,
  headersTimeout: 10_000,
  /** Until the whole request is here, body included. */
  requestTimeout: 30_000,
  /** Above the 60 s after which common load balancers let a connection go, so that they close first. */
  keepAliveTimeout: 65_000,
  /** Node would refuse a request without Host before anybody could write that down: the application decides. */
  requireHostHeader: false,
};
const MAX_CONNECTIONS = 10_000;
/** The answers that each server has under way. */
const ANSWERS = new WeakMap<Server, UnderWay<ServerResponse>>();
const IDLE_SWEEP_MS = 250;

/** An HTTP server with every bound set; it does not listen yet. */
export function createHttpServer(
  listener: RequestListener,
  { requestTimeoutMs = OPTIONS.requestTimeout }: { requestTimeoutMs?: number } = {},
): Server {
  const server = createServer({ ...OPTIONS, requestTimeout: requestTimeoutMs }, listener);
  server.maxConnections = MAX_CONNECTIONS;
  const answers = createUnderWay<ServerResponse>();
  ANSWERS.set(server, answers);
  server.prependListener('request', (_request, response) => {
    response.once('close', answers.add(response));
  });
  return server;
}

/**
 * For `delayMs` goes on answering, and ends each connection with its answer: whoever balances needs a while to see that
 * the process is not ready any more. Then waits, at most for as long again, until nobody holds a connection any more:
 * one that looks idle from here may have a request on its way, which `closeGracefully` would cut.
 */
export async function retireConnections(server: Server, delayMs: number): Promise<void> {
  const retire = (response: ServerResponse) => {
    response.shouldKeepAlive = false;
  };
  for (const response of ANSWERS.get(server) ?? []) retire(response);
  server.prependListener('request', (_request, response) => retire(response));
  await delay(delayMs);
  const limit = performance.now() + delayMs;
  while (performance.now() < limit && (await connectionsOf(server)) > 0) await delay(IDLE_SWEEP_MS);
}

function connectionsOf(server: Server): Promise<number> {
  return promisify(server.getConnections.bind(server))();
}

/** Takes no new connection, lets running requests finish, and after `limitMs` ends those that did not. */
export async function closeGracefully(server: Server, limitMs: number): Promise<void> {
  // Kept-alive connections become idle one by one while requests finish.
  const sweep = setInterval(() => server.closeIdleConnections(), IDLE_SWEEP_MS);
  const limit = setTimeout(() => server.closeAllConnections(), limitMs);
  await new Promise((closed) => server.close(closed));
  clearInterval(sweep);
  clearTimeout(limit);
}
