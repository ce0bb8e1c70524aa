import { randomBytes } from 'node:crypto';
import {
  exchangeAuthorization,
  refreshAuthorization,
  registerClient,
  startAuthorization,
} from '@modelcontextprotocol/sdk/client/auth.js';
import {
  type OAuthClientInformationFull,
  OAuthMetadataSchema,
  type OAuthTokens,
} from '@modelcontextprotocol/sdk/shared/auth.js';
import type { FetchLike } from '@modelcontextprotocol/sdk/shared/transport.js';
import { authorizeByLoginHint } from '../../poke/authorize-by-login-hint.ts';
import { codeFromCallback } from '../../poke/callback.ts';
import type { AuthorizationServerMetadata } from '../documents.ts';
import { type CallbackListener, listenForCallback } from './callback-listener.ts';
import { SignInError, signInErrorAt, signInErrorIn } from './sign-in-error.ts';

/** For each request to the authorization server. */
const TIMEOUT_MS = 10_000;

export type SignInOptions = {
  readonly resource: string;
  /** What the resource metadata asks clients to ask for. */
  readonly scopes: readonly string[];
  readonly metadata: AuthorizationServerMetadata;
  /** Signs in without a browser, at the stand-in for AuthKit. */
  readonly loginHint: string | undefined;
  /** Shows a person the address to open. */
  readonly askToOpen: (url: URL) => void;
  /** How long the person may take. */
  readonly waitMs: number;
};

export type SignedIn = { readonly tokens: OAuthTokens; readonly refresh: () => Promise<OAuthTokens> };

/**
 * Registers, sends a person (or the stand-in's user) to the authorization server, and takes the tokens.
 *
 * @throws {SignInError}
 */
export async function signIn(options: SignInOptions): Promise<SignedIn> {
  const { resource, metadata } = options;
  await using listener = await listenForCallback();
  const sdkMetadata = OAuthMetadataSchema.parse(metadata);
  const redirectUri = listener.redirectUri;
  const clientInformation = await registeredClient(metadata, redirectUri);
  const state = randomBytes(16).toString('base64url');
  const { authorizationUrl, codeVerifier } = await startAuthorization(metadata.issuer, {
    metadata: sdkMetadata,
    clientInformation,
    redirectUrl: redirectUri,
    state,
    resource,
    ...scopeOf(options),
  });
  const authorizationCode = codeIn(await answerOf(authorizationUrl, listener, options), state, metadata);
  const request = { metadata: sdkMetadata, clientInformation, resource, fetchFn: boundedFetch };
  const exchange = { ...request, authorizationCode, codeVerifier, redirectUri };
  const tokens = await exchangeAuthorization(metadata.issuer, exchange).catch(
    signInErrorAt('The code could not be exchanged for a token', SEE_ITS_LOG),
  );
  const refresh = async () => {
    if (tokens.refresh_token === undefined) throw new Error('No refresh token was issued.');
    return refreshAuthorization(metadata.issuer, { ...request, refreshToken: tokens.refresh_token });
  };
  return { tokens, refresh };
}

/** As clients of the SDK choose it: what the resource wants, and offline_access where it exists, to get refresh tokens. */
function scopeOf({ scopes, metadata }: SignInOptions): { scope?: string } {
  const offline = metadata.scopes_supported.includes('offline_access') ? ['offline_access'] : [];
  const wanted = [...new Set([...scopes, ...offline])];
  return scopes.length === 0 ? {} : { scope: wanted.join(' ') };
}

const SEE_ITS_LOG = 'See the log of the authorization server: the answer is its own.';

function registeredClient(
  metadata: AuthorizationServerMetadata,
  redirectUri: string,
): Promise<OAuthClientInformationFull> {
  if (metadata.registration_endpoint === undefined)
    throw new SignInError(
      'The sign-in was not tried: the doctor can only register dynamically, and the server does not allow that.',
      'Switch dynamic client registration on; many assistants need it too.',
    );
  const clientMetadata = {
    client_name: 'MCP doctor',
    redirect_uris: [redirectUri],
    grant_types: ['authorization_code', 'refresh_token'],
    token_endpoint_auth_method: 'none',
  };
  const sdkMetadata = OAuthMetadataSchema.parse(metadata);
  return registerClient(metadata.issuer, {
    metadata: sdkMetadata,
    clientMetadata,
    fetchFn: boundedFetch,
  }).catch(signInErrorAt('The authorization server does not register the doctor', SEE_ITS_LOG));
}

async function answerOf(
  url: URL,
  listener: CallbackListener,
  { loginHint, askToOpen, waitMs }: SignInOptions,
): Promise<URLSearchParams> {
  if (loginHint === undefined) {
    askToOpen(url);
    return listener.callback(waitMs);
  }
  const callback = listener.redirectUri;
  return authorizeByLoginHint({ authorizationUrl: url, callback, loginHint, fetch: boundedFetch }).catch(
    signInErrorAt(
      'The sign-in without a browser did not succeed',
      'Leave --login-hint out and use a browser.',
    ),
  );
}

function codeIn(answer: URLSearchParams, state: string, metadata: AuthorizationServerMetadata): string {
  const { issuer, authorization_response_iss_parameter_supported: issuerPromised } = metadata;
  try {
    return codeFromCallback(answer, { state, issuer, issuerPromised });
  } catch (error) {
    throw signInErrorIn(answer, error);
  }
}

const boundedFetch: FetchLike = (url, init) =>
  fetch(url, { ...init, signal: AbortSignal.timeout(TIMEOUT_MS) });
