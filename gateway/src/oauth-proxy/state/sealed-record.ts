import { createCipheriv, createDecipheriv, createHash, randomBytes } from 'node:crypto';

const IV_BYTES = 12;
const TAG_BYTES = 16;

/** How a record is found and read, which is known to who has its id and to nobody else. */
export type RecordAccess = {
  /** Where it is kept. */
  readonly name: string;
  readonly seal: (plaintext: string) => Buffer;
  /** @throws where that was not sealed here. */
  readonly open: (sealed: Buffer) => string;
};

/**
 * The ids of codes, refresh tokens, interactions and grants are secrets of at least 126 random bits. One half of the digest of
 * an id names its record, the other half encrypts it: whoever steals Redis has neither.
 */
export function recordAccess(model: string, id: string): RecordAccess {
  const digest = createHash('sha512').update(`${model}\0${id}`).digest();
  const [name, key] = [digest.subarray(0, 32).toString('base64url'), digest.subarray(32)];
  const options = { authTagLength: TAG_BYTES };
  return {
    name: `gateway:oauth:${model}:${name}`,
    seal(plaintext) {
      const iv = randomBytes(IV_BYTES);
      const cipher = createCipheriv('aes-256-gcm', key, iv, options);
      return Buffer.concat([iv, cipher.update(plaintext, 'utf8'), cipher.final(), cipher.getAuthTag()]);
    },
    open(sealed) {
      const decipher = createDecipheriv('aes-256-gcm', key, sealed.subarray(0, IV_BYTES), options);
      decipher.setAuthTag(sealed.subarray(-TAG_BYTES));
      const plaintext = [decipher.update(sealed.subarray(IV_BYTES, -TAG_BYTES)), decipher.final()];
      return Buffer.concat(plaintext).toString('utf8');
    },
  };
}
