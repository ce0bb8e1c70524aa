import type { BookmarkFilter } from '../bookmarks/bookmark-filter.ts';
import type { CollectionReader } from '../collections/collection-store.ts';
import type { Condition } from './condition.ts';
import type { Query } from './query.ts';
import { createResolution, inCollection, type Resolution, resolveQuery } from './resolve-query.ts';

type Collections = Pick<CollectionReader, 'collections'>;

/**
 * Makes a filter ready for the store: looks up its collections, within the transaction that uses them.
 *
 * @param at the present, from which ages count.
 * @throws {LibraryError} as `resolveQuery`.
 */
export async function resolveFilter(
  library: Collections,
  filter: BookmarkFilter,
  at: Date,
): Promise<Condition> {
  const needed = filter.collection !== undefined || namesCollection(filter.query);
  return conditionOf(filter, createResolution(needed ? await library.collections() : [], at));
}

/** The same for a query with a filter beside it; `query` is what the query alone asks, by which matches are ranked. */
export async function resolveSearch(
  library: Collections,
  { query, filter }: { readonly query: Query; readonly filter: BookmarkFilter },
  at: Date,
): Promise<{ query: Condition; filter: Condition }> {
  const needed = filter.collection !== undefined || namesCollection(filter.query) || namesCollection(query);
  const resolution = createResolution(needed ? await library.collections() : [], at);
  return { query: resolveQuery(query, resolution), filter: conditionOf(filter, resolution) };
}

function conditionOf(filter: BookmarkFilter, resolution: Resolution): Condition {
  const { status, favorite, site, addedAfter, addedBefore, collection, query } = filter;
  const operands: (Condition | undefined)[] = [
    ...tagConditions(filter),
    status && { kind: 'is', state: status },
    favorite === undefined ? undefined : favoriteCondition(favorite),
    site === undefined ? undefined : { kind: 'site', site },
    addedAfter && { kind: 'created', side: 'from', at: addedAfter },
    addedBefore && { kind: 'created', side: 'before', at: addedBefore },
    filter.hasNote ? { kind: 'has', feature: 'note' } : undefined,
    filter.hasHighlight ? { kind: 'has', feature: 'highlight' } : undefined,
    filter.hasBrokenLink ? { kind: 'is', state: 'broken' } : undefined,
    filter.hasReminder ? { kind: 'has', feature: 'reminder' } : undefined,
    collection === undefined ? undefined : inCollection(collection, resolution),
    query && resolveQuery(query, resolution),
  ];
  return { kind: 'and', operands: operands.filter((operand) => operand !== undefined) };
}

function tagConditions({ tagKeysAll, tagKeysAny, tagKeysNone }: BookmarkFilter): Condition[] {
  const tags = (keys: readonly string[]) => keys.map((key): Condition => ({ kind: 'tag', key }));
  return [
    ...tags(tagKeysAll),
    ...(tagKeysAny.length === 0 ? [] : [{ kind: 'or', operands: tags(tagKeysAny) } as const]),
    ...tags(tagKeysNone).map((operand): Condition => ({ kind: 'not', operand })),
  ];
}

function favoriteCondition(isFavorite: boolean): Condition {
  const favorite: Condition = { kind: 'is', state: 'favorite' };
  return isFavorite ? favorite : { kind: 'not', operand: favorite };
}

function namesCollection(query: Query | undefined): boolean {
  if (query === undefined) return false;
  if (query.kind === 'and' || query.kind === 'or') return query.operands.some(namesCollection);
  return query.kind === 'not' ? namesCollection(query.operand) : query.kind === 'in';
}
