import { endOfWord, firstFrom, isQuote, isSearchable, isWhiteSpace } from './characters.ts';
import { type OperatorName, operatorName, suggestedOperator } from './operator-name.ts';
import { queryMistake } from './query-mistake.ts';

/** A piece of a query. `at` is the position of its first character, the first of the query being 1. */
export type Token = { readonly at: number } & (
  | { readonly kind: 'open' | 'close' | 'or' | 'and' | 'not' }
  | { readonly kind: 'word' | 'phrase'; readonly text: string }
  | OperatorToken
);

/** `name:value`; `#rust` is one too. */
export type OperatorToken = {
  readonly kind: 'operator';
  readonly at: number;
  readonly name: OperatorName;
  readonly value: string;
  readonly quoted: boolean;
};

/** Without a token, what was read says nothing: punctuation between words. */
type Reading = { readonly token?: Token; readonly end: number };

/** @throws {LibraryError} `invalid` */
export function tokenize(text: string): Token[] {
  const tokens: Token[] = [];
  let start = afterWhiteSpace(text, 0);
  while (start < text.length) {
    const { token, end } = readToken(text, start);
    if (token !== undefined) tokens.push(token);
    else if (tokens.at(-1)?.kind === 'not') tokens.pop();
    start = afterWhiteSpace(text, end);
  }
  return tokens;
}

function readToken(text: string, start: number): Reading {
  const character = text.charAt(start);
  const at = positionOf(text, start);
  if (character === '(') return { token: { kind: 'open', at }, end: start + 1 };
  if (character === ')') return { token: { kind: 'close', at }, end: start + 1 };
  if (isQuote(character)) return readPhrase(text, start);
  if (isNegation(text, start)) return { token: { kind: 'not', at }, end: start + 1 };
  return readHashtag(text, start) ?? readOperator(text, start) ?? readWord(text, start);
}

/** A hyphen by itself separates the parts of a title, and two start an option of a command: `--save-dev`. */
function isNegation(text: string, start: number): boolean {
  const next = text.charAt(start + 1);
  return text[start] === '-' && next !== '' && next !== '-' && next !== ')' && !isWhiteSpace(next);
}

function readWord(text: string, start: number): Reading {
  const end = endOfWord(text, start);
  const word = text.slice(start, end);
  const at = positionOf(text, start);
  if (word === 'OR') return { token: { kind: 'or', at }, end };
  if (word === 'AND') return { token: { kind: 'and', at }, end };
  return isSearchable(word) ? { token: { kind: 'word', text: word, at }, end } : { end };
}

function readPhrase(text: string, start: number): Reading {
  const { value, end } = readQuoted(text, start);
  const at = positionOf(text, start);
  if (value === '') throw queryMistake(at, 'There is nothing between the quotes.');
  return isSearchable(value) ? { token: { kind: 'phrase', text: value, at }, end } : { end };
}

/** Any quote ends what any quote began; written twice within, it stands for itself. */
function readQuoted(text: string, start: number): { value: string; end: number } {
  let value = '';
  for (let index = start + 1; index < text.length; index += 1) {
    const character = text.charAt(index);
    const isDoubled = text[index + 1] === character;
    if (isQuote(character) && !isDoubled) {
      return { value: value.trim().replace(/\s+/gu, ' '), end: index + 1 };
    }
    if (isQuote(character)) index += 1;
    value += character;
  }
  throw queryMistake(positionOf(text, start), 'This quote is never closed. Add a second one, or remove it.');
}

/** `#rust` and `#"web dev"`, but not the marks before a heading. */
function readHashtag(text: string, start: number): Reading | undefined {
  if (text[start] !== '#') return undefined;
  const valueStart = firstFrom(text, start, (character) => character !== '#');
  const unquoted = text.slice(valueStart, endOfWord(text, valueStart));
  const isTag = isQuote(text.charAt(valueStart)) || (isSearchable(unquoted) && !unquoted.startsWith('('));
  return isTag ? readValue(text, start, { name: 'tag', valueStart }) : undefined;
}

/**
 * `name:value`. Text that was pasted is no mistake: `https://…`, `std::vector`, `10:30`, `Rust: a primer` and
 * `foo:bar` are words, unless `foo` looks like the misspelt name of an operator.
 */
function readOperator(text: string, start: number): Reading | undefined {
  const written = /^[a-z]+(?=:)/iu.exec(text.slice(start, endOfWord(text, start)))?.[0];
  if (written === undefined) return undefined;
  const valueStart = start + written.length + 1;
  if (isPathLike(text, valueStart)) return undefined;
  const name = operatorName(written);
  if (name !== undefined) return readValue(text, start, { name, valueStart });
  const suggestion = hasValue(text, valueStart) ? suggestedOperator(written) : undefined;
  if (suggestion === undefined) return undefined;
  throw queryMistake(
    positionOf(text, start),
    `"${written}:" is not an operator. Did you mean "${suggestion}"? To search for the text itself, put it in quotes.`,
  );
}

/** `tag://rust` and `url::parse` are no operators either. */
function isPathLike(text: string, valueStart: number): boolean {
  return text.startsWith(':', valueStart) || text.startsWith('//', valueStart);
}

function hasValue(text: string, start: number): boolean {
  return isQuote(text.charAt(start)) || text[start] === '(' || endOfWord(text, start) > start;
}

function readValue(
  text: string,
  start: number,
  { name, valueStart }: { name: OperatorName; valueStart: number },
): Reading {
  const at = positionOf(text, start);
  const quoted = isQuote(text.charAt(valueStart));
  if (text[valueStart] === '(') {
    throw queryMistake(at, `"${name}:" takes one word, or several in quotes, but no parentheses.`);
  }
  const { value, end } = quoted ? readQuoted(text, valueStart) : readUnquoted(text, valueStart);
  if (value === '') throw queryMistake(at, missingValue(name));
  return { token: { kind: 'operator', at, name, value, quoted }, end };
}

function missingValue(name: OperatorName): string {
  return `"${name}:" has no value. Write the value right after the colon, or put "${name}:" in quotes to search for the text.`;
}

function readUnquoted(text: string, start: number): { value: string; end: number } {
  const end = endOfWord(text, start);
  return { value: text.slice(start, end), end };
}

function afterWhiteSpace(text: string, start: number): number {
  return firstFrom(text, start, (character) => !isWhiteSpace(character));
}

/** People count an emoji as one character. */
function positionOf(text: string, index: number): number {
  return [...text.slice(0, index)].length + 1;
}
