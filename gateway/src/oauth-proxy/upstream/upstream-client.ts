import {
  AuthorizationResponseError,
  allowInsecureRequests,
  authorizationCodeGrant,
  buildAuthorizationUrl,
  Configuration,
  calculatePKCECodeChallenge,
  customFetch,
  discovery,
  fetchProtectedResource,
  ResponseBodyError,
  randomNonce,
  randomPKCECodeVerifier,
  randomState,
  refreshTokenGrant,
  type TokenEndpointResponse,
} from 'openid-client';
import { z } from 'zod';
import type { Upstream } from './upstream.ts';
import { createUpstreamFetch } from './upstream-fetch.ts';

/** What must come back with the answer; kept by the browser that began. */
export const PENDING_UPSTREAM = z.object({ state: z.string(), nonce: z.string(), codeVerifier: z.string() });
type PendingUpstream = z.infer<typeof PENDING_UPSTREAM>;

/** What the upstream lets its bearer do, for as long as it says. */
export type UpstreamTokens = {
  readonly accessToken: string;
  /** Absent where the access token is good until it is revoked, or cannot be renewed. */
  readonly refreshToken?: string | undefined;
  /** Absent: not said. */
  readonly expiresAt?: Date | undefined;
};

/** The upstream refuses, or what it says does not hold: to ask again would not help. */
export class UpstreamRefusedError extends Error {
  override readonly name = 'UpstreamRefusedError';
  /** In the words of RFC 6749 (§4.1.2.1, §5.2). */
  readonly code: string;
  constructor(code: string, message: string, options?: ErrorOptions) {
    super(message, options);
    this.code = code;
  }
}

/** The gateway as a client of the upstream. What is thrown and no {@link UpstreamRefusedError} is for another try. */
export type UpstreamClient = {
  /** Where the browser goes, and what is to be kept until it is back. */
  begin(): Promise<{ readonly url: URL; readonly pending: PendingUpstream }>;
  /** Who has signed in, by the upstream's own subject. @throws {UpstreamRefusedError} */
  finish(callback: URL, pending: PendingUpstream): Promise<{ person: string; tokens: UpstreamTokens }>;
  /** @throws {UpstreamRefusedError} when the upstream says that the refresh token is dead (`invalid_grant`). */
  refresh(refreshToken: string): Promise<UpstreamTokens>;
  /** Ends all that the person has granted to the gateway there. */
  revoke(accessToken: string): Promise<void>;
};

const TIMEOUT_SECONDS = 5;
const IDENTIFIER = z.union([z.string().min(1), z.int().transform(String)]);

export type UpstreamClientOptions = {
  readonly upstream: Upstream;
  readonly redirectUri: string;
  /** For the local stack, whose provider has no certificate. */
  readonly allowHttp: boolean;
  readonly clock?: () => Date;
};

export function createUpstreamClient(options: UpstreamClientOptions): UpstreamClient {
  const { upstream, redirectUri, clock = () => new Date() } = options;
  const configuration = createConfiguration(options);
  const isOpenId = upstream.type === 'oidc';

  /** GitHub says in `iss` who answers (RFC 9207), and has no metadata that would say who that is. There is one upstream to mix up. */
  function withoutUnknownIssuer(callback: URL): URL {
    const answer = new URL(callback);
    if (!isOpenId) answer.searchParams.delete('iss');
    return answer;
  }

  async function personOf(client: Configuration, tokens: Tokens): Promise<string> {
    if (upstream.type === 'oidc') return IDENTIFIER.parse(tokens.claims()?.sub);
    const url = new URL(upstream.userinfoUrl);
    const answer = await fetchProtectedResource(client, tokens.access_token, url, 'GET');
    if (!answer.ok)
      throw new Error(`The upstream answered ${answer.status} when it was asked who signed in.`);
    return IDENTIFIER.parse(memberAt(await answer.json(), upstream.idClaim));
  }

  return {
    async begin() {
      const pending = { state: randomState(), nonce: randomNonce(), codeVerifier: randomPKCECodeVerifier() };
      const url = buildAuthorizationUrl(await configuration(), {
        ...upstream.authorizationParameters,
        redirect_uri: redirectUri,
        ...(upstream.scope !== '' && { scope: upstream.scope }),
        state: pending.state,
        ...(isOpenId && { nonce: pending.nonce }),
        ...(upstream.hasPkce && {
          code_challenge: await calculatePKCECodeChallenge(pending.codeVerifier),
          code_challenge_method: 'S256',
        }),
      });
      return { url, pending };
    },

    async finish(callback, { state, nonce, codeVerifier }) {
      try {
        const client = await configuration();
        const tokens = await authorizationCodeGrant(client, withoutUnknownIssuer(callback), {
          ...(upstream.hasPkce && { pkceCodeVerifier: codeVerifier }),
          expectedState: state,
          ...(isOpenId && { expectedNonce: nonce, idTokenExpected: true }),
        });
        return { person: await personOf(client, tokens), tokens: tokensIn(tokens, clock()) };
      } catch (cause) {
        if (!isRefusal(cause)) throw cause;
        throw new UpstreamRefusedError(codeOf(cause), 'The sign-in does not hold.', { cause });
      }
    },

    async refresh(refreshToken) {
      try {
        const parameters = { ...upstream.refreshParameters };
        const tokens = await refreshTokenGrant(await configuration(), refreshToken, parameters);
        return { refreshToken, ...tokensIn(tokens, clock()) };
      } catch (cause) {
        const isDead = cause instanceof ResponseBodyError && cause.error === 'invalid_grant';
        if (!isDead) throw cause;
        throw new UpstreamRefusedError(cause.error, 'The refresh token is dead.', { cause });
      }
    },

    async revoke(accessToken) {
      if (upstream.revocation === undefined) return;
      const response = await fetch(upstream.revocation.url, revocationRequest(upstream, accessToken));
      await response.body?.cancel();
      if (!response.ok) throw new Error(`The upstream answered ${response.status} to a revocation.`);
    },
  };
}

