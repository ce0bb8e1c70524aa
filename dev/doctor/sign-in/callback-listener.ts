import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { callbackPage, NOT_HERE, PAGE_HEADERS } from './callback-page.ts';
import { SignInError } from './sign-in-error.ts';

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
    if (url.pathname !== '/callback') return void response.writeHead(404, PAGE_HEADERS).end(NOT_HERE);
    // The listener closes once the answer is known, and the page must be out by then.
    response.on('close', () => resolve(url.searchParams));
    response.writeHead(200, { ...PAGE_HEADERS, connection: 'close' }).end(callbackPage(url.searchParams));
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
    const error = new SignInError(
      `Nobody came back from the sign-in within ${Math.round(milliseconds / 1000)} seconds.`,
      'Run the doctor again and finish in the browser. The browser must be on this machine, because it comes back to 127.0.0.1; --wait gives you more time, --no-sign-in leaves this out. If the browser showed an error instead of a form, that is what to mend.',
    );
    setTimeout(() => reject(error), milliseconds).unref();
  });
}
