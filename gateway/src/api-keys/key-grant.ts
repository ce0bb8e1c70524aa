import type { Scope } from '@bookmarks/identity';

/** Whose key it is, and what it may do. */
export type KeyGrant = {
  readonly userSub: string;
  readonly id: string;
  readonly scopes: readonly Scope[];
  readonly expiresAt: Date | undefined;
};

/**
 * Asks where keys are kept, by the digest of one; `address` is where the request comes from, for its user to see.
 * Undefined for a key that is unknown, expired or revoked, which is not told apart.
 *
 * @throws {KeysUnavailableError}
 */
export type FindKeyGrant = (
  digest: Buffer<ArrayBuffer>,
  address: string,
  requestId: string,
) => Promise<KeyGrant | undefined>;

/** Nobody can say at the moment whether a key is good. */
export class KeysUnavailableError extends Error {
  override readonly name = 'KeysUnavailableError';
}
