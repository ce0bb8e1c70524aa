import type { Positioned } from '../library/page-token.ts';
import type { Match, SearchPageQuery } from '../search/search-store.ts';
import { isByPage } from './page-search.ts';

type Find = (part: SearchPageQuery) => Promise<Positioned<Match>[]>;

/** Matches by what bookmarks have themselves, with those by what can be read on their pages. */
export async function withPages(
  search: SearchPageQuery,
  ownMatches: () => Promise<Positioned<Match>[]>,
  pageMatches: Find,
): Promise<Positioned<Match>[]> {
  return search.order === 'relevance'
    ? followedByPages(search, ownMatches, pageMatches)
    : inOrderOfTime(search, await ownMatches(), await pageMatches(search));
}

/** Pages come last: they are not looked at before they are needed. */
async function followedByPages(
  search: SearchPageQuery,
  ownMatches: () => Promise<Positioned<Match>[]>,
  pageMatches: Find,
): Promise<Positioned<Match>[]> {
  if (search.after !== undefined && isByPage(search.after)) return pageMatches(search);
  const own = await ownMatches();
  const missing = search.limit - own.length;
  return missing === 0
    ? own
    : [...own, ...(await pageMatches({ ...search, after: undefined, limit: missing }))];
}

function inOrderOfTime(
  { order, limit }: SearchPageQuery,
  own: readonly Positioned<Match>[],
  byPage: readonly Positioned<Match>[],
): Positioned<Match>[] {
  const direction = order === 'newest' ? -1 : 1;
  return [...own, ...byPage].toSorted((one, other) => direction * compare(one, other)).slice(0, limit);
}

function compare(
  { row: { bookmark: one } }: Positioned<Match>,
  { row: { bookmark: other } }: Positioned<Match>,
): number {
  return Number(one.createdAt) - Number(other.createdAt) || (one.id < other.id ? -1 : 1);
}
