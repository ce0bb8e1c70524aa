import type { UpstreamTokenKeys } from '@bookmarks/upstream';
import { CompactEncrypt, compactDecrypt, errors } from 'jose';

const KEY_MANAGEMENT = 'A256GCMKW';
const ENCRYPTION = 'A256GCM';

/** Encrypts a record by a key of its own, and that key by one of ours, whose id stands beside it. */
export type Envelope = {
  /** @param name where the record is kept: it cannot be read from anywhere else. */
  seal(name: string, plaintext: string): Promise<string>;
  /** Undefined where no key that is here opens it, or it was sealed for another place. */
  open(name: string, sealed: string): Promise<Opened | undefined>;
};

type Opened = {
  readonly plaintext: string;
  /** Whether another key than the first still holds it. */
  readonly isUnderOldKey: boolean;
};

/** A compact JWE (RFC 7516, `A256GCMKW` with `A256GCM`): the first key wraps, each unwraps. */
export function createEnvelope({ keys }: UpstreamTokenKeys): Envelope {
  const [first] = keys;
  const byId = new Map(keys.map(({ kid, key }) => [kid, key]));
  return {
    seal(name, plaintext) {
      const header = { alg: KEY_MANAGEMENT, enc: ENCRYPTION, kid: first.kid, name };
      return new CompactEncrypt(Buffer.from(plaintext)).setProtectedHeader(header).encrypt(first.key);
    },
    async open(name, sealed) {
      try {
        const { plaintext, protectedHeader } = await compactDecrypt(sealed, ({ kid }) => keyOf(byId, kid), {
          keyManagementAlgorithms: [KEY_MANAGEMENT],
          contentEncryptionAlgorithms: [ENCRYPTION],
        });
        if (protectedHeader.name !== name) return undefined;
        return {
          plaintext: Buffer.from(plaintext).toString('utf8'),
          isUnderOldKey: protectedHeader.kid !== first.kid,
        };
      } catch (error) {
        if (error instanceof errors.JOSEError) return undefined;
        throw error;
      }
    },
  };
}

function keyOf(keys: ReadonlyMap<string, Uint8Array>, kid: string | undefined): Uint8Array {
  const key = keys.get(kid ?? '');
  if (key === undefined) throw new errors.JWKSNoMatchingKey();
  return key;
}
