import { createHmac } from 'node:crypto';

/** What is kept of a key, and what it is looked up by. */
export type DigestKey = (key: string) => Buffer<ArrayBuffer>;

/**
 * HMAC-SHA-256 under the pepper, a secret that the database does not have: who has the database alone can neither find a
 * key out nor try one. Keys are random, so a slow hash would protect nothing more.
 */
export function createDigestKey(pepper: string): DigestKey {
  return (key) => createHmac('sha256', pepper).update(key).digest();
}
