import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Logger } from '@bookmarks/telemetry';
import { createApp } from './app.ts';
import { isLoopbackIssuer } from './local-issuer.ts';
import { logProviderEvents } from './log-provider-events.ts';
import { createProvider, type ProviderOptions } from './provider.ts';
import type { SigningKey } from './signing-key.ts';
import type { RecordStore } from './state/record-store.ts';
import { createStoreAdapterFactory } from './state/store-adapter.ts';

const DRAIN_DEADLINE_MS = 5_000;

export type RunningAuthkit = AsyncDisposable & { readonly issuer: string; readonly port: number };

/** Starts the stand-in. Without an issuer it is named after the port, which only the system knows when it is 0. */
export async function startAuthkit(
  options: Pick<
    ProviderOptions,
    'resource' | 'otherResources' | 'applications' | 'accessTokenLifetimeSeconds' | 'fetch'
  > & {
    readonly port: number;
    readonly host?: string | undefined;
    readonly issuer: string | undefined;
    readonly signingKey: SigningKey;
    readonly store: RecordStore;
    readonly log: Logger;
  },
): Promise<RunningAuthkit> {
  const { resource, otherResources, log, signingKey } = options;
  const server = createServer();
  // Nobody else on the network may sign in as somebody here.
  const loopbackOnly = options.issuer === undefined || isLoopbackIssuer(options.issuer);
  const host = options.host ?? (loopbackOnly ? '127.0.0.1' : undefined);
  server.listen({ port: options.port, ...(host !== undefined && { host }) });
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;

  const issuer = options.issuer ?? `http://localhost:${port}`;
  const adapter = createStoreAdapterFactory(options.store);
  const provider = createProvider({ ...options, issuer, adapter, jwks: signingKey.jwks });
  logProviderEvents(provider, log);
  server.on(
    'request',
    createApp({ provider, issuer, resource, otherResources, publicKey: signingKey.publicKey, log }),
  );

  return {
    issuer,
    port,
    async [Symbol.asyncDispose]() {
      const deadline = setTimeout(() => server.closeAllConnections(), DRAIN_DEADLINE_MS);
      await server[Symbol.asyncDispose]();
      clearTimeout(deadline);
    },
  };
}
