import { type CryptoKey, createLocalJWKSet, type JSONWebKeySet } from 'jose';
import { createRecentKids } from './recent-kids.ts';
import type { Refetched, RemoteDocument } from './remote-document.ts';

/** The parts of a token's header that name its key. */
type KeyName = { readonly alg: string; readonly kid: string };

/**
 * The key that a token's header names.
 *
 * @throws {KeyUnknownError} when the authorization server has no such key
 * @throws {DocumentUnavailableError} when that cannot be found out
 */
export type FindKey = (name: KeyName) => Promise<CryptoKey>;

export class KeyUnknownError extends Error {
  override readonly name = 'KeyUnknownError';
}

/** Tokens that name an unknown key share one look for a newer set, and its answer for so long. */
export const RECHECK_MS = 1_000;

/** Finds keys in the JWK Set, and asks for a newer set when a token names one that it does not know yet. */
export function createFindKey({
  jwks,
  clock,
}: {
  jwks: RemoteDocument<JSONWebKeySet>;
  clock: () => Date;
}): FindKey {
  const unknownKids = createRecentKids({ clock });
  const select = createSelector();
  let newerSet: Promise<Refetched<JSONWebKeySet>> | undefined;
  let askAgainAt = 0;

  const now = () => clock().getTime();

  return async (name) => {
    const key = await select(await jwks.read(), name);
    if (key !== undefined) return key;
    const newKey = unknownKids.has(name.kid) ? undefined : await keyFromNewerSet(name);
    if (newKey !== undefined) return newKey;
    throw new KeyUnknownError('The authorization server has no such key.');
  };

  async function keyFromNewerSet(name: KeyName): Promise<CryptoKey | undefined> {
    const shared = now() < askAgainAt ? newerSet : undefined;
    newerSet = shared ?? ask();
    const { document, isUpToDate } = await newerSet;
    const key = await select(document, name);
    // A set from before this question says nothing about a key that was made since.
    if (key === undefined && shared === undefined && isUpToDate) unknownKids.add(name.kid);
    return key;
  }

  /** A failure is shared like an answer. */
  async function ask(): Promise<Refetched<JSONWebKeySet>> {
    askAgainAt = Number.POSITIVE_INFINITY;
    try {
      return await jwks.refetch();
    } finally {
      askAgainAt = now() + RECHECK_MS;
    }
  }
}

/** Selects by `kid` and pinned algorithm. Imported keys are remembered with the set that they belong to. */
function createSelector() {
  const selectors = new WeakMap<JSONWebKeySet, ReturnType<typeof createLocalJWKSet>>();
  return async (set: JSONWebKeySet, name: KeyName): Promise<CryptoKey | undefined> => {
    const selector = selectors.get(set) ?? createLocalJWKSet(set);
    selectors.set(set, selector);
    try {
      return await selector(name);
    } catch {
      // No key, several keys, or one that is no key of its kind: none of them verifies this token.
      return undefined;
    }
  };
}
