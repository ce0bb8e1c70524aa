import { listen } from '@bookmarks/grpc-server';
import {
  CALLER_SCHEMA,
  createIdentitySigner,
  createIdentityVerifier,
  generateKeyPair,
  IDENTITY_HEADER,
  type Scope,
  signingKey,
  verificationKeys,
} from '@bookmarks/identity';
import { type RequestOf, type UnaryMethodName, unaryCall, watchServiceDefinition } from '@bookmarks/protos';
import { createLogger, createMetrics } from '@bookmarks/telemetry';
import { Client, credentials, Metadata } from '@grpc/grpc-js';
import { HealthImplementation } from 'grpc-health-check';
import { createApiKeys } from '../../src/api-keys/api-keys.ts';
import { createKeyUses } from '../../src/api-keys/key-uses.ts';
import { createLibrary } from '../../src/library/library.ts';
import { createPokeChat } from '../../src/poke/poke-chat.ts';
import { requireConfinedRole } from '../../src/postgres/database-watch.ts';
import { listenToEndedJobs } from '../../src/postgres/listen-to-ended-jobs.ts';
import { createPool } from '../../src/postgres/pool.ts';
import { createPostgresApiKeyDirectory } from '../../src/postgres/postgres-api-key-directory.ts';
import { createPostgresLibraryStore } from '../../src/postgres/postgres-library-store.ts';
import { createPostgresPublicStore } from '../../src/postgres/postgres-public-store.ts';
import { createPublicCollections } from '../../src/public-collections/public-collections.ts';
import { createServer } from '../../src/server.ts';
import { createTokenSeal } from '../../src/webhooks/sealed-token.ts';
import { createWebhooks } from '../../src/webhooks/webhooks.ts';

const WEBHOOK_KEY = 'a key for webhooks that nobody knows';
const keys = generateKeyPair('test');
const log = createLogger('test', 'silent');

/** A server on a free port, and a client that calls it. */
export async function aServer(databaseUrl: string, pokeApiUrl?: URL) {
  const resources = new AsyncDisposableStack();
  const pool = resources.adopt(createPool(databaseUrl, log, { verify: requireConfinedRole }), (opened) =>
    opened.end(),
  );
  const metrics = createMetrics('test');
  const endedJobs = listenToEndedJobs({ databaseUrl, log });
  const store = createPostgresLibraryStore(pool);
  const clock = () => new Date();
  const uses = resources.use(createKeyUses({ store, onError: () => {} }));
  const directory = createPostgresApiKeyDirectory(pool);
  const server = createServer({
    library: createLibrary({ store, clock }),
    apiKeys: createApiKeys({ store, clock, directory, uses }),
    publicCollections: createPublicCollections({ publicStore: createPostgresPublicStore(pool), clock }),
    webhooks:
      pokeApiUrl &&
      createWebhooks({ store, clock, chat: createPokeChat(pokeApiUrl), seal: createTokenSeal(WEBHOOK_KEY) }),
    endedJobs,
    verifyIdentity: createIdentityVerifier(verificationKeys(keys.publicJwkSet), 'bookmark-service'),
    health: new HealthImplementation({ '': 'SERVING' }),
    metrics,
    log,
  });
  const { port } = resources.use(await listen(server, 0));
  resources.use(endedJobs);
  const client = resources.adopt(new Client(`127.0.0.1:${port}`, credentials.createInsecure()), (opened) =>
    opened.close(),
  );
  const watchJobs = (assertion?: string) => {
    const { path, requestSerialize, responseDeserialize } = watchServiceDefinition.WatchJobs;
    const metadata = metadataWith(assertion);
    return client.makeServerStreamRequest(path, requestSerialize, responseDeserialize, {}, metadata, {});
  };
  const call = <Name extends UnaryMethodName>(
    name: Name,
    request: RequestOf<Name>,
    assertion?: string,
    deadlineMs = 10_000,
  ) => {
    const metadata = metadataWith(assertion);
    return unaryCall(client, name, request, { metadata, deadline: Date.now() + deadlineMs });
  };
  return { call, watchJobs, uses, metrics, [Symbol.asyncDispose]: () => resources.disposeAsync() };
}

function metadataWith(assertion: string | undefined): Metadata {
  const metadata = new Metadata();
  if (assertion !== undefined) metadata.set(IDENTITY_HEADER, assertion);
  return metadata;
}

/** What the gateway would say of the user of that name. */
export function assertionFor(
  name: string,
  {
    scopes = ['bookmarks:read', 'bookmarks:write'] as Scope[],
    method = 'oauth',
    clientId = undefined as string | undefined,
    pair = keys,
    at = new Date(),
  } = {},
) {
  const caller = CALLER_SCHEMA.parse({ sub: `user_${name}`, scopes, method, clientId });
  return createIdentitySigner(signingKey(pair.privateJwk), () => at)(caller);
}
