import { randomInt } from 'node:crypto';

const CROCKFORD_BASE32 = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
const RANDOM_CHARACTERS = 24;

/** A client id in the form of AuthKit's: `client_01` and random characters. */
export function createClientId(): string {
  const characters = Array.from({ length: RANDOM_CHARACTERS }, () => CROCKFORD_BASE32[randomInt(32)]);
  return `client_01${characters.join('')}`;
}
