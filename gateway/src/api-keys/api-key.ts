import { randomBytes } from 'node:crypto';
import { crc32 } from 'node:zlib';

/** What a key is for: a server in production knows the first kind alone, a local stack the second. */
export const KEY_PREFIXES = { live: 'bkm_live_', test: 'bkm_test_' } as const;
/** Of a token that is good for saving a bookmark alone. */
export const INGEST_PREFIXES = { live: 'bki_live_', test: 'bki_test_' } as const;
type Environment = keyof typeof KEY_PREFIXES;
export type KeyPrefix = (typeof KEY_PREFIXES | typeof INGEST_PREFIXES)[Environment];

const DIGITS = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz';
const SECRET_BYTES = 32;
/** As many digits as 256 bits need … */
const SECRET_LENGTH = 43;
/** … and 32 bits. */
const CHECKSUM_LENGTH = 6;
const FORM = new RegExp(`^bk[mi]_(?:live|test)_[${DIGITS}]{${SECRET_LENGTH + CHECKSUM_LENGTH}}$`);

/**
 * A new key: a prefix by which people and secret scanners know it, 256 random bits, and a checksum of both, by which
 * whatever was mistyped, cut off or made up is known without a look-up.
 */
export function createApiKey(prefix: KeyPrefix): string {
  const secret = BigInt(`0x${randomBytes(SECRET_BYTES).toString('hex')}`);
  return withChecksum(prefix + base62(secret, SECRET_LENGTH));
}

/** Whether somebody meant it to be a key, and not an access token. */
export function looksLikeApiKey(text: string): boolean {
  return text.startsWith('bkm_');
}

/** Whether it can be a key with this prefix. Says nothing about whether there is one. */
export function isApiKey(text: string, prefix: KeyPrefix): boolean {
  return FORM.test(text) && text.startsWith(prefix) && text === withChecksum(text.slice(0, -CHECKSUM_LENGTH));
}

/** What a person is shown of a key that they have. */
export function endOfKey(key: string): string {
  return key.slice(-4);
}

function withChecksum(text: string): string {
  return text + base62(BigInt(crc32(text)), CHECKSUM_LENGTH);
}

function base62(value: bigint, length: number): string {
  let [text, rest] = ['', value];
  for (let n = 0; n < length; n += 1) {
    text = DIGITS[Number(rest % 62n)] + text;
    rest /= 62n;
  }
  return text;
}
