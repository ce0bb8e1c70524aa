import { setTimeout as delay } from 'node:timers/promises';
import { promisify } from 'node:util';
import { portTaken } from '@bookmarks/env';
import { type Server, ServerCredentials } from '@grpc/grpc-js';

/** Calls in flight get this long to end when the server shuts down. */
const DRAIN_MS = 20_000;
const ANY_ADDRESS = '[::]';

/** A server that accepts connections, until it is disposed of. */
export type ListeningServer = AsyncDisposable & {
  readonly port: number;
  /**
   * Tells every client to connect anew (GOAWAY), and for `delayMs` serves those that come back: names are resolved again
   * by that, so that each client has found the other replicas before this one closes.
   */
  retireConnections(delayMs: number): Promise<void>;
};

/**
 * Starts to accept connections on `port`, or on any free port for 0. The connections are not encrypted: network
 * policies keep everybody away who has no business here.
 */
export async function listen(server: Server, port: number): Promise<ListeningServer> {
  const bound = await bind(server, port);
  return {
    port: bound,
    async retireConnections(delayMs) {
      server.drain(`${ANY_ADDRESS}:${bound}`, delayMs + DRAIN_MS);
      await delay(delayMs);
    },
    [Symbol.asyncDispose]: () => drained(server),
  };
}

/** @throws {ConfigurationError} when the port is taken. */
async function bind(server: Server, port: number): Promise<number> {
  try {
    const credentials = ServerCredentials.createInsecure();
    return (await promisify(server.bindAsync.bind(server))(`${ANY_ADDRESS}:${port}`, credentials)) as number;
  } catch (error) {
    // grpc-js keeps Node's code in the text alone.
    throw String(error).includes('EADDRINUSE') ? portTaken(port) : error;
  }
}

async function drained(server: Server): Promise<void> {
  const hardStop = setTimeout(() => server.forceShutdown(), DRAIN_MS);
  await new Promise<void>((resolve) => server.tryShutdown(() => resolve()));
  clearTimeout(hardStop);
}
