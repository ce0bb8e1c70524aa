import { LibraryError } from './library-error.ts';

/**
 * Checks text that a person or a page wrote: PostgreSQL stores no NUL, and half of a surrogate pair is no character.
 *
 * @param what names the field in the refusal, such as `title`.
 * @throws {LibraryError} `invalid`
 */
export function parseText(text: string, what: string, maximumLength: number): string {
  if (text.length > maximumLength) {
    throw new LibraryError(
      'invalid',
      `The ${what} has ${text.length} characters; at most ${maximumLength} are allowed.`,
    );
  }
  if (/[\0\p{Cs}]/u.test(text)) {
    throw new LibraryError(
      'invalid',
      `The ${what} contains a NUL or half a character (an unpaired surrogate).`,
    );
  }
  return text.trim();
}
