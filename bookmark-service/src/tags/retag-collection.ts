import type { Collection } from '../collections/collection.ts';
import { LibraryError } from '../library/library-error.ts';
import { parseQuery } from '../search/parse-query.ts';
import { printQuery } from '../search/print-query.ts';
import type { Query } from '../search/query.ts';
import { tagKey } from './tag.ts';
import { changedTags, type TagMap } from './tag-changes.ts';

/**
 * A collection that adds and looks for the tags that there are after a change. A query that looks for a tag which goes
 * stays as it is: what should take its place, only its user knows.
 */
export function retagCollection(collection: Collection, map: TagMap): Collection {
  const { autoTags, smartQuery } = collection;
  return {
    ...collection,
    autoTags: changedTags(autoTags, map),
    smartQuery: smartQuery === undefined ? undefined : retagQuery(smartQuery, map),
  };
}

/** Of the tags that collections add, or look for. */
export function tagKeysIn(collections: readonly Collection[]): Set<string> {
  const names = collections.flatMap(({ autoTags, smartQuery }) => [
    ...autoTags,
    ...tagsLookedFor(smartQuery),
  ]);
  return new Set(names.map(tagKey));
}

function tagsLookedFor(text: string | undefined): string[] {
  try {
    return text === undefined ? [] : tagsOf(parseQuery(text));
  } catch (error) {
    // It was accepted under an older grammar.
    if (error instanceof LibraryError) return [];
    throw error;
  }
}

function tagsOf(query: Query): string[] {
  switch (query.kind) {
    case 'and':
    case 'or':
      return query.operands.flatMap(tagsOf);
    case 'not':
      return tagsOf(query.operand);
    case 'tag':
      return [query.name];
    default:
      return [];
  }
}

/** As its user wrote it where no tag in it changes. */
function retagQuery(text: string, map: TagMap): string {
  try {
    const query = parseQuery(text);
    const retagged = retagTerms(query, map);
    return printQuery(retagged) === printQuery(query) ? text : printQuery(retagged);
  } catch (error) {
    // It was accepted under an older grammar.
    if (error instanceof LibraryError) return text;
    throw error;
  }
}

function retagTerms(query: Query, map: TagMap): Query {
  switch (query.kind) {
    case 'and':
    case 'or':
      return { ...query, operands: query.operands.map((operand) => retagTerms(operand, map)) };
    case 'not':
      return { ...query, operand: retagTerms(query.operand, map) };
    case 'tag':
      return { ...query, name: map.get(tagKey(query.name)) ?? query.name };
    default:
      return query;
  }
}
