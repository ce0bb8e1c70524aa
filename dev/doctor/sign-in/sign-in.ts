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
import { authorizeByLoginHint } from '../../poke/authorize-by-login-hint.ts';
import { codeFromCallback } from '../../poke/callback.ts';
import type { AuthorizationServerMetadata } from '../documents.ts';
import { listenForCallback } from './callback-listener.ts';

const BROWSER_TIMEOUT_MS = 5 * 60_000;

export type SignInOptions = {
  readonly resource: string;
  readonly metadata: AuthorizationServerMetadata;
  /** Signs in without a browser, at the stand-in for AuthKit. */
  readonly loginHint: string | undefined;
  /** Shows a person the address to open. */
  readonly askToOpen: (url: URL) => void;
};

export type SignedIn = { readonly tokens: OAuthTokens; readonly refresh: () => Promise<OAuthTokens> };

/** Registers, sends a person (or the stand-in's user) to the authorization server, and takes the tokens. */
export async function signIn({ resource, metadata, loginHint, askToOpen }: SignInOptions): Promise<SignedIn> {
  await using listener = await listenForCallback();
  const sdkMetadata = OAuthMetadataSchema.parse(metadata);
  const redirectUri = listener.redirectUri;
  const client = await registerClient(metadata.issuer, {
    metadata: sdkMetadata,
    clientMetadata: {
      client_name: 'doctor',
      redirect_uris: [redirectUri],
      grant_types: ['authorization_code', 'refresh_token'],
      token_endpoint_auth_method: 'none',
    },
  });
  const state = randomBytes(16).toString('base64url');
  const authorization = {
    metadata: sdkMetadata,
    clientInformation: client,
    redirectUrl: redirectUri,
    state,
    resource,
  };
  const { authorizationUrl, codeVerifier } = await startAuthorization(metadata.issuer, authorization);
  const answer = await answerOf(authorizationUrl);
  const issuerPromised = metadata.authorization_response_iss_parameter_supported;
  const code = codeFromCallback(answer, { state, issuer: metadata.issuer, issuerPromised });
  const tokens = await exchangeAuthorization(metadata.issuer, {
    metadata: sdkMetadata,
    clientInformation: client,
    authorizationCode: code,
    codeVerifier,
    redirectUri,
    resource,
  });
  return { tokens, refresh: () => refreshed(client, tokens) };

  function answerOf(url: URL): Promise<URLSearchParams> {
    if (loginHint !== undefined) {
      return authorizeByLoginHint({ authorizationUrl: url, callback: redirectUri, loginHint, fetch });
    }
    askToOpen(url);
    return listener.callback(BROWSER_TIMEOUT_MS);
  }

  function refreshed(
    clientInformation: OAuthClientInformationFull,
    { refresh_token }: OAuthTokens,
  ): Promise<OAuthTokens> {
    if (refresh_token === undefined) throw new Error('No refresh token was issued.');
    return refreshAuthorization(metadata.issuer, {
      metadata: sdkMetadata,
      clientInformation,
      refreshToken: refresh_token,
      resource,
    });
  }
}
