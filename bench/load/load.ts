import { connect, type Socket } from 'node:net';
import { createMessageReader } from './message-reader.ts';

type Answer = { readonly status: number; readonly head: string; readonly body: Buffer };

/** Sends requests that are prepared as bytes, one at a time on each connection, which stay open. */
export type Load = Disposable & {
  /** Waits for a connection that is free. @throws {Error} when the connection breaks before the answer. */
  call(request: Buffer): Promise<Answer>;
};

type Connection = { exchange(request: Buffer): Promise<Answer>; close(): void };

/** A client that costs little beside what it measures: a socket a connection, and no more parsing than an answer needs. */
export function createLoad({ url, connections }: { url: URL; connections: number }): Load {
  const all = Array.from({ length: connections }, () => createConnection(url));
  const idle = [...all];
  const waiting: ((connection: Connection) => void)[] = [];
  const release = (connection: Connection) => {
    const next = waiting.shift();
    if (next === undefined) idle.push(connection);
    else next(connection);
  };
  return {
    async call(request) {
      const connection = idle.pop() ?? (await new Promise<Connection>((take) => waiting.push(take)));
      try {
        return await connection.exchange(request);
      } finally {
        release(connection);
      }
    },
    [Symbol.dispose]: () => {
      for (const connection of all) connection.close();
    },
  };
}

/** Opens when it is first needed, and again after it was closed. */
function createConnection(url: URL): Connection {
  let socket: Socket | undefined;
  let current: PromiseWithResolvers<Answer> | undefined;

  function open(): Socket {
    const opened = connect(Number(url.port), url.hostname).setNoDelay(true);
    const read = createMessageReader(({ head, body }) =>
      current?.resolve({ status: Number(head.slice(STATUS_AT, STATUS_AT + 3)), head, body }),
    );
    opened.on('data', read);
    opened.on('error', (error) => current?.reject(error));
    opened.on('close', () => {
      socket = undefined;
      current?.reject(new Error('The connection was closed before the answer had come.'));
    });
    return opened;
  }

  return {
    exchange(request) {
      current = Promise.withResolvers();
      socket ??= open();
      socket.write(request);
      return current.promise;
    },
    close: () => void socket?.destroy(),
  };
}

/** HTTP/1.1 200 OK */
const STATUS_AT = 'HTTP/1.1 '.length;
