import {
  allowInsecureRequests,
  authorizationCodeGrant,
  buildAuthorizationUrl,
  Configuration,
  calculatePKCECodeChallenge,
  discovery,
  fetchProtectedResource,
  randomNonce,
  randomPKCECodeVerifier,
  randomState,
} from 'openid-client';
import { z } from 'zod';
import type { Upstream } from './upstream.ts';

/** What must come back with the answer; kept by the browser that began. */
export const PENDING_UPSTREAM = z.object({ state: z.string(), nonce: z.string(), codeVerifier: z.string() });
type PendingUpstream = z.infer<typeof PENDING_UPSTREAM>;

/** Sign-in at the upstream: the code flow with PKCE. Of its tokens nothing is kept but whom they are about. */
export type UpstreamSignIn = {
  begin(): Promise<{ readonly url: URL; readonly pending: PendingUpstream }>;
  /** The upstream's subject. @throws when the answer does not hold. */
  finish(callback: URL, pending: PendingUpstream): Promise<string>;
};

const TIMEOUT_SECONDS = 5;
const IDENTIFIER = z.union([z.string().min(1), z.int().transform(String)]);

export function createUpstreamSignIn(options: {
  readonly upstream: Upstream;
  readonly redirectUri: string;
  /** For the local stack, whose provider has no certificate. */
  readonly allowHttp: boolean;
}): UpstreamSignIn {
  const { upstream, redirectUri } = options;
  const configuration = createConfiguration(options);
  const isOpenId = upstream.type === 'oidc';

  return {
    async begin() {
      const pending = { state: randomState(), nonce: randomNonce(), codeVerifier: randomPKCECodeVerifier() };
      const url = buildAuthorizationUrl(await configuration(), {
        redirect_uri: redirectUri,
        ...(upstream.scope !== '' && { scope: upstream.scope }),
        state: pending.state,
        ...(isOpenId && { nonce: pending.nonce }),
        code_challenge: await calculatePKCECodeChallenge(pending.codeVerifier),
        code_challenge_method: 'S256',
      });
      return { url, pending };
    },

    async finish(callback, { state, nonce, codeVerifier }) {
      const client = await configuration();
      const tokens = await authorizationCodeGrant(client, callback, {
        pkceCodeVerifier: codeVerifier,
        expectedState: state,
        ...(isOpenId && { expectedNonce: nonce, idTokenExpected: true }),
      });
      if (upstream.type === 'oidc') return IDENTIFIER.parse(tokens.claims()?.sub);
      const url = new URL(upstream.userinfoUrl);
      const answer = await fetchProtectedResource(client, tokens.access_token, url, 'GET');
      if (!answer.ok)
        throw new Error(`The upstream answered ${answer.status} when it was asked who signed in.`);
      const person = z.record(z.string(), z.unknown()).parse(await answer.json());
      return IDENTIFIER.parse(person[upstream.idClaim]);
    },
  };
}

/** What is known of the upstream, asked for when it is first needed, and again after it could not be had. */
function createConfiguration({ upstream, allowHttp }: { upstream: Upstream; allowHttp: boolean }) {
  const make = async (): Promise<Configuration> => {
    const { clientId, clientSecret } = upstream;
    if (upstream.type === 'oidc') {
      const execute = allowHttp ? [allowInsecureRequests] : [];
      return discovery(new URL(upstream.issuer), clientId, clientSecret, undefined, {
        ...{ execute, timeout: TIMEOUT_SECONDS },
      });
    }
    const { authorizationUrl: authorization_endpoint, tokenUrl: token_endpoint } = upstream;
    const issuer = new URL(authorization_endpoint).origin;
    const server = { issuer, authorization_endpoint, token_endpoint };
    const found = new Configuration(server, clientId, clientSecret);
    found.timeout = TIMEOUT_SECONDS;
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
