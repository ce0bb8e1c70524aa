import type { VerifyIdentity } from '@bookmarks/identity';
import { ScopeError } from './status.ts';

/** Lets in everybody but who has no more than a token for sharing, by which a bookmark can be saved and nothing be seen. */
export function exceptIngestTokens(verifyIdentity: VerifyIdentity): VerifyIdentity {
  return async (assertion) => {
    const identity = await verifyIdentity(assertion);
    if (identity.method === 'ingest_token')
      throw new ScopeError('A token for sharing saves bookmarks alone.');
    return identity;
  };
}
