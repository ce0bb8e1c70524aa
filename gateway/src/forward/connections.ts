import { buildConnector, Client } from 'undici';
import { createReplicas, type Replicas } from './replicas.ts';

/** Idle connections are cheap, and a new one costs more than the request that it carries. */
export const MAX_IDLE_CONNECTIONS = 256;
/** Well below its SHUTDOWN_DELAY_SECONDS: what is idle then is closed from here before the MCP service does it. */
const MAX_IDLE_MS = 2_000;
/** Until the next address of the service is tried. */
const ADDRESS_TIMEOUT_MS = 3_000;

/** A connection to the MCP service, which carries one exchange at a time and comes back by itself when it was broken. */
export type Connection = {
  readonly client: Client;
  /** The address at its other end asks for new connections no longer. */
  readonly avoid: () => void;
};

export type Connections = {
  /** The one that was used last, or a new one. */
  readonly take: () => Connection;
  readonly giveBack: (connection: Connection) => void;
};

type ConnectionsDeps = {
  readonly url: URL;
  readonly connectTimeoutMs: number;
  readonly bodyTimeoutMs: number;
  readonly replicas?: Replicas;
};

/**
 * All connections to the MCP service. undici's own pool looks at one after the other until it finds one that is free, which a
 * thousand streams make dear, and does not say which address has answered.
 */
export function createConnections({
  url,
  connectTimeoutMs,
  bodyTimeoutMs,
  replicas = createReplicas(),
}: ConnectionsDeps): Connections {
  const connect = buildConnector({
    lookup: replicas.lookup,
    // An address that refuses the connection is passed over for the next, and so is one that says nothing.
    autoSelectFamily: true,
    autoSelectFamilyAttemptTimeout: ADDRESS_TIMEOUT_MS,
    timeout: connectTimeoutMs,
    allowH2: false,
  } as buildConnector.BuildOptions);
  const settings = {
    allowH2: false,
    keepAliveTimeout: MAX_IDLE_MS,
    keepAliveMaxTimeout: MAX_IDLE_MS,
    // Who waits for a head has a time of its own.
    headersTimeout: 0,
    bodyTimeout: bodyTimeoutMs,
  };
  const free: Connection[] = [];
  return {
    take: () => free.pop() ?? openConnection(url.origin, { ...settings, connect, replicas }),
    giveBack(connection) {
      if (free.length < MAX_IDLE_CONNECTIONS) free.push(connection);
      else void connection.client.close();
    },
  };
}

function openConnection(
  origin: string,
  {
    connect,
    replicas,
    ...settings
  }: Client.Options & { readonly connect: buildConnector.connector; readonly replicas: Replicas },
): Connection {
  let address: string | undefined;
  const client = new Client(origin, {
    ...settings,
    connect: (options, callback) =>
      connect(options, (...result) => {
        address = result[1]?.remoteAddress;
        callback(...result);
      }),
  });
  return { client, avoid: () => replicas.avoid(address) };
}
