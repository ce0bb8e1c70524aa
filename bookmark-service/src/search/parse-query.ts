import { LIMITS } from '@bookmarks/protos';
import { LibraryError } from '../library/library-error.ts';
import { parseText } from '../library/text.ts';
import { printQuery } from './print-query.ts';
import { allOf, anyOf, not, type Query } from './query.ts';
import { queryMistake } from './query-mistake.ts';
import { termFromOperator } from './term-from-operator.ts';
import { type Token, tokenize } from './tokenize.ts';

/** More make a search slow and say little. */
const MAX_TERMS = 20;
const MAX_DEPTH = 10;

/** A walk over the tokens. */
type Cursor = { readonly tokens: readonly Token[]; next: number; depth: number };

/**
 * Reads a query as a person writes it. From what binds most to what binds least: `-`, words side by side, `OR`.
 *
 * @throws {LibraryError} `invalid`, naming the mistake and its place.
 */
export function parseQuery(text: string): Query {
  parseText(text, 'query', LIMITS.queryLength);
  const tokens = tokenize(text);
  requireTerms(tokens);
  const cursor: Cursor = { tokens, next: 0, depth: 0 };
  const query = parseAlternatives(cursor);
  const surplus = tokens[cursor.next];
  if (surplus !== undefined) throw queryMistake(surplus.at, 'This ")" has no "(" before it.');
  // The normal form can be longer, by spaces and by how a host is spelt. It must be a query that can be parsed too.
  parseText(printQuery(query), 'query', LIMITS.queryLength);
  return query;
}

function requireTerms(tokens: readonly Token[]): void {
  const terms = tokens.filter(({ kind }) => kind === 'word' || kind === 'phrase' || kind === 'operator');
  if (terms.length > MAX_TERMS) {
    throw new LibraryError(
      'invalid',
      `The query has ${terms.length} words, phrases and operators; at most ${MAX_TERMS} are allowed.`,
    );
  }
  if (tokens.length === 0) {
    throw new LibraryError(
      'invalid',
      'The query has no word to search for. To see everything, list the bookmarks.',
    );
  }
}

function parseAlternatives(cursor: Cursor): Query {
  const operands = [parseConjunction(cursor)];
  while (cursor.tokens[cursor.next]?.kind === 'or') {
    cursor.next += 1;
    operands.push(parseConjunction(cursor));
  }
  return anyOf(operands);
}

/** `AND` says what stands there anyway. */
function parseConjunction(cursor: Cursor): Query {
  const operands: Query[] = [];
  for (let token = cursor.tokens[cursor.next]; !endsConjunction(token); token = cursor.tokens[cursor.next]) {
    if (token.kind === 'and') cursor.next += 1;
    else operands.push(parseOperand(cursor, token));
  }
  if (operands.length === 0) throw missingOperand(cursor);
  return allOf(operands);
}

function endsConjunction(token: Token | undefined): token is undefined | (Token & { kind: 'or' | 'close' }) {
  return token === undefined || token.kind === 'or' || token.kind === 'close';
}

function parseOperand(cursor: Cursor, token: Token): Query {
  cursor.next += 1;
  switch (token.kind) {
    case 'word':
    case 'phrase':
      return { kind: token.kind, text: token.text };
    case 'operator':
      return termFromOperator(token);
    case 'not':
      return parseNegation(cursor, token);
    case 'open':
      return parseGroup(cursor, token);
    default:
      throw queryMistake(token.at, `"-" cannot stand before "${token.kind.toUpperCase()}".`);
  }
}

function parseNegation(cursor: Cursor, { at }: Token): Query {
  const excluded = cursor.tokens[cursor.next];
  if (excluded === undefined) throw queryMistake(at, 'There is nothing to exclude after "-".');
  return not(parseOperand(cursor, excluded));
}

function parseGroup(cursor: Cursor, { at }: Token): Query {
  if (cursor.depth === MAX_DEPTH) {
    throw queryMistake(at, `Parentheses can be nested ${MAX_DEPTH} deep at most.`);
  }
  cursor.depth += 1;
  const query = parseAlternatives(cursor);
  if (cursor.tokens[cursor.next]?.kind !== 'close') {
    throw queryMistake(at, 'This "(" is never closed. Add a ")", or remove it.');
  }
  cursor.next += 1;
  cursor.depth -= 1;
  return query;
}

/** Says what is wrong where a word should stand. */
function missingOperand({ tokens, next }: Cursor): LibraryError {
  const beside = [tokens[next], tokens[next - 1]].find(
    (token) => token?.kind === 'or' || token?.kind === 'and',
  );
  if (beside !== undefined) {
    const written = beside.kind.toUpperCase();
    return queryMistake(
      beside.at,
      `"${written}" needs something on both sides. For the word itself, put it in quotes.`,
    );
  }
  const open = tokens[next - 1];
  if (open?.kind !== 'open') return queryMistake(tokens[next]?.at ?? 1, 'This ")" has no "(" before it.');
  return tokens[next] === undefined
    ? queryMistake(open.at, 'This "(" is never closed. Add a ")", or remove it.')
    : queryMistake(open.at, 'There is nothing between the parentheses.');
}
