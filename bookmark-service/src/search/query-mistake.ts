import { LibraryError } from '../library/library-error.ts';

/** A refusal that names the place. @param at the position of a character, the first being 1. */
export function queryMistake(at: number, explanation: string): LibraryError {
  return new LibraryError('invalid', `The query has a mistake at character ${at}: ${explanation}`);
}
