import { IDENTITY_HEADER, type Identity, type Scope, type VerifyIdentity } from '@bookmarks/identity';
import type { Metadata } from '@grpc/grpc-js';
import { ScopeError } from './status.ts';

/** Who calls, who must have `scope`. @throws {IdentityError} @throws {ScopeError} */
export async function requireCaller(
  verifyIdentity: VerifyIdentity,
  metadata: Metadata,
  scope: Scope,
): Promise<Identity> {
  const identity = await verifyIdentity(metadata.get(IDENTITY_HEADER)[0]?.toString());
  if (!identity.scopes.includes(scope)) throw new ScopeError(`The call needs the scope ${scope}.`);
  return identity;
}
