import { createLocalJWKSet } from 'jose';
import { type FindKey, KeyUnknownError } from '../../authorization-server/verification-keys.ts';
import type { SigningKeys } from './signing-keys.ts';

/** The public keys of the proxy itself. No other is one, and nobody has to be asked for them. */
export function createFindOwnKey({ keys }: SigningKeys): FindKey {
  const select = createLocalJWKSet({ keys: keys.map(({ d: _private, ...jwk }) => jwk) });
  return async (name) => {
    try {
      return await select(name);
    } catch (cause) {
      throw new KeyUnknownError('The OAuth proxy has no such key.', { cause });
    }
  };
}
