import { EVERY_QUOTE, endOfWord, isSearchable } from './characters.ts';
import type { Query } from './query.ts';

/**
 * Writes a query that `parseQuery` gave, so that parsing it gives the same query again.
 *
 * The normal form: no `and` directly within an `and`, no `or` within an `or`, no `not` within a `not`, at least two
 * operands; no `AND`, no parentheses that change nothing, one space between terms, straight quotes only where a
 * value needs them, and `#rust` for tags.
 */
export function printQuery(query: Query): string {
  switch (query.kind) {
    case 'and':
      return query.operands.map((operand) => printOperand(operand, ['or'])).join(' ');
    case 'or':
      return query.operands.map(printQuery).join(' OR ');
    case 'not':
      return printNegation(printOperand(query.operand, ['and', 'or']));
    case 'word':
      return query.text;
    case 'phrase':
      return quote(query.text);
    case 'tag':
      return `#${isSearchable(query.name) ? quoteIfNeeded(query.name) : quote(query.name)}`;
    case 'site':
      return `site:${query.host}`;
    case 'in':
      return `in:${quoteIfNeeded(query.collection)}`;
    case 'is':
      return `is:${query.state}`;
    case 'has':
      return `has:${query.feature}`;
    case 'field':
      return `${query.field}:${printQuery(query.text)}`;
    case 'added':
      return `${query.side}:${query.date}`;
    case 'age':
      return `age:${query.comparison}${query.amount}${query.unit}`;
  }
}

/** What binds less than its surroundings stands in parentheses. */
function printOperand(operand: Query, looser: readonly Query['kind'][]): string {
  const text = printQuery(operand);
  return looser.includes(operand.kind) ? `(${text})` : text;
}

/** Two hyphens would begin a word. */
function printNegation(operand: string): string {
  return operand.startsWith('-') ? `-(${operand})` : `-${operand}`;
}

function quoteIfNeeded(value: string): string {
  const isOneWord = endOfWord(value, 0) === value.length;
  return isOneWord && !/^(?:[(:]|\/\/)/.test(value) ? value : quote(value);
}

function quote(value: string): string {
  return `"${value.replaceAll(EVERY_QUOTE, '$&$&')}"`;
}
