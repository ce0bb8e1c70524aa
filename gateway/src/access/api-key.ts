import { CALLER_SCHEMA, type Caller } from '@bookmarks/identity';
import { LRUCache } from 'lru-cache';
import { isApiKey, type KeyPrefix } from '../api-keys/api-key.ts';
import type { DigestKey } from '../api-keys/key-digest.ts';
import { type FindKeyGrant, type KeyGrant, KeysUnavailableError } from '../api-keys/key-grant.ts';
import type { AccessToken } from './access-token.ts';
import { AccessRefusedError } from './refusal-reason.ts';

/** How long a key that was revoked may still be used. */
export const REMEMBERED_MS = 1_000;
const MAX_REMEMBERED = 10_000;
/** A stream that a key has opened ends after so long, and the client opens another, if the key still holds. */
const STREAM_SECONDS = 60;

type KeyRequest = { readonly address: string; readonly requestId: string };

/** Checks an API key. @throws {AccessRefusedError} */
export type VerifyApiKey = (key: string, request: KeyRequest) => Promise<AccessToken>;

export type ApiKeyDeps = {
  /** A part of what is hashed: where this one is taken, none with another is good. */
  readonly prefix: KeyPrefix;
  /** Absent: whoever has a key may do what was chosen for it. */
  readonly method?: 'ingest_token';
  readonly digestKey: DigestKey;
  readonly findKeyGrant: FindKeyGrant;
  readonly clock: () => Date;
};

type Remembered = { readonly grant: Promise<KeyGrant | undefined>; readonly untilMs: number };

/**
 * Garbage is refused by its form, without a look-up. Whatever else is wrong with a key is one refusal after the same work,
 * so that who tries some learns nothing.
 */
export function createApiKeyVerifier(deps: ApiKeyDeps): VerifyApiKey {
  const { prefix, method, digestKey, findKeyGrant, clock } = deps;
  const remembered = new LRUCache<string, Remembered>({ max: MAX_REMEMBERED });

  /** One look-up for all requests of a moment, whatever comes of it. */
  function grantOf(key: string, { address, requestId }: KeyRequest): Promise<KeyGrant | undefined> {
    const digest = digestKey(key);
    const name = digest.toString('base64');
    const nowMs = clock().getTime();
    const known = remembered.get(name);
    if (known !== undefined && nowMs < known.untilMs) return known.grant;
    const grant = findKeyGrant(digest, address, requestId);
    remembered.set(name, { grant, untilMs: nowMs + REMEMBERED_MS });
    grant.catch(() => remembered.delete(name));
    return grant;
  }

  return async (key, request) => {
    if (!isApiKey(key, prefix)) throw new AccessRefusedError('api_key_invalid');
    const grant = await grantOf(key, request).catch(unavailable);
    const now = clock();
    if (grant === undefined || (grant.expiresAt !== undefined && grant.expiresAt <= now)) {
      throw new AccessRefusedError('api_key_invalid');
    }
    return accessOf(grant, method ?? 'api_key', now);
  };
}

function accessOf(grant: KeyGrant, method: Caller['method'], now: Date): AccessToken {
  const { userSub: sub, scopes, id: clientId, expiresAt } = grant;
  const streamEnd = Math.floor(now.getTime() / 1000) + STREAM_SECONDS;
  return {
    caller: CALLER_SCHEMA.parse({ sub, scopes, clientId, method }),
    jti: undefined,
    issuedAt: undefined,
    expiresAt: expiresAt === undefined ? streamEnd : Math.min(expiresAt.getTime() / 1000, streamEnd),
  };
}

function unavailable(cause: unknown): never {
  // Never a 401: the key may be good.
  if (cause instanceof KeysUnavailableError) throw new AccessRefusedError('api_keys_unavailable', { cause });
  throw cause;
}
