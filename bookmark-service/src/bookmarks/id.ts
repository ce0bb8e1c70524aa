import { randomBytes } from 'node:crypto';

/** Crockford's Base32 in lower case: no i, l, o, u, so that an id survives being read aloud and costs few tokens. */
const ALPHABET = '0123456789abcdefghjkmnpqrstvwxyz';
const LENGTH = 12;
const BOOKMARK_ID = new RegExp(`^bm_[${ALPHABET}]{${LENGTH}}$`);

/** 60 random bits: ids are unique within one user's library, and the primary key refuses what chance may bring. */
export function newId(prefix: 'bm' | 'chg'): string {
  const characters = [...randomBytes(LENGTH)].map((byte) => ALPHABET[byte % ALPHABET.length]);
  return `${prefix}_${characters.join('')}`;
}

export function isBookmarkId(text: string): boolean {
  return BOOKMARK_ID.test(text);
}
