import { once } from 'node:events';
import { Agent, createServer, type IncomingMessage, request, type ServerResponse } from 'node:http';

export type TokenProxy = AsyncDisposable & {
  /** Requests go there from now on. */
  readonly serve: (target: URL, accessToken: string) => void;
};

/**
 * A server on the loopback interface that adds the access token, which the runner has no option for, and changes
 * nothing else: the Host and the Origin that a scenario makes up arrive as they are.
 */
export async function startTokenProxy(port: number): Promise<TokenProxy> {
  const agent = new Agent({ keepAlive: true });
  let forward = (_incoming: IncomingMessage, response: ServerResponse) => void response.writeHead(503).end();
  const server = createServer((incoming, response) => forward(incoming, response));
  await once(server.listen(port, '127.0.0.1'), 'listening');
  return {
    serve: (target, accessToken) => {
      const authorization = `Bearer ${accessToken}`;
      forward = (incoming, response) => {
        const { method, url: path, headers } = incoming;
        const where = { agent, host: target.hostname, port: target.port, method, path };
        const outgoing = request({ ...where, headers: { ...headers, authorization } }, (answer) => {
          response.writeHead(answer.statusCode ?? 502, answer.headers);
          answer.pipe(response);
        });
        outgoing.on('error', () => response.destroy());
        // A scenario that goes away from a stream must end it behind us as well.
        response.on('close', () => outgoing.destroy());
        incoming.pipe(outgoing);
      };
    },
    [Symbol.asyncDispose]: async () => {
      agent.destroy();
      server.closeAllConnections();
      await server[Symbol.asyncDispose]();
    },
  };
}
