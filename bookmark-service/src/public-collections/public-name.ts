import { LIMITS } from '@bookmarks/protos';
import { LibraryError } from '../library/library-error.ts';

/** What ends a line, or turns the direction of what stands beside the name. */
const NOT_IN_A_NAME = /[\p{Cc}\p{Zl}\p{Zp}\p{Bidi_Control}]/u;

/** @throws {LibraryError} `invalid` for text that cannot stand beside a collection as a name; empty is none. */
export function parsePublicName(text: string): string {
  if (NOT_IN_A_NAME.test(text)) {
    throw new LibraryError(
      'invalid',
      'The public name contains control characters, or some that change the direction of writing.',
    );
  }
  const name = text.normalize('NFC').replace(/\s+/gu, ' ').trim();
  if (name.length <= LIMITS.publicNameLength) return name;
  throw new LibraryError(
    'invalid',
    `The public name has ${name.length} characters; at most ${LIMITS.publicNameLength} are allowed.`,
  );
}