type Tokens = Awaited<ReturnType<typeof authorizationCodeGrant>>;

function tokensIn(answer: TokenEndpointResponse, now: Date): UpstreamTokens {
  const { access_token: accessToken, refresh_token: refreshToken, expires_in: seconds } = answer;
  return {
    accessToken,
    ...(refreshToken !== undefined && { refreshToken }),
    ...(seconds !== undefined && { expiresAt: new Date(now.getTime() + seconds * 1000) }),
  };
}

/** `user._id` is the member `_id` of the member `user`. */
function memberAt(value: unknown, path: string): unknown {
  return path.split('.').reduce<unknown>((found, name) => Object(found)[name], value);
}

function revocationRequest(
  { revocation, clientId, clientSecret }: Upstream,
  accessToken: string,
): RequestInit {
  const client = `Basic ${Buffer.from(`${clientId}:${clientSecret}`).toString('base64')}`;
  const isJson = revocation?.tokenIn === 'json';
  const isForm = revocation?.tokenIn === 'form';
  return {
    method: revocation?.method ?? 'POST',
    redirect: 'error',
    signal: AbortSignal.timeout(TIMEOUT_SECONDS * 1000),
    headers: {
      'user-agent': 'bookmarks-gateway',
      ...(revocation?.withClient && { authorization: client }),
      ...(revocation?.tokenIn === 'bearer' && { authorization: `Bearer ${accessToken}` }),
      ...(isJson && { 'content-type': 'application/json' }),
    },
    ...(isJson && { body: JSON.stringify({ access_token: accessToken }) }),
    // RFC 7009 calls it `token`, and Strava `access_token`.
    ...(isForm && { body: new URLSearchParams({ token: accessToken, access_token: accessToken }) }),
  };
}

/** The upstream said no, or something that does not hold; all else is for another try. */
function isRefusal(error: unknown): boolean {
  if (error instanceof ResponseBodyError) return error.status < 500 && error.status !== 429;
  return (
    error instanceof AuthorizationResponseError ||
    error instanceof z.ZodError ||
    (error instanceof Error && 'code' in error && isInvalid(error.code))
  );
}

/** Whoever cancels is refused, in the words of this or that provider; all else is between the upstream and the gateway. */
function codeOf(refusal: unknown): string {
  if (!(refusal instanceof AuthorizationResponseError)) return 'server_error';
  if (refusal.error === 'temporarily_unavailable') return refusal.error;
  return FAULTS.has(refusal.error) ? 'server_error' : 'access_denied';
}

const FAULTS = new Set([
  'server_error',
  'invalid_request',
  'invalid_scope',
  'unauthorized_client',
  'unsupported_response_type',
]);

/** What `openid-client` says of an answer that came and was wrong. */
function isInvalid(code: unknown): boolean {
  return typeof code === 'string' && /^OAUTH_(INVALID|JWT|JSON|KEY)/.test(code);
}

/** What is known of the upstream, asked for when it is first needed, and again after it could not be had. */
function createConfiguration({ upstream, allowHttp }: UpstreamClientOptions) {
  const fetchAsWanted = createUpstreamFetch(upstream);
  const make = async (): Promise<Configuration> => {
    const { clientId, clientSecret } = upstream;
    if (upstream.type === 'oidc') {
      const execute = allowHttp ? [allowInsecureRequests] : [];
      return discovery(new URL(upstream.issuer), clientId, clientSecret, undefined, {
        ...{ execute, timeout: TIMEOUT_SECONDS, [customFetch]: fetchAsWanted },
      });
    }
    const { authorizationUrl: authorization_endpoint, tokenUrl: token_endpoint } = upstream;
    const issuer = new URL(authorization_endpoint).origin;
    const server = { issuer, authorization_endpoint, token_endpoint };
    const found = new Configuration(server, clientId, clientSecret);
    found.timeout = TIMEOUT_SECONDS;
    found[customFetch] = fetchAsWanted;
    if (allowHttp) allowInsecureRequests(found);
    return found;
  };
  let made: Promise<Configuration> | undefined;
  return () => {
    made ??= make().catch((error: unknown) => {
      made = undefined;
      throw error;
    });
    return made;
  };
}
