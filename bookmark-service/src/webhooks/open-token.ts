import { LibraryError } from '../library/library-error.ts';
import type { TokenSeal } from './sealed-token.ts';

/** @throws {LibraryError} `not_found` where the token was sealed under a key that is not in use any more. */
export function openToken(seal: TokenSeal, userSub: string, sealed: Uint8Array): string {
  try {
    return seal.open(userSub, sealed);
  } catch (cause) {
    throw new LibraryError('not_found', 'This connection is not good any more. Connect it again.', { cause });
  }
}
