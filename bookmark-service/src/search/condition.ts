import type { FEATURES, Field, STATES } from './query.ts';

/**
 * What is asked of a bookmark, with nothing left to look up: days are times, a smart collection stands for what its query asks.
 * An `and` of nothing is always true.
 */
export type Condition =
  | TextCondition
  | { readonly kind: 'tag'; readonly key: string }
  /** See `siteFromHost`; the sites below it count too. */
  | { readonly kind: 'site'; readonly site: string }
  | { readonly kind: 'collections'; readonly ids: readonly string[] }
  | { readonly kind: 'is'; readonly state: (typeof STATES)[number] }
  | { readonly kind: 'has'; readonly feature: (typeof FEATURES)[number] }
  | { readonly kind: 'created'; readonly side: 'from' | 'before'; readonly at: Date }
  | { readonly kind: 'and' | 'or'; readonly operands: readonly Condition[] }
  | { readonly kind: 'not'; readonly operand: Condition }
  /** What a smart collection asks: what can be read on a page puts nothing into it. */
  | { readonly kind: 'smart'; readonly operand: Condition };

export type TextCondition = {
  readonly kind: 'word' | 'phrase';
  readonly text: string;
  /** Where to look; without it, everywhere. */
  readonly field: Field | undefined;
  /** Whether a longer word that begins so counts too. */
  readonly isPrefix: boolean;
};

/** The texts that a condition looks for, also those that must not be there. */
export function textsOf(condition: Condition): TextCondition[] {
  switch (condition.kind) {
    case 'word':
    case 'phrase':
      return [condition];
    case 'and':
    case 'or':
      return condition.operands.flatMap(textsOf);
    case 'not':
    case 'smart':
      return textsOf(condition.operand);
    default:
      return [];
  }
}

/** The texts that make a bookmark match. */
export function positiveTextsOf(condition: Condition): TextCondition[] {
  if (condition.kind === 'and' || condition.kind === 'or') return condition.operands.flatMap(positiveTextsOf);
  if (condition.kind === 'smart') return positiveTextsOf(condition.operand);
  return condition.kind === 'not' ? [] : textsOf(condition);
}
