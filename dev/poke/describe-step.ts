import type { IssuedTokens, PokeStep } from './step.ts';

/** One readable line about a step. */
export function describeStep({ name, detail }: PokeStep): string {
  switch (name) {
    case 'challenged':
      return `${detail.mcpUrl} answered 401 without a token: ${detail.challenge}`;
    case 'resource_metadata':
      return `The resource is ${detail.resource}; tokens for it come from ${detail.authorizationServers.join(', ')}`;
    case 'authorization_server_metadata':
      return `The authorization server is ${detail.issuer}; clients register at ${detail.registrationEndpoint}`;
    case 'registered':
      return `Registered as ${detail.clientId} with ${detail.redirectUris.join(' and ')}`;
    case 'authorization_requested':
      return `Asked ${detail.endpoint} for ${detail.scope ?? 'no scope in particular'} on ${detail.resource} (PKCE ${detail.codeChallengeMethod})`;
    case 'authorized':
      return `Came back to ${detail.callback} with a code; state and issuer (${detail.issuer ?? 'not sent'}) are right`;
    case 'tokens_issued':
      return `Exchanged the code for tokens: ${describeTokens(detail)}`;
    case 'tokens_refreshed':
      return `Refreshed the tokens: ${describeTokens(detail)}`;
    case 'connected':
      return `Connected to ${detail.server} with MCP ${detail.protocolVersion}; it has ${detail.tools} tools`;
    case 'tool_called':
      return `Called ${detail.tool}: ${detail.ok ? 'done' : 'the tool reported an error'} in ${detail.milliseconds} ms`;
  }
}

function describeTokens({ scope, expiresInSeconds, refreshable }: IssuedTokens): string {
  const lifetime = expiresInSeconds === undefined ? 'no stated lifetime' : `${expiresInSeconds} s`;
  return `${scope ? `scope ${scope}` : 'no scope'}, ${lifetime}, ${refreshable ? 'with' : 'without'} a refresh token`;
}
