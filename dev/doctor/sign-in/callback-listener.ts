import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

/** Where the browser comes back to: a loopback address of this machine (RFC 8252 §7.3). */
export type CallbackListener = AsyncDisposable & {
  readonly redirectUri: string;
  /** The parameters of the first callback. @throws when none came within the bound. */
  readonly callback: (withinMs: number) => Promise<URLSearchParams>;
};

export async function listenForCallback(): Promise<CallbackListener> {
  const { promise, resolve } = Promise.withResolvers<URLSearchParams>();
  const server = createServer((request, response) => {
    const url = new URL(request.url ?? '/', 'http://127.0.0.1');
    response.setHeader('content-type', 'text/plain; charset=utf-8');
    if (url.pathname !== '/callback') return void response.writeHead(404).end('Not here.');
    response.end('Signed in. You can close this page and go back to the terminal.');
    resolve(url.searchParams);
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  return {
    redirectUri: `http://127.0.0.1:${port}/callback`,
    callback: (withinMs) => Promise.race([promise, rejectAfter(withinMs)]),
    [Symbol.asyncDispose]: async () => {
      server.closeAllConnections();
      await server[Symbol.asyncDispose]();
    },
  };
}

function rejectAfter(milliseconds: number): Promise<never> {
  return new Promise((_, reject) => {
    setTimeout(
      () => reject(new Error(`Nobody signed in within ${milliseconds / 60_000} minutes.`)),
      milliseconds,
    ).unref();
  });
}
