import type { FindAccount } from 'oidc-provider';
import type { SignedOutSince } from './signed-out-since.ts';

/** Everybody whom a code or a refresh token speaks of, unless they have signed out since. */
export function createFindAccount(hasSignedOutSince: SignedOutSince): FindAccount {
  return async (_context, sub, token) => {
    if (token !== undefined && (await hasSignedOutSince(sub, token))) return undefined;
    return { accountId: sub, claims: () => ({ sub }) };
  };
}
