import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import {
  CALLER_SCHEMA,
  createIdentitySigner,
  createIdentityVerifier,
  generateKeyPair,
  IDENTITY_HEADER,
  SCOPES,
  type Scope,
  signingKey,
  verificationKeys,
} from '@bookmarks/identity';
import { createLogger, createMetrics, type Logger, type Metrics } from '@bookmarks/telemetry';
import { Client, type ClientCapabilities, StreamableHTTPClientTransport } from '@modelcontextprotocol/client';
import { Client as V1Client } from '@modelcontextprotocol/sdk/client/index.js';
import { StreamableHTTPClientTransport as V1Transport } from '@modelcontextprotocol/sdk/client/streamableHttp.js';
import type { Transport as V1TransportInterface } from '@modelcontextprotocol/sdk/shared/transport.js';
import { createApp } from '../../src/app.ts';
import type { Bookmarks } from '../../src/bookmarks/bookmarks.ts';
import { createConfirmations } from '../../src/confirmation/confirm-token.ts';
import type { PublicLibrary } from '../../src/public/public-library.ts';
import { InMemoryBookmarks } from './in-memory-bookmarks.ts';
import { InMemoryPublicLibrary } from './in-memory-public-library.ts';

const keys = generateKeyPair('test');
export const PUBLIC_URL = 'https://bookmarks.example';

/** What a user does when asked. */
export type Answer = (question: string) => {
  action: 'accept' | 'decline' | 'cancel';
  content?: Record<string, boolean>;
};

type ServiceOptions = {
  readonly path?: string;
  /** What everybody can read; absent: nothing. */
  readonly published?: PublicLibrary;
  /** Whether clients come without an identity. */
  readonly isAnonymous?: boolean;
  /** The provider that people sign in at; absent: there is none. */
  readonly upstream?: Parameters<typeof createApp>[0]['upstream'];
  /** What goes with each request, such as a token of the upstream. */
  readonly headersOf?: (user: string) => Promise<Record<string, string>>;
  readonly log?: Logger;
  /** How clients are told of changes; absent: not at all. */
  readonly changesOf?: (metrics: Metrics) => Parameters<typeof createApp>[0]['changes'];
};

/** The service on a free port, over libraries in memory, one a user. */
export async function aService(
  libraryOf: (sub: string) => Bookmarks = newLibraries(),
  {
    path = '/mcp',
    published = new InMemoryPublicLibrary(),
    isAnonymous = false,
    upstream,
    headersOf = async () => ({}),
    log = createLogger('test', 'silent'),
    changesOf,
  }: ServiceOptions = {},
) {
  const resources = new AsyncDisposableStack();
  const subOf = (assertion: string) =>
    JSON.parse(Buffer.from(assertion.split('.')[1] ?? '', 'base64url').toString()).sub;
  const metrics = createMetrics('test');
  const app = createApp({
    verifyIdentity: createIdentityVerifier(verificationKeys(keys.publicJwkSet), 'mcp-service'),
    bookmarksFor: ({ assertion }) => libraryOf(subOf(assertion)),
    confirmations: createConfirmations('c'.repeat(32)),
    changes: changesOf?.(metrics),
    upstream,
    published: { library: published, publicUrl: PUBLIC_URL },
    metrics,
    isReady: () => true,
    log,
  });
  const identityOf = async (user: string, scopes?: readonly Scope[]): Promise<Record<string, string>> =>
    isAnonymous ? {} : { [IDENTITY_HEADER]: await assertionFor(user, scopes), ...(await headersOf(user)) };
  const server = resources.use(createServer(app).listen(0));
  await once(server, 'listening');
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}${path}`;
  return {
    url,
    metrics,
    /** A client of the 2025 revisions, which is what Poke is. */
    connectV1: async (user = 'anna', scopes?: readonly Scope[]) => {
      const client = new V1Client({ name: 'test', version: '1' });
      const headers = await identityOf(user, scopes);
      // The v1 transport declares its session id in a way that exactOptionalPropertyTypes refuses.
      await client.connect(
        new V1Transport(new URL(url), { requestInit: { headers } }) as V1TransportInterface,
      );
      return resources.adopt(client, (opened) => opened.close());
    },
    /** A client of the 2026-07-28 revision; with `answer`, one that puts questions to its user. */
    connectV2: async (
      user = 'anna',
      scopes?: readonly Scope[],
      answer?: Answer,
      capabilities: ClientCapabilities = {},
    ) => {
      const client = new Client(
        { name: 'test', version: '1' },
        {
          versionNegotiation: { mode: { pin: '2026-07-28' } },
          capabilities: { ...capabilities, ...(answer && { elicitation: {} }) },
        },
      );
      if (answer) client.setRequestHandler('elicitation/create', ({ params }) => answer(params.message));
      const headers = await identityOf(user, scopes);
      await client.connect(new StreamableHTTPClientTransport(new URL(url), { requestInit: { headers } }));
      return resources.adopt(client, (opened) => opened.close());
    },
    post: async (body: string | Uint8Array<ArrayBuffer>, headers: Record<string, string> = {}) =>
      fetch(url, {
        method: 'POST',
        headers: {
          'content-type': 'application/json',
          accept: 'application/json, text/event-stream',
          ...(await identityOf('anna')),
          ...headers,
        },
        body,
      }),
    [Symbol.asyncDispose]: () => resources.disposeAsync(),
  };
}

export function assertionFor(
  user: string,
  scopes: readonly Scope[] = SCOPES,
  at = new Date(),
): Promise<string> {
  const caller = CALLER_SCHEMA.parse({ sub: user, scopes, method: 'oauth' });
  return createIdentitySigner(signingKey(keys.privateJwk), () => at)(caller);
}

function newLibraries(): (sub: string) => Bookmarks {
  const libraries = new Map<string, Bookmarks>();
  return (sub) => {
    const library = libraries.get(sub) ?? new InMemoryBookmarks();
    libraries.set(sub, library);
    return library;
  };
}
