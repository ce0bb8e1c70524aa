import { randomBytes } from 'node:crypto';
import {
  exchangeAuthorization,
  registerClient,
  startAuthorization,
} from '@modelcontextprotocol/sdk/client/auth.js';
import type {
  OAuthClientInformationFull,
  OAuthClientMetadata,
  OAuthTokens,
} from '@modelcontextprotocol/sdk/shared/auth.js';
import type { FetchLike } from '@modelcontextprotocol/sdk/shared/transport.js';
import { authorizeByLoginHint } from './authorize-by-login-hint.ts';
import { codeFromCallback } from './callback.ts';
import { type Discovered, discover } from './discover.ts';
import { issuedTokens, type OnStep } from './step.ts';

const POKE_CALLBACK = 'poke://oauth/callback';

/** How Poke registers (RFC 7591). Its https callback is not documented; this one has the same form. */
const POKE_METADATA: OAuthClientMetadata = {
  client_name: 'Poke',
  redirect_uris: [POKE_CALLBACK, 'https://poke.com/oauth/callback'],
  grant_types: ['authorization_code', 'refresh_token'],
  response_types: ['code'],
  token_endpoint_auth_method: 'none',
};

export type SignIn = Discovered & {
  readonly client: OAuthClientInformationFull;
  readonly tokens: OAuthTokens;
};

export type SignInOptions = {
  readonly mcpUrl: URL;
  readonly loginHint: string;
  /** Poke's SDK (1.17.3) asks for no scope. */
  readonly scope: string | undefined;
  readonly onStep: OnStep;
  readonly fetch: FetchLike;
};

/** Everything between the first 401 and the first token. */
export async function signIn(options: SignInOptions): Promise<SignIn> {
  const { onStep, fetch } = options;
  const discovered = await discover(options);
  const { authorizationServer, metadata, resource } = discovered;

  const client = await registerClient(authorizationServer, {
    metadata,
    clientMetadata: POKE_METADATA,
    fetchFn: fetch,
  });
  onStep({ name: 'registered', detail: { clientId: client.client_id, redirectUris: client.redirect_uris } });

  const { code, codeVerifier } = await authorize(options, discovered, client);
  const tokens = await exchangeAuthorization(authorizationServer, {
    metadata,
    clientInformation: client,
    authorizationCode: code,
    codeVerifier,
    redirectUri: POKE_CALLBACK,
    resource,
    fetchFn: fetch,
  });
  onStep({ name: 'tokens_issued', detail: issuedTokens(tokens) });
  return { ...discovered, client, tokens };
}

async function authorize(
  { loginHint, scope, onStep, fetch }: SignInOptions,
  { authorizationServer, metadata, resource }: Discovered,
  client: OAuthClientInformationFull,
) {
  const state = randomBytes(32).toString('base64url');
  const { authorizationUrl, codeVerifier } = await startAuthorization(authorizationServer, {
    metadata,
    clientInformation: client,
    redirectUrl: POKE_CALLBACK,
    ...(scope !== undefined && { scope }),
    state,
    resource,
  });
  const codeChallengeMethod = authorizationUrl.searchParams.get('code_challenge_method');
  const endpoint = `${authorizationUrl.origin}${authorizationUrl.pathname}`;
  onStep({ name: 'authorization_requested', detail: { endpoint, resource, scope, codeChallengeMethod } });

  const answer = await authorizeByLoginHint({ authorizationUrl, callback: POKE_CALLBACK, loginHint, fetch });
  const code = codeFromCallback(answer, {
    state,
    issuer: metadata.issuer,
    issuerPromised: promisesIssuer(metadata),
  });
  onStep({ name: 'authorized', detail: { callback: POKE_CALLBACK, issuer: answer.get('iss') ?? undefined } });
  return { code, codeVerifier };
}

/** The SDK passes on this member of the metadata (RFC 9207, section 3) without knowing it. */
function promisesIssuer(metadata: Discovered['metadata']): boolean {
  const member = 'authorization_response_iss_parameter_supported';
  return member in metadata && metadata[member] === true;
}
