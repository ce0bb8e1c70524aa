import type { TextCondition } from '../search/condition.ts';
import { quotedLexeme } from './lexeme.ts';
import type { LexemesOf } from './text-lexemes.ts';
import { isFiller, prefixOf } from './text-search.ts';

/**
 * The words by which matches are ranked: title, tags, note, description, in the order of the weights. Words of URLs are
 * not among them, so that what is found by its URL alone comes last.
 */
export type RankedLexemes = {
  readonly whole: readonly string[];
  /** Beginnings of words. Not their completions: a cursor would lose its place when the library learns a word. */
  readonly prefixes: readonly string[];
};

export function rankedLexemes(texts: readonly TextCondition[], lexemesOf: LexemesOf): RankedLexemes {
  const ranked = texts.filter(({ field }) => field !== 'url');
  const whole = ranked.flatMap((text) => {
    const { simple, english } = lexemesOf(text);
    return [...simple, ...english].map(([lexeme]) => lexeme);
  });
  const prefixes = ranked.flatMap((text) => (text.isPrefix ? (prefixOf(lexemesOf(text)) ?? []) : []));
  return { whole: [...new Set(whole)], prefixes };
}

/** Those for which a place of a text is shown: without `the` and its like, where others say what is looked for. */
export function shownLexemes(texts: readonly TextCondition[], lexemesOf: LexemesOf): RankedLexemes {
  const telling = texts.filter((text) => !isFiller(text, lexemesOf(text)));
  return rankedLexemes(telling.length > 0 ? telling : texts, lexemesOf);
}

/** How well a document matches. A word counts by itself, and again as the beginning of a longer one. */
export function rankColumn(
  lexemes: RankedLexemes,
  bind: (value: unknown) => string,
  document = 'text_document || tag_document',
): string {
  if (lexemes.whole.length === 0) return '0::real';
  const queries = [anyLexeme(lexemes), ...(lexemes.prefixes.length > 0 ? [anyOf(lexemes.whole)] : [])];
  return queries.map((query) => `ts_rank(${document}, ${bind(query)}::tsquery)`).join(' + ');
}

/** A `tsquery` for any of the lexemes, as text. @param weights such as `AB`; none for all. */
export function anyLexeme({ whole, prefixes }: RankedLexemes, weights = ''): string {
  const beginnings = prefixes.map((prefix) => `${quotedLexeme(prefix)}:*${weights}`);
  const others = whole.filter((lexeme) => !prefixes.includes(lexeme));
  return [anyOf(others, weights), ...beginnings].filter((part) => part !== '').join(' | ');
}

function anyOf(lexemes: readonly string[], weights = ''): string {
  const label = weights === '' ? '' : `:${weights}`;
  return lexemes.map((lexeme) => quotedLexeme(lexeme) + label).join(' | ');
}
