import { createHash, randomBytes } from 'node:crypto';
import { authorizeByLoginHint } from '@bookmarks/dev/sign-in';
import type { FetchLike } from '@modelcontextprotocol/client';
import { mcpUrl, request } from './gateway.ts';

/** Where a client takes each step of OAuth. */
export type Endpoints = {
  readonly authorization: string;
  readonly token: string;
  readonly registration: string;
};

export type AuthorizationServer = Endpoints & {
  readonly issuer: string;
  readonly metadata: Record<string, unknown>;
};

export type Tokens = {
  readonly access_token: string;
  readonly refresh_token: string;
  readonly expires_in: number;
  readonly scope?: string;
};

/** What one client sends, member for member. */
export type ClientShape = {
  /** RFC 7591 §2. */
  readonly registration: Readonly<Record<string, unknown>>;
  readonly redirectUri: string;
  /** Absent: the client sends no `resource`. */
  readonly resource?: string;
  /** Absent: the client asks for no scope. */
  readonly scope?: string;
};

type Parameters = Readonly<Record<string, string | undefined>>;

/**
 * An authorization server that the gateway's metadata names, found as RFC 9728 and RFC 8414 say: AuthKit, or, at 1, the OAuth
 * proxy.
 */
export async function discoverAuthorizationServer(index: 0 | 1 = 0): Promise<AuthorizationServer> {
  const resource = await jsonOf(await request('/.well-known/oauth-protected-resource/mcp'));
  const issuer = (resource.authorization_servers as string[])[index] ?? '';
  const { origin, pathname } = new URL(issuer);
  const path = pathname === '/' ? '' : pathname;
  const metadata = await jsonOf(await fetch(`${origin}/.well-known/oauth-authorization-server${path}`));
  return {
    issuer,
    metadata,
    authorization: String(metadata.authorization_endpoint),
    token: String(metadata.token_endpoint),
    registration: String(metadata.registration_endpoint),
  };
}

/** The endpoints of the revision of March 2025, which clients guess that never read the metadata. */
export function endpointsAtOrigin(): Endpoints {
  const at = (path: string) => new URL(path, mcpUrl()).href;
  return { authorization: at('/authorize'), token: at('/token'), registration: at('/register') };
}

export function register(
  { registration }: Pick<Endpoints, 'registration'>,
  metadata: ClientShape['registration'],
) {
  return fetch(registration, {
    method: 'POST',
    headers: { 'content-type': 'application/json', accept: 'application/json' },
    body: JSON.stringify(metadata),
  });
}

/** Registers, and returns the client id. @throws when the server does not want the client. */
export async function registeredClient(
  endpoints: Pick<Endpoints, 'registration'>,
  metadata: ClientShape['registration'],
): Promise<string> {
  const response = await register(endpoints, metadata);
  if (response.status !== 201) throw new Error(`${response.status}: ${await response.text()}`);
  return String((await jsonOf(response)).client_id);
}

/** Goes through the browser part as `user`. Returns what comes back, and the verifier that the code needs. */
export async function authorize(
  { authorization }: Endpoints,
  parameters: Parameters & { readonly client_id: string; readonly redirect_uri: string },
  user: string,
  fetch: FetchLike = globalThis.fetch,
): Promise<{ answer: URLSearchParams; verifier: string }> {
  const { authorizationUrl, verifier } = authorizationRequest(authorization, parameters);
  const callback = parameters.redirect_uri;
  const answer = await authorizeByLoginHint({ authorizationUrl, callback, loginHint: user, fetch });
  return { answer, verifier };
}

/** The address that a client opens in the browser, with PKCE. */
export function authorizationRequest(endpoint: string, parameters: Parameters) {
  const verifier = randomBytes(32).toString('base64url');
  const authorizationUrl = new URL(endpoint);
  authorizationUrl.search = formOf({
    response_type: 'code',
    state: randomBytes(16).toString('base64url'),
    code_challenge: createHash('sha256').update(verifier).digest('base64url'),
    code_challenge_method: 'S256',
    ...parameters,
  }).toString();
  return { authorizationUrl, verifier };
}

/** Asks the token endpoint for something. */
export function askForTokens({ token }: Endpoints, parameters: Parameters): Promise<Response> {
  return fetch(token, { method: 'POST', headers: { accept: 'application/json' }, body: formOf(parameters) });
}

/** Authorizes and exchanges the code, with the same `resource` at both, as a registered client. */
export async function signInAs(
  endpoints: Endpoints,
  client_id: string,
  { redirectUri: redirect_uri, resource, scope }: Omit<ClientShape, 'registration'>,
  user = 'anna',
): Promise<Tokens> {
  const { answer, verifier } = await authorize(endpoints, { client_id, redirect_uri, resource, scope }, user);
  const response = await askForTokens(endpoints, {
    grant_type: 'authorization_code',
    code: answer.get('code') ?? '',
    code_verifier: verifier,
    client_id,
    redirect_uri,
    resource,
  });
  return tokensOf(response);
}

/** All that a client does from the registration to the tokens. */
export async function signIn(endpoints: Endpoints, shape: ClientShape, user = 'anna') {
  const clientId = await registeredClient(endpoints, shape.registration);
  return { clientId, tokens: await signInAs(endpoints, clientId, shape, user) };
}

/** @throws when the answer holds no tokens. */
export async function tokensOf(response: Response): Promise<Tokens> {
  if (response.status !== 200) throw new Error(`${response.status}: ${await response.text()}`);
  return (await response.json()) as Tokens;
}

/** The claims of a JWT, unverified. */
export function claimsOf(token: string): Record<string, unknown> {
  return JSON.parse(Buffer.from(token.split('.')[1] ?? '', 'base64url').toString());
}

export function bearer({ access_token }: Pick<Tokens, 'access_token'>): { authorization: string } {
  return { authorization: `Bearer ${access_token}` };
}

/** The JSON object that an answer holds. */
export async function jsonOf(response: Response): Promise<Record<string, unknown>> {
  return (await response.json()) as Record<string, unknown>;
}

function formOf(parameters: Parameters): URLSearchParams {
  const given = Object.entries(parameters).filter((pair): pair is [string, string] => pair[1] !== undefined);
  return new URLSearchParams(given);
}
