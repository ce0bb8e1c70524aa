import { type CryptoKey, createLocalJWKSet, type JSONWebKeySet } from 'jose';
import { createRecentKids } from './recent-kids.ts';
import type { RemoteDocument } from './remote-document.ts';

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

/** Unknown keys make the gateway ask the authorization server at most this often, whoever sends them. */
export const REFETCH_COOLDOWN_MS = 30_000;

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
  let asked: { readonly at: number; readonly set: Promise<JSONWebKeySet> } | undefined;

  return async (name) => {
    const key = await select(await jwks.read(), name);
    if (key !== undefined) return key;
    const newKey = unknownKids.has(name.kid) ? undefined : await keyFromNewerSet(name);
    if (newKey !== undefined) return newKey;
    throw new KeyUnknownError('The authorization server has no such key.');
  };

  /** Requests that come within the cooldown share one answer, a failure included. */
  async function keyFromNewerSet(name: KeyName): Promise<CryptoKey | undefined> {
    const now = clock().getTime();
    if (asked === undefined || now - asked.at >= REFETCH_COOLDOWN_MS)
      asked = { at: now, set: jwks.refetch() };
    const { at, set } = asked;
    const key = await select(await set, name);
    // An answer from before this request says nothing about a key that was made since.
    if (key === undefined && at === now) unknownKids.add(name.kid);
    return key;
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
