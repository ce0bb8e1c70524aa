import { randomBytes } from 'node:crypto';
import { fileURLToPath } from 'node:url';
import { ServiceProcess } from '@bookmarks/dev/process';
import type { Stack } from '@bookmarks/dev/stack';
import { CALLER_SCHEMA, createIdentitySigner, IDENTITY_HEADER, signingKey } from '@bookmarks/identity';
import { Client, StreamableHTTPClientTransport } from '@modelcontextprotocol/client';

const REPOSITORY = fileURLToPath(new URL('../..', import.meta.url));

/** One more MCP service of a stack, which no gateway leads to. */
export async function startReplica(
  stack: Stack,
  redisUrl: string,
  settings: Readonly<Record<string, string>> = {},
): Promise<ServiceProcess & { url: string }> {
  const replica = new ServiceProcess({
    name: 'another mcp-service',
    main: 'mcp-service/src/main.ts',
    cwd: REPOSITORY,
    env: {
      PORT: '0',
      METRICS_PORT: '0',
      PUBLIC_URL: stack.gatewayUrl,
      BOOKMARK_SERVICE_ADDRESS: stack.bookmarkServiceAddress,
      IDENTITY_VERIFICATION_KEYS: stack.identityKeys.publicJwkSet,
      CONFIRMATION_KEY: randomBytes(32).toString('base64url'),
      REDIS_URL: redisUrl,
      INSECURE_LOCAL_STACK: 'on',
      ...settings,
    },
    log: () => {},
  });
  await replica.start();
  return Object.assign(replica, { url: `http://127.0.0.1:${replica.port}` });
}

/**
 * A v2 client that comes to an MCP service with the identity that a gateway would have given its user, and with what else
 * that would have attached.
 */
export async function connectDirectly(
  stack: Stack,
  url: string,
  user: string,
  attached: () => Promise<Readonly<Record<string, string>>> = async () => ({}),
): Promise<Client> {
  const sign = createIdentitySigner(signingKey(stack.identityKeys.privateJwk));
  const scopes = ['bookmarks:read', 'bookmarks:write'];
  const caller = CALLER_SCHEMA.parse({ sub: user, scopes, method: 'oauth' });
  const signedFetch = async (input: string | URL, init?: RequestInit) => {
    const headers = new Headers(init?.headers);
    headers.set(IDENTITY_HEADER, await sign(caller));
    for (const [name, value] of Object.entries(await attached())) headers.set(name, value);
    return fetch(input, { ...init, headers });
  };
  const client = new Client(
    { name: 'e2e', version: '1' },
    { versionNegotiation: { mode: { pin: '2026-07-28' } } },
  );
  await client.connect(new StreamableHTTPClientTransport(new URL('/mcp', url), { fetch: signedFetch }));
  return client;
}
