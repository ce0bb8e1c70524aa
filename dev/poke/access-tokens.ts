import { refreshAuthorization } from '@modelcontextprotocol/sdk/client/auth.js';
import type { OAuthTokens } from '@modelcontextprotocol/sdk/shared/auth.js';
import type { FetchLike } from '@modelcontextprotocol/sdk/shared/transport.js';
import { PokeError } from './poke-error.ts';
import type { SignIn } from './sign-in.ts';
import { issuedTokens, type OnStep } from './step.ts';

/** A token is replaced this long before it expires, or half-way through a shorter life. */
const REFRESH_AHEAD_SECONDS = 30;

export type AccessTokens = {
  /** The token as it is. */
  readonly latest: () => { readonly accessToken: string; readonly expiresAt: Date | undefined };
  /** A token that lives for some time yet. */
  readonly current: () => Promise<string>;
  /** A token other than `refused`. */
  readonly instead: (refused: string) => Promise<string>;
};

/** Keeps the token fresh. Calls run in parallel and a refresh token works once, so all of them share one refresh. */
export function createAccessTokens(options: {
  readonly signIn: SignIn;
  readonly onStep: OnStep;
  readonly fetch: FetchLike;
  readonly clock: () => Date;
}): AccessTokens {
  const { signIn, onStep, fetch, clock } = options;
  const kept = (tokens: OAuthTokens) => ({ tokens, ...lifetime(tokens, clock()) });
  let state = kept(signIn.tokens);
  let refreshing: Promise<string> | undefined;

  const refresh = async () => {
    const refreshToken = state.tokens.refresh_token;
    if (refreshToken === undefined) throw new PokeError('not_refreshable', 'There is no refresh token.');
    const tokens = await refreshAuthorization(signIn.authorizationServer, {
      metadata: signIn.metadata,
      clientInformation: signIn.client,
      refreshToken,
      resource: signIn.resource,
      fetchFn: fetch,
    });
    state = kept(tokens);
    onStep({ name: 'tokens_refreshed', detail: issuedTokens(tokens) });
    return tokens.access_token;
  };
  const refreshOnce = () => {
    refreshing ??= refresh().finally(() => {
      refreshing = undefined;
    });
    return refreshing;
  };

  return {
    latest: () => ({ accessToken: state.tokens.access_token, expiresAt: state.expiresAt }),
    current: async () =>
      state.refreshAt === undefined || clock() < state.refreshAt ? state.tokens.access_token : refreshOnce(),
    instead: async (refused) =>
      refused === state.tokens.access_token ? refreshOnce() : state.tokens.access_token,
  };
}

function lifetime({ expires_in }: OAuthTokens, now: Date) {
  if (expires_in === undefined) return { expiresAt: undefined, refreshAt: undefined };
  const aheadSeconds = Math.min(REFRESH_AHEAD_SECONDS, expires_in / 2);
  return {
    expiresAt: new Date(now.getTime() + expires_in * 1000),
    refreshAt: new Date(now.getTime() + (expires_in - aheadSeconds) * 1000),
  };
}
