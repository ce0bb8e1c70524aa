import {
  allowInsecureRequests,
  authorizationCodeGrant,
  buildAuthorizationUrl,
  Configuration,
  calculatePKCECodeChallenge,
  randomNonce,
  randomPKCECodeVerifier,
  randomState,
  type ServerMetadata,
} from 'openid-client';
import { z } from 'zod';
import type { AuthorizationServer } from '../authorization-server/authorization-server.ts';

/** What must come back with the answer; kept by the browser that began. */
export const PENDING_SIGN_IN = z.object({ state: z.string(), nonce: z.string(), codeVerifier: z.string() });
type PendingSignIn = z.infer<typeof PENDING_SIGN_IN>;

export type Person = { readonly sub: string; readonly name: string };

/** Sign-in by OpenID Connect: the code flow with PKCE, at AuthKit. */
export type OpenId = {
  /** Where the browser goes, and what is to be kept until it is back. */
  begin(): Promise<{ readonly url: URL; readonly pending: PendingSignIn }>;
  /** Who has signed in. @param callback the address with which the browser came back. @throws when the answer does not hold. */
  finish(callback: URL, pending: PendingSignIn): Promise<Person>;
};

export type OpenIdDeps = {
  readonly authorizationServer: Pick<AuthorizationServer, 'openidConfiguration'>;
  readonly clientId: string;
  readonly clientSecret: string;
  readonly redirectUri: string;
  /** For the local stack, whose authorization server has no certificate. */
  readonly allowHttp: boolean;
};

const NAME = z.object({ name: z.string().min(1).catch(''), email: z.string().catch('') });
const MAX_NAME_LENGTH = 100;

export function createOpenId(deps: OpenIdDeps): OpenId {
  const { authorizationServer, clientId, clientSecret, redirectUri, allowHttp } = deps;

  async function configuration(): Promise<Configuration> {
    // What the schema says may be undefined is absent in JSON.
    const server = (await authorizationServer.openidConfiguration.read()) as ServerMetadata;
    const found = new Configuration(server, clientId, clientSecret);
    if (allowHttp) allowInsecureRequests(found);
    return found;
  }

  return {
    async begin() {
      const pending = {
        state: randomState(),
        nonce: randomNonce(),
        codeVerifier: randomPKCECodeVerifier(),
      };
      const url = buildAuthorizationUrl(await configuration(), {
        redirect_uri: redirectUri,
        scope: 'openid profile email',
        state: pending.state,
        nonce: pending.nonce,
        code_challenge: await calculatePKCECodeChallenge(pending.codeVerifier),
        code_challenge_method: 'S256',
      });
      return { url, pending };
    },

    async finish(callback, { state, nonce, codeVerifier }) {
      const tokens = await authorizationCodeGrant(await configuration(), callback, {
        pkceCodeVerifier: codeVerifier,
        expectedState: state,
        expectedNonce: nonce,
        idTokenExpected: true,
      });
      const claims = tokens.claims();
      if (claims === undefined) throw new Error('There is no ID token.');
      const { name, email } = NAME.parse(claims);
      return { sub: claims.sub, name: (name || email || 'you').slice(0, MAX_NAME_LENGTH) };
    },
  };
}
