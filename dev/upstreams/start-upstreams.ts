import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { UPSTREAM_PROVIDERS, type UpstreamProvider } from '@bookmarks/upstream';
import express, { type Router } from 'express';
import { createAdmin } from './admin.ts';
import type { Client } from './client.ts';
import { Library } from './data/library.ts';
import { Faults } from './faults.ts';
import type { ProviderDeps } from './provider.ts';
import { createGithub } from './providers/github.ts';
import { createGoogle } from './providers/google.ts';
import { createRaindrop } from './providers/raindrop.ts';
import { createStrava } from './providers/strava.ts';
import { createWhoop } from './providers/whoop.ts';
import { Grants } from './sign-in/grants.ts';

const PROVIDERS: Readonly<Record<UpstreamProvider, (deps: ProviderDeps) => Router | Promise<Router>>> = {
  github: createGithub,
  google: createGoogle,
  whoop: createWhoop,
  strava: createStrava,
  raindrop: createRaindrop,
};

export type Upstreams = AsyncDisposable & {
  /** What `UPSTREAM_STAND_IN` is to be. */
  readonly url: URL;
  readonly faults: Faults;
  readonly library: Library;
  readonly grants: Readonly<Record<UpstreamProvider, Grants>>;
};

/** Starts the stand-ins of all providers, on the loopback interface: they sign anybody in. */
export async function startUpstreams(options: { port: number; client: Client }): Promise<Upstreams> {
  const server = createServer().listen(options.port, '127.0.0.1');
  await once(server, 'listening');
  const base = `http://localhost:${(server.address() as AddressInfo).port}`;

  const faults = new Faults();
  const library = new Library();
  const grants = {
    github: new Grants(),
    google: new Grants(),
    whoop: new Grants(),
    strava: new Grants(),
    raindrop: new Grants(),
  };
  const app = express().disable('x-powered-by');
  app.get('/healthz', (_request, response) => void response.json({ status: 'ok' }));
  app.use('/_stand-in', createAdmin({ faults, grants, library }));
  app.use(faults.handler);
  for (const provider of UPSTREAM_PROVIDERS)
    app.use(await PROVIDERS[provider]({ base, client: options.client, grants: grants[provider], library }));
  server.on('request', app);

  return {
    ...{ url: new URL(base), faults, library, grants },
    async [Symbol.asyncDispose]() {
      server.closeAllConnections();
      await server[Symbol.asyncDispose]();
    },
  };
}
