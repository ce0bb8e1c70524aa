import {
  discoverAuthorizationServerMetadata,
  discoverOAuthProtectedResourceMetadata,
  extractWWWAuthenticateParams,
} from '@modelcontextprotocol/sdk/client/auth.js';
import type { AuthorizationServerMetadata } from '@modelcontextprotocol/sdk/shared/auth.js';
import type { FetchLike } from '@modelcontextprotocol/sdk/shared/transport.js';
import { PokeError } from './poke-error.ts';
import { initializeMessage } from './poke-protocol.ts';
import type { OnStep } from './step.ts';

export type Discovered = {
  /** As the metadata writes it: `URL` would put a slash behind a bare origin. */
  readonly resource: string;
  readonly authorizationServer: string;
  readonly metadata: AuthorizationServerMetadata;
};

/** Finds out from a server's 401 where its tokens come from (RFC 9728, RFC 8414). */
export async function discover(options: {
  readonly mcpUrl: URL;
  readonly onStep: OnStep;
  readonly fetch: FetchLike;
}): Promise<Discovered> {
  const { mcpUrl, onStep, fetch } = options;
  const resourceMetadataUrl = await challenge(options);

  const { resource, authorization_servers = [] } = await discoverOAuthProtectedResourceMetadata(
    mcpUrl,
    resourceMetadataUrl && { resourceMetadataUrl },
    fetch,
  );
  onStep({ name: 'resource_metadata', detail: { resource, authorizationServers: authorization_servers } });
  const [authorizationServer] = authorization_servers;
  if (authorizationServer === undefined) {
    throw new PokeError(
      'no_authorization_server',
      'The protected resource metadata names no authorization server.',
    );
  }

  const metadata = await discoverAuthorizationServerMetadata(authorizationServer, { fetchFn: fetch });
  if (metadata === undefined) {
    throw new PokeError(
      'no_authorization_server',
      `${authorizationServer} has no authorization server metadata.`,
    );
  }
  const { issuer, registration_endpoint } = metadata;
  onStep({
    name: 'authorization_server_metadata',
    detail: { issuer, registrationEndpoint: registration_endpoint },
  });
  return { resource, authorizationServer, metadata };
}

async function challenge({
  mcpUrl,
  onStep,
  fetch,
}: Parameters<typeof discover>[0]): Promise<URL | undefined> {
  const response = await sendInitialize(mcpUrl, fetch);
  await response.body?.cancel();
  const challenge = response.headers.get('www-authenticate');
  if (response.status !== 401 || challenge === null) {
    throw new PokeError(
      'no_challenge',
      `${mcpUrl} answered ${response.status} to a request without a token; 401 with WWW-Authenticate starts a sign-in.`,
    );
  }
  onStep({ name: 'challenged', detail: { mcpUrl: mcpUrl.href, challenge } });
  return extractWWWAuthenticateParams(response).resourceMetadataUrl;
}

async function sendInitialize(mcpUrl: URL, fetch: FetchLike): Promise<Response> {
  try {
    return await fetch(mcpUrl, {
      method: 'POST',
      headers: { 'content-type': 'application/json', accept: 'application/json, text/event-stream' },
      body: JSON.stringify(initializeMessage()),
    });
  } catch (cause) {
    throw new PokeError('not_reachable', `${mcpUrl} cannot be reached.`, { cause });
  }
}
