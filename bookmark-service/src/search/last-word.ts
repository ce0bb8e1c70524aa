import type { Query, Word } from './query.ts';

/** The last word that must match, which its writer may not have finished; not one within quotes. */
export function lastWord(query: Query): Word | undefined {
  return positiveWords(query).at(-1);
}

/** The words that make a bookmark match, in their order. */
export function positiveWords(query: Query): Word[] {
  switch (query.kind) {
    case 'word':
      return [query];
    case 'field':
      return query.field !== 'url' && query.text.kind === 'word' ? [query.text] : [];
    case 'and':
    case 'or':
      return query.operands.flatMap(positiveWords);
    default:
      return [];
  }
}
