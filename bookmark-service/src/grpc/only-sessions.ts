import type { VerifyIdentity } from '@bookmarks/identity';
import { ScopeError } from './status.ts';

/** Lets in only who has signed in to the pages of the gateway: what a token or a key may do, it may not do to keys, to apps, or to all that there is. */
export function onlySessions(verifyIdentity: VerifyIdentity): VerifyIdentity {
  return async (assertion) => {
    const identity = await verifyIdentity(assertion);
    if (identity.method !== 'session') throw new ScopeError('The call needs a sign-in to the account page.');
    return identity;
  };
}
