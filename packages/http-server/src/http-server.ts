import { createServer, type RequestListener, type Server } from 'node:http';

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
const IDLE_SWEEP_MS = 250;

/** An HTTP server with every bound set; it does not listen yet. */
export function createHttpServer(
  listener: RequestListener,
  { requestTimeoutMs = OPTIONS.requestTimeout }: { requestTimeoutMs?: number } = {},
): Server {
  const server = createServer({ ...OPTIONS, requestTimeout: requestTimeoutMs }, listener);
  server.maxConnections = MAX_CONNECTIONS;
  return server;
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
