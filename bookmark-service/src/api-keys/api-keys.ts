import { SCOPES, type Scope } from '@bookmarks/identity';
import { LIMITS } from '@bookmarks/protos';
import type { CallContext } from '../library/call-context.ts';
import { newId } from '../library/id.ts';
import type { LibraryDeps } from '../library/library.ts';
import { LibraryError } from '../library/library-error.ts';
import { parseText } from '../library/text.ts';
import type { ApiKey, ApiKeyGrant } from './api-key.ts';
import type { ApiKeyDirectory } from './api-key-store.ts';
import type { KeyUses } from './key-uses.ts';

const DIGEST_BYTES = 32; // SHA-256
const DAY_MS = 24 * 60 * 60 * 1000;

export type NewApiKey = {
  readonly digest: Uint8Array;
  readonly name: string;
  readonly prefix: string;
  readonly lastFour: string;
  readonly scopes: readonly string[];
  readonly expiresAt: Date | undefined;
};

type ApiKeyDeps = LibraryDeps & { readonly directory: ApiKeyDirectory; readonly uses: KeyUses };

export type ApiKeys = ReturnType<typeof createApiKeys>;

/** The keys of a user, and who is behind one. */
export function createApiKeys({ store, clock, directory, uses }: ApiKeyDeps) {
  return {
    /** @throws {LibraryError} `invalid`; `too_many` */
    async createKey(context: CallContext, input: NewApiKey): Promise<ApiKey> {
      const now = clock();
      const digest = parseDigest(input.digest);
      const key: ApiKey = {
        id: newId('key'),
        name: parseName(input.name),
        prefix: parseText(input.prefix, 'prefix', 16),
        lastFour: parseText(input.lastFour, 'end of the key', 4),
        scopes: parseScopes(input.scopes),
        createdAt: now,
        expiresAt: parseExpiry(input.expiresAt, now),
        lastUse: undefined,
      };
      return store.write(context, async (library) => {
        if ((await library.apiKeys()).length >= LIMITS.apiKeysPerUser) throw tooMany();
        await library.insertApiKey(key, digest);
        return key;
      });
    },

    listKeys: (context: CallContext): Promise<ApiKey[]> =>
      store.read(context, (library) => library.apiKeys()),

    /** @throws {LibraryError} `not_found` */
    async revokeKey(context: CallContext, id: string): Promise<void> {
      const wasThere = await store.write(context, (library) => library.deleteApiKey(id));
      if (!wasThere) throw new LibraryError('not_found', 'There is no such key, or not any more.');
    },

    /** Undefined for a key that is unknown, expired or revoked: the same answer after the same work. */
    async authenticate(digest: Uint8Array, address: string): Promise<ApiKeyGrant | undefined> {
      const grant = await directory.grantOf(parseDigest(digest));
      const now = clock();
      if (grant === undefined || (grant.expiresAt && grant.expiresAt <= now)) return undefined;
      uses.note(grant, { at: now, address: address.slice(0, LIMITS.addressLength) });
      return grant;
    },
  };
}

function parseDigest(digest: Uint8Array): Uint8Array {
  if (digest.length !== DIGEST_BYTES) throw invalid(`A digest has ${DIGEST_BYTES} bytes.`);
  return digest;
}

function parseName(text: string): string {
  const name = parseText(text, 'name', LIMITS.apiKeyNameLength);
  if (name === '') throw invalid('Give the key a name, such as the program that will use it.');
  return name;
}

function parseScopes(names: readonly string[]): Scope[] {
  const scopes = SCOPES.filter((scope) => names.includes(scope));
  if (scopes.length === 0 || scopes.length !== new Set(names).size) {
    throw invalid(`The scopes of a key are some of ${SCOPES.join(', ')}.`);
  }
  // Whoever may write may read: see SCOPES.
  return scopes.includes('bookmarks:write') ? [...SCOPES] : scopes;
}

function parseExpiry(expiresAt: Date | undefined, now: Date): Date | undefined {
  if (expiresAt === undefined) return undefined;
  if (expiresAt <= now) throw invalid('The key would have expired already.');
  if (expiresAt.getTime() > now.getTime() + LIMITS.apiKeyLifetimeDays * DAY_MS) {
    throw invalid(`A key lives for ${LIMITS.apiKeyLifetimeDays} days at most, or does not expire.`);
  }
  return expiresAt;
}

function tooMany(): LibraryError {
  return new LibraryError(
    'too_many',
    `There are ${LIMITS.apiKeysPerUser} keys, which is as many as there can be. Revoke one first.`,
  );
}

function invalid(message: string): LibraryError {
  return new LibraryError('invalid', message);
}
