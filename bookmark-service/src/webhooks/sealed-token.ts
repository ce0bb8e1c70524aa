import { createCipheriv, createDecipheriv, createHash, randomBytes } from 'node:crypto';

/** Keeps a secret of a user's so that only who has the key can read it, and only as that user's. */
export type TokenSeal = {
  readonly seal: (userSub: string, token: string) => Buffer;
  /** @throws where it is another user's, was changed, or was sealed under another key. */
  readonly open: (userSub: string, sealed: Uint8Array) => string;
};

const CIPHER = 'aes-256-gcm';
const IV_BYTES = 12;
const TAG_BYTES = 16;

/** AES-256-GCM under a key of this purpose alone: IV, tag, ciphertext; the user is authenticated with it. */
export function createTokenSeal(secret: string): TokenSeal {
  const key = createHash('sha256').update(`webhook token\0${secret}`).digest();
  return {
    seal(userSub, token) {
      const iv = randomBytes(IV_BYTES);
      const cipher = createCipheriv(CIPHER, key, iv, { authTagLength: TAG_BYTES }).setAAD(
        Buffer.from(userSub),
      );
      const text = Buffer.concat([cipher.update(token, 'utf8'), cipher.final()]);
      return Buffer.concat([iv, cipher.getAuthTag(), text]);
    },
    open(userSub, sealed) {
      const bytes = Buffer.from(sealed);
      const iv = bytes.subarray(0, IV_BYTES);
      const decipher = createDecipheriv(CIPHER, key, iv, { authTagLength: TAG_BYTES })
        .setAAD(Buffer.from(userSub))
        .setAuthTag(bytes.subarray(IV_BYTES, IV_BYTES + TAG_BYTES));
      const text = bytes.subarray(IV_BYTES + TAG_BYTES);
      return Buffer.concat([decipher.update(text), decipher.final()]).toString('utf8');
    },
  };
}
