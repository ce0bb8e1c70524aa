import type { ApiKeyMessage } from '@bookmarks/protos';
import { createApiKey, endOfKey, type KeyPrefix } from '../../api-keys/api-key.ts';
import type { DigestKey } from '../../api-keys/key-digest.ts';
import type { LibraryCall } from '../library-call.ts';

type MakeKeyDeps = {
  readonly prefix: KeyPrefix;
  readonly digestKey: DigestKey;
  readonly clock: () => Date;
};

/** @param days 0: it does not expire. */
type KeyWish = { readonly name: string; readonly scopes: string[]; readonly days: number };

const DAY_SECONDS = 24 * 60 * 60;

/** Makes a key, of which the library gets the digest alone. @returns it, to be shown once. @throws {HttpProblem} */
export async function makeKey(
  call: LibraryCall,
  { prefix, digestKey, clock }: MakeKeyDeps,
  { name, scopes, days }: KeyWish,
): Promise<{ key: string; created: ApiKeyMessage }> {
  const key = createApiKey(prefix);
  const nowSeconds = Math.floor(clock().getTime() / 1000);
  const created = await call('CreateApiKey', {
    ...{ digest: digestKey(key), name, prefix, lastFour: endOfKey(key), scopes },
    ...(days !== 0 && { expireTime: { seconds: String(nowSeconds + days * DAY_SECONDS) } }),
  });
  return { key, created };
}
