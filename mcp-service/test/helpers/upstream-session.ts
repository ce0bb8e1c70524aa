import { randomBytes } from 'node:crypto';
import type { Scope } from '@bookmarks/identity';
import type { Logger } from '@bookmarks/telemetry';
import {
  createUpstreamTokenOpener,
  createUpstreamTokenSealer,
  UPSTREAM_TOKEN_HEADER,
  type UpstreamProvider,
  upstreamTokenKeys,
} from '@bookmarks/upstream';
import { callerOf, ERAS } from './eras.ts';
import { InMemoryBookmarks } from './in-memory-bookmarks.ts';
import { aService, PUBLIC_URL } from './service.ts';

const keys = upstreamTokenKeys(`test:${randomBytes(32).toString('base64url')}`);
const sealToken = createUpstreamTokenSealer(keys);
export const ACCESS_TOKEN = 'secret-token-of-anna';

/** The header as the gateway sends it. */
export async function tokenHeader(provider: UpstreamProvider, sub = 'anna'): Promise<Record<string, string>> {
  return { [UPSTREAM_TOKEN_HEADER]: await sealToken({ sub, provider, accessToken: ACCESS_TOKEN }) };
}

/** The service with an upstream. */
export function aServiceWith(
  provider: UpstreamProvider,
  standIn: URL,
  {
    library = new InMemoryBookmarks(),
    headersOf = (user: string) => tokenHeader(provider, user),
    ...options
  }: {
    library?: InMemoryBookmarks;
    headersOf?: (user: string) => Promise<Record<string, string>>;
    path?: string;
    log?: Logger;
  } = {},
) {
  const openToken = createUpstreamTokenOpener(keys);
  const upstream = { provider, standIn, publicUrl: PUBLIC_URL, openToken };
  return aService(() => library, { ...options, upstream, headersOf });
}

/** A client that is connected to it, and the library that its tools use. */
export async function anUpstreamSession(
  provider: UpstreamProvider,
  standIn: URL,
  options: Parameters<typeof aServiceWith>[2] & {
    connect?: (typeof ERAS)[number][1];
    scopes?: readonly Scope[];
  } = {},
) {
  const resources = new AsyncDisposableStack();
  const { connect = ERAS[1][1], library = new InMemoryBookmarks(), scopes, ...rest } = options;
  const service = resources.use(await aServiceWith(provider, standIn, { ...rest, library }));
  const client = await connect(service, 'anna', scopes);
  return { client, call: callerOf(client), library, [Symbol.asyncDispose]: () => resources.disposeAsync() };
}
