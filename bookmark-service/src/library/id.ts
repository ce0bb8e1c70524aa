import { randomBytes } from 'node:crypto';

/** Crockford's Base32 in lower case: no i, l, o, u, so that an id survives being read aloud and costs few tokens. */
const ALPHABET = '0123456789abcdefghjkmnpqrstvwxyz';
const LENGTH = 12;

/** What an id names: a bookmark, a collection, a change, a job, a transfer of a file, an API key, a highlight. */
export type IdPrefix = 'bm' | 'col' | 'chg' | 'job' | 'xfr' | 'key' | 'hl';

/** 60 random bits: ids are unique within one user's library, and the primary key refuses what chance may bring. */
export function newId(prefix: IdPrefix): string {
  return idFromBytes(prefix, randomBytes(LENGTH));
}

/** The id that the first of some random bytes make. */
export function idFromBytes(prefix: IdPrefix, bytes: Uint8Array): string {
  const characters = [...bytes.subarray(0, LENGTH)].map((byte) => ALPHABET[byte % ALPHABET.length]);
  return `${prefix}_${characters.join('')}`;
}

export function isId(prefix: IdPrefix, text: string): boolean {
  return new RegExp(`^${prefix}_[${ALPHABET}]{${LENGTH}}$`).test(text);
}
