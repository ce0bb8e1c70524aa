import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

type Answer = (req: IncomingMessage, res: ServerResponse) => void;
const empty: Answer = (_req, res) => void res.end('{}');

export type LocalServer = Awaited<ReturnType<typeof aLocalServer>>;

/** A server of this machine that writes down what it is asked for. */
export async function aLocalServer() {
  const reached: string[] = [];
  const server = createServer((req, res) => {
    reached.push(`${req.url}`);
    local.answer(req, res);
  });
  await once(server.listen(0, '127.0.0.1'), 'listening');
  const local = {
    port: (server.address() as AddressInfo).port,
    reached,
    answer: empty,
    reset() {
      reached.length = 0;
      local.answer = empty;
    },
    /** Of answers that never come. */
    drop: () => server.closeAllConnections(),
    [Symbol.asyncDispose]: async () => {
      server.closeAllConnections();
      await server[Symbol.asyncDispose]();
    },
  };
  return local;
}
