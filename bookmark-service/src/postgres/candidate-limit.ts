import { type Condition, textsOf } from '../search/condition.ts';
import type { LexemesOf } from './text-lexemes.ts';
import { isBroad } from './text-search.ts';

/**
 * By relevance, so many of the newest matches are ranked: a word that is everywhere costs little more than a rare one, and
 * whoever misses an old match adds a word …
 */
const MAX_RANKED = 1_000;
/** … which is all the more true of a beginning that a great many words share. */
const MAX_RANKED_BROAD = 500;

/** How many matches are ranked. */
export function candidateLimit(condition: Condition, lexemesOf: LexemesOf): number {
  const hasBroad = textsOf(condition).some((text) => isBroad(lexemesOf(text), text));
  return hasBroad ? MAX_RANKED_BROAD : MAX_RANKED;
}
