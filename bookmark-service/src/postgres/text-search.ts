import type { TextCondition } from '../search/condition.ts';
import type { Field } from '../search/query.ts';
import { quotedLexeme } from './lexeme.ts';

/** A word as the index has it, and its place in the text. */
export type PlacedLexeme = readonly [lexeme: string, place: number];

/** The words of a text that is searched for, as the index has them. */
export type TextLexemes = {
  /** As written, without accents. */
  readonly simple: readonly PlacedLexeme[];
  /** Stems; without the words that English leaves out. */
  readonly english: readonly PlacedLexeme[];
  /** How the text is marked in the words of URLs, as words and as an address. */
  readonly url: readonly string[];
  readonly address: readonly string[];
  /** For the beginning of a word: the words of the library that begin so; undefined when they are too many. */
  readonly completions: readonly string[] | undefined;
};

/** What is looked for where, and whether the last word may go on. */
export type TextPlace = { readonly field: Field | undefined; readonly isPrefix: boolean };

/** Shorter beginnings stand for themselves: too many words begin so. */
const SHORTEST_PREFIX = 3;
/** In nearly every URL: as words of URLs they say nothing. */
const EVERYWHERE = new Set(['/http', '/https', '/www', '/com', '/org', '/net', '/html']);
const WEIGHT: Record<Exclude<Field, 'url'>, string> = { title: 'A', note: 'C' };

type Words = Pick<TextLexemes, 'simple' | 'english'>;

/** Whether English leaves out all words of the text, as it does with `for`: they are in any text. */
function isLeftOut({ simple, english }: Words): boolean {
  return simple.length > 0 && english.length === 0;
}

/** Whether a text says something only where a query has no others. */
export function isFiller({ kind, field }: TextCondition, words: Words): boolean {
  return kind === 'word' && field === undefined && isLeftOut(words);
}

/** The word that a longer one may begin with; undefined where the text is no such beginning. */
export function prefixOf(words: Words): string | undefined {
  const [only, ...others] = words.simple;
  if (only === undefined || others.length > 0 || isLeftOut(words)) return undefined;
  return [...only[0]].length >= SHORTEST_PREFIX ? only[0] : undefined;
}

/** Whether the text may go on in too many ways to name them all. */
export function isBroad(lexemes: TextLexemes, { isPrefix }: Pick<TextPlace, 'isPrefix'>): boolean {
  return isPrefix && prefixOf(lexemes) !== undefined && lexemes.completions === undefined;
}

/** The `tsquery` for a text, as text. */
export function textQuery(lexemes: TextLexemes, { field, isPrefix }: TextPlace): string {
  if (field === 'url') return urlQuery(lexemes.address);
  const weight = field === undefined ? '' : WEIGHT[field];
  const { simple, english } = lexemes;
  const prefix = isPrefix ? prefixOf(lexemes) : undefined;
  const alternatives = [
    phraseQuery(simple, weight),
    // A phrase without some of its words would find other texts.
    ...(english.length === simple.length ? [phraseQuery(english, weight)] : []),
    ...(prefix === undefined ? [] : completionQueries(prefix, lexemes.completions, weight)),
    ...(field === undefined && !lexemes.url.every((word) => EVERYWHERE.has(word))
      ? [urlQuery(lexemes.url)]
      : []),
  ].filter((query) => query !== '');
  return `(${[...new Set(alternatives)].join(' | ')})`;
}

/** `'node':A <-> 'js':A` */
function phraseQuery(lexemes: readonly PlacedLexeme[], weight: string): string {
  const label = weight === '' ? '' : `:${weight}`;
  const words = lexemes.map(([lexeme, place], index) => {
    const distance = place - (lexemes[index - 1]?.[1] ?? place);
    return `${index === 0 ? '' : ` <${distance}> `}${quotedLexeme(lexeme)}${label}`;
  });
  return words.length > 1 ? `(${words.join('')})` : words.join('');
}

/** Words of URLs have no place: all must be there. */
function urlQuery(words: readonly string[]): string {
  return words.length === 0 ? '' : `(${words.map(quotedLexeme).join(' & ')})`;
}

function completionQueries(
  prefix: string,
  completions: readonly string[] | undefined,
  weight: string,
): string[] {
  if (completions === undefined) return [`${quotedLexeme(prefix)}:*${weight}`];
  return completions.map((word) => quotedLexeme(word) + (weight === '' ? '' : `:${weight}`));
}
