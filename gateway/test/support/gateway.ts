import { once } from 'node:events';
import type { Server } from 'node:http';
import { createHttpServer } from '@bookmarks/http-server';
import {
  createIdentitySigner,
  createIdentityVerifier,
  generateKeyPair,
  SCOPES,
  signingKey,
  verificationKeys,
} from '@bookmarks/identity';
import { createLogger, createMetrics } from '@bookmarks/telemetry';
import type { JWTPayload } from 'jose';
import { type AppDeps, createApp } from '../../src/app.ts';
import { createAuthorizationServer } from '../../src/authorization-server/authorization-server.ts';
import type { DocumentStore } from '../../src/authorization-server/document-store.ts';
import { fetchJson } from '../../src/authorization-server/fetch-json.ts';
import { createInProcessAdmit } from '../../src/limits/in-process.ts';
import { watchTurnstile } from '../../src/overload/watch-turnstile.ts';
import { linkNotGood } from '../../src/transfers/transfer-problem.ts';
import type { TransferService } from '../../src/transfers/transfer-service.ts';
import { AuthorizationServerStandIn, aKey, signToken } from './authorization-server.ts';
import { type Answer, type Sent, send } from './http-client.ts';
import { Upstream } from './upstream.ts';

export const PUBLIC_URL = 'https://gateway.example';
export const RESOURCE = `${PUBLIC_URL}/mcp`;
export const HOST = ['host', 'gateway.example'] as const;

/** More than any test asks for. */
const UNLIMITED = { quota: 1_000_000, windowSeconds: 100 };

/** Knows no link. */
const NO_TRANSFERS: TransferService = {
  open: async () => {
    throw linkNotGood();
  },
  upload: async () => {
    throw linkNotGood();
  },
  async *download() {
    yield* [];
  },
};

/** Silent, and keeps its lines for inspection. */
export function aLog() {
  const lines: string[] = [];
  return { lines, log: createLogger('gateway', 'debug', { write: (line: string) => void lines.push(line) }) };
}

/** What replicas of one gateway have in common, instead of an authorization server of its own for each. */
export type SharedKeys = {
  readonly authKit: AuthorizationServerStandIn;
  readonly store: DocumentStore;
  readonly refetchCooldownMs?: number;
};

/** A whole gateway on a real port, between a stand-in authorization server and a stand-in MCP service. */
export async function startGateway(overrides: Partial<AppDeps> = {}, shared?: SharedKeys) {
  const resources = new AsyncDisposableStack();
  const key = await aKey('key-1', 'ES256');
  const authKit = shared?.authKit ?? resources.use(await AuthorizationServerStandIn.start(key));
  const upstream = resources.use(await Upstream.start());
  const hop = generateKeyPair('hop-1');
  const { lines, log } = aLog();
  const clock = () => new Date();
  const metrics = createMetrics('test');
  const { issuer } = authKit;

  const app = createApp({
    publicUrl: new URL(PUBLIC_URL),
    mcpServiceUrl: upstream.url,
    transfers: NO_TRANSFERS,
    callLibrary: async () => {
      throw new Error('Nothing is asked of the library here.');
    },
    noteAppUse: () => {},
    isPublicMcpOn: false,
    hasPokeWebhooks: false,
    allowedOrigins: ['https://app.example'],
    allowedHosts: [],
    defaultScopes: SCOPES,
    maxTokenLifetimeSeconds: 24 * 60 * 60,
    trustedProxies: 0,
    admit: createInProcessAdmit({ clock }),
    limits: { address: UNLIMITED, public: UNLIMITED, caller: UNLIMITED, key: UNLIMITED, tools: UNLIMITED },
    authorizationServer: createAuthorizationServer({
      issuer,
      allowHttp: true,
      fetchJson,
      store: undefined,
      clock,
      log,
      ...shared,
    }),
    signIdentity: createIdentitySigner(signingKey(hop.privateJwk), clock),
    audit: () => {},
    metrics,
    turnstile: watchTurnstile({ overloadWaitMs: 10_000, metrics, log }),
    isDraining: () => false,
    clock,
    log,
    ...overrides,
  });
  const server: Server = createHttpServer(app);
  await once(server.listen(0, '127.0.0.1'), 'listening');
  resources.defer(async () => {
    server.closeAllConnections();
    await new Promise((closed) => server.close(closed));
  });

  const claims = (changes: JWTPayload = {}): JWTPayload => {
    const now = Math.floor(Date.now() / 1000);
    return {
      iss: issuer,
      aud: RESOURCE,
      sub: 'user_anna',
      iat: now,
      exp: now + 300,
      client_id: 'client_1',
      ...changes,
    };
  };
  return {
    app,
    server,
    authKit,
    upstream,
    key,
    lines,
    claims,
    verifyIdentity: createIdentityVerifier(verificationKeys(hop.publicJwkSet), 'mcp-service'),
    aToken: (changes?: JWTPayload, header?: object) => signToken(key, claims(changes), header),
    send: (sent: Sent): Promise<Answer> =>
      send(server, { ...sent, headers: [HOST, ...(sent.headers ?? [])] }),
    [Symbol.asyncDispose]: () => resources.disposeAsync(),
  };
}

export type Gateway = Awaited<ReturnType<typeof startGateway>>;

export const bearer = (token: string) => ['authorization', `Bearer ${token}`] as const;

const UNTIL_LIMIT_MS = 20_000;

/** Waits until `holds`, for what has no event to wait for. @throws when that takes too long. */
export async function until(holds: () => boolean): Promise<void> {
  const deadline = Date.now() + UNTIL_LIMIT_MS;
  while (!holds()) {
    if (Date.now() > deadline) throw new Error(`This never came true: ${holds}`);
    await new Promise((later) => setImmediate(later));
  }
}
