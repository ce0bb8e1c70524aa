import { LibraryError } from '../library/library-error.ts';
import { parseQuery } from '../search/parse-query.ts';
import type { Query, Term } from '../search/query.ts';

/**
 * Reads a query about what is published.
 *
 * @throws {LibraryError} `invalid` as `parseQuery`, and for what asks of things that are not public.
 */
export function parsePublicQuery(text: string): Query {
  const query = parseQuery(text);
  requirePublic(query);
  return query;
}

function requirePublic(query: Query): void {
  switch (query.kind) {
    case 'and':
    case 'or':
      query.operands.forEach(requirePublic);
      return;
    case 'not':
      requirePublic(query.operand);
      return;
    default: {
      const operator = privateOperator(query);
      if (operator !== undefined) throw notPublic(operator);
    }
  }
}

function privateOperator(term: Term): string | undefined {
  if (term.kind === 'in' || term.kind === 'has') return term.kind;
  if (term.kind === 'is') return term.state === 'untagged' ? undefined : `is:${term.state}`;
  return term.kind === 'field' && term.field === 'note' ? 'note' : undefined;
}

function notPublic(operator: string): LibraryError {
  const written = operator.includes(':') ? operator : `${operator}:`;
  return new LibraryError(
    'invalid',
    `"${written}" asks of something that is not public. In a public collection there are tag:, site:, title:, url:, before:, after:, age: and is:untagged.`,
  );
}
