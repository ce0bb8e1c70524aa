import { siteFromHost } from '../bookmarks/host.ts';
import type { Collection } from '../collections/collection.ts';
import { resolveCollection } from '../collections/resolve-collection.ts';
import { LibraryError } from '../library/library-error.ts';
import { tagKey } from '../tags/tag.ts';
import type { Condition, TextCondition } from './condition.ts';
import { lastWord } from './last-word.ts';
import { parseQuery } from './parse-query.ts';
import type { Phrase, Query, Term, Word } from './query.ts';
import { timeBefore } from './time-before.ts';

/** A smart collection may look into others, so far; more would be hard to understand. */
const MAX_SMART_DEPTH = 3;
/** Smart collections that name many others grow with each level. */
const MAX_CONDITIONS = 300;

/** What a query is resolved with. */
export type Resolution = {
  readonly collections: readonly Collection[];
  readonly at: Date;
  /** The smart collections whose queries lead here, the first on top. */
  readonly within: readonly Collection[];
  readonly budget: { left: number };
};

export function createResolution(collections: readonly Collection[], at: Date): Resolution {
  return { collections, at, within: [], budget: { left: MAX_CONDITIONS } };
}

/**
 * Looks up what a query names.
 *
 * @throws {LibraryError} `not_found` for a collection that is not there; `invalid` for smart collections that are nested
 *   too deep or in a circle.
 */
export function resolveQuery(query: Query, resolution: Resolution): Condition {
  const unfinished = lastWord(query);
  const resolve = (part: Query): Condition => {
    switch (part.kind) {
      case 'and':
      case 'or':
        return { kind: part.kind, operands: part.operands.map(resolve) };
      case 'not':
        return { kind: 'not', operand: resolve(part.operand) };
      default:
        return resolveTerm(part, unfinished, resolution);
    }
  };
  return resolve(query);
}

/** @param ref the id or the path of a collection. @throws {LibraryError} as `resolveQuery`. */
export function inCollection(ref: string, resolution: Resolution): Condition {
  const { collections, within } = resolution;
  const meaning = resolveCollection(collections, ref);
  if ('ids' in meaning) return { kind: 'collections', ids: meaning.ids };
  requireEnd(meaning.smart, within);
  const operand = resolveQuery(parseQuery(meaning.query), {
    ...resolution,
    within: [...within, meaning.smart],
  });
  return { kind: 'smart', operand };
}

function requireEnd(collection: Collection, within: readonly Collection[]): void {
  const path = [...within, collection].map((one) => `"${one.path}"`).join(' → ');
  if (within.some(({ id }) => id === collection.id)) {
    throw new LibraryError(
      'invalid',
      `The smart collections ${path} lead in a circle. Change one of their queries.`,
    );
  }
  if (within.length === MAX_SMART_DEPTH) {
    throw new LibraryError(
      'invalid',
      `The smart collections ${path} are nested more than ${MAX_SMART_DEPTH} deep.`,
    );
  }
}

function resolveTerm(term: Term, unfinished: Word | undefined, resolution: Resolution): Condition {
  spend(resolution);
  switch (term.kind) {
    case 'word':
    case 'phrase':
      return textCondition(term, undefined, unfinished);
    case 'field':
      return textCondition(term.text, term.field, unfinished);
    case 'tag':
      return { kind: 'tag', key: tagKey(term.name) };
    case 'site':
      return { kind: 'site', site: siteFromHost(term.host) };
    case 'in':
      return inCollection(term.collection, resolution);
    case 'added':
      return createdOnSide(term.side === 'after', new Date(`${term.date}T00:00:00Z`));
    case 'age':
      return createdOnSide(term.comparison === '<', timeBefore(resolution.at, term));
    default:
      return term;
  }
}

function spend({ budget }: Resolution): void {
  budget.left -= 1;
  if (budget.left < 0) {
    throw new LibraryError(
      'invalid',
      `The smart collections in the query ask for more than ${MAX_CONDITIONS} things.`,
    );
  }
}

function textCondition(
  text: Word | Phrase,
  field: TextCondition['field'],
  unfinished: Word | undefined,
): TextCondition {
  return { ...text, field, isPrefix: text === unfinished };
}

function createdOnSide(isSince: boolean, at: Date): Condition {
  return { kind: 'created', side: isSince ? 'from' : 'before', at };
}
