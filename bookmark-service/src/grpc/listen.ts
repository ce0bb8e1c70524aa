import { promisify } from 'node:util';
import { type Server, ServerCredentials } from '@grpc/grpc-js';

/** Calls in flight get this long to end when the server shuts down. */
const DRAIN_MS = 20_000;

/** A server that accepts connections, until it is disposed of. */
export type ListeningServer = AsyncDisposable & { readonly port: number };

/**
 * Starts to accept connections on `port`, or on any free port for 0. The connections are not encrypted: network
 * policy keeps everybody but the MCP service away, and every call proves who it is for.
 */
export async function listen(server: Server, port: number): Promise<ListeningServer> {
  const bind = promisify(server.bindAsync.bind(server));
  const boundPort = (await bind(`[::]:${port}`, ServerCredentials.createInsecure())) as number;
  return { port: boundPort, [Symbol.asyncDispose]: () => drained(server) };
}

async function drained(server: Server): Promise<void> {
  const hardStop = setTimeout(() => server.forceShutdown(), DRAIN_MS);
  await new Promise<void>((resolve) => server.tryShutdown(() => resolve()));
  clearTimeout(hardStop);
}
