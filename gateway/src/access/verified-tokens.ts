import { hash } from 'node:crypto';
import { LRUCache } from 'lru-cache';
import type { AccessToken, VerifyAccessToken } from './access-token.ts';

export const REMEMBERED_MS = 30_000;
const MAX_REMEMBERED = 10_000;

/**
 * Remembers what was verified, by the digest of the token, because an assistant sends the same token with every call and
 * a signature is the dearest thing to check. Says nothing about revocations: those are looked up for every request.
 */
export function rememberVerified(
  verify: VerifyAccessToken,
  { clock }: { clock: () => Date },
): VerifyAccessToken {
  const remembered = new LRUCache<string, { readonly token: AccessToken; readonly untilMs: number }>({
    max: MAX_REMEMBERED,
  });
  return async (encoded) => {
    const digest = hash('sha256', encoded, 'base64');
    const nowMs = clock().getTime();
    const known = remembered.get(digest);
    if (known !== undefined && nowMs < known.untilMs) return known.token;
    const token = await verify(encoded);
    remembered.set(digest, { token, untilMs: Math.min(token.expiresAt * 1000, nowMs + REMEMBERED_MS) });
    return token;
  };
}
