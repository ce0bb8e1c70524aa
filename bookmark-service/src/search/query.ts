export const STATES = ['unread', 'read', 'archived', 'favorite', 'untagged', 'broken'] as const;
export const FEATURES = ['note', 'highlight', 'reminder'] as const;
export const COMPARISONS = ['<', '>'] as const;
/** Hours, days, weeks, months, years. */
export const AGE_UNITS = ['h', 'd', 'w', 'm', 'y'] as const;

export type Field = 'title' | 'url' | 'note';

/** May be the beginning of a longer word when it is the last of a query; otherwise the word itself. */
export type Word = { readonly kind: 'word'; readonly text: string };
/** Words in this order, next to one another. */
export type Phrase = { readonly kind: 'phrase'; readonly text: string };

/** What a query asks of a bookmark; see `allOf`, `anyOf` and `not` for its normal form. */
export type Query =
  | Term
  | { readonly kind: 'and' | 'or'; readonly operands: readonly Query[] }
  | { readonly kind: 'not'; readonly operand: Query };

/** A query without parts. */
export type Term =
  | Word
  | Phrase
  /** As the user spells it; `tagKey` compares. */
  | { readonly kind: 'tag'; readonly name: string }
  /** A host as URLs have it, in ASCII and lower case; its subdomains count too. */
  | { readonly kind: 'site'; readonly host: string }
  /** A path such as `Work/Projects`. */
  | { readonly kind: 'in'; readonly collection: string }
  | { readonly kind: 'is'; readonly state: (typeof STATES)[number] }
  | { readonly kind: 'has'; readonly feature: (typeof FEATURES)[number] }
  | { readonly kind: 'field'; readonly field: Field; readonly text: Word | Phrase }
  /** A day of the calendar, `2026-01-01`: `before` ends where it starts, `after` starts with it. */
  | { readonly kind: 'added'; readonly side: 'before' | 'after'; readonly date: string }
  | {
      readonly kind: 'age';
      readonly comparison: (typeof COMPARISONS)[number];
      readonly amount: number;
      readonly unit: (typeof AGE_UNITS)[number];
    };

/** @param operands at least one. An `and` within an `and` dissolves in it; one operand stands for itself. */
export function allOf(operands: readonly Query[]): Query {
  return joined('and', operands);
}

/** @param operands at least one. An `or` within an `or` dissolves in it; one operand stands for itself. */
export function anyOf(operands: readonly Query[]): Query {
  return joined('or', operands);
}

/** Two negations cancel each other out. */
export function not(operand: Query): Query {
  return operand.kind === 'not' ? operand.operand : { kind: 'not', operand };
}

function joined(kind: 'and' | 'or', parts: readonly Query[]): Query {
  const operands = parts.flatMap((part) => (part.kind === kind ? part.operands : [part]));
  const [only, ...others] = operands;
  return only !== undefined && others.length === 0 ? only : { kind, operands };
}
