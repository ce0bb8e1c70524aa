import { LIMITS } from '@bookmarks/protos';
import { BookmarkError } from './bookmark-error.ts';
import { parseText } from './text.ts';

const MAX_WORDS = 20;

/** The words of a query, all of which must match; the last may be the beginning of a word. */
export function parseQuery(query: string): string[] {
  const words = parseText(query, 'query', LIMITS.queryLength)
    .split(/\s+/u)
    .filter((word) => /[\p{L}\p{N}]/u.test(word));
  if (words.length === 0) {
    throw new BookmarkError(
      'invalid',
      'The query has no word to search for. To see everything, list the bookmarks.',
    );
  }
  if (words.length > MAX_WORDS) {
    throw new BookmarkError(
      'invalid',
      `The query has ${words.length} words; at most ${MAX_WORDS} are allowed.`,
    );
  }
  return words;
}
