import type { Positioned } from '../library/page-token.ts';
import { positiveTextsOf } from '../search/condition.ts';
import type { Match, SearchPageQuery } from '../search/search-store.ts';
import { conditionSql, pageConditionsFor } from './bookmark-conditions.ts';
import { BOOKMARK_COLUMNS } from './bookmark-row.ts';
import { bookmarksByPage } from './bookmarks-by-page.ts';
import type { LibraryClient } from './library-client.ts';
import { type MatchRow, matchFromRow } from './match-row.ts';
import { afterPosition, orderBy, positionColumn, SEARCH_PAGE_ORDERS } from './page-order.ts';
import { anyLexeme, rankedLexemes } from './ranked-lexemes.ts';
import type { LexemesOf } from './text-lexemes.ts';
import { textQuery } from './text-search.ts';

/** Less than any match by what a bookmark has itself. */
export const PAGE_RANK = -1;

/** What matches by what can be read on the page, and not without that. */
export async function pageMatches(
  client: LibraryClient,
  search: SearchPageQuery,
  lexemesOf: LexemesOf,
): Promise<Positioned<Match>[]> {
  const texts = positiveTextsOf(search.query).filter(({ field }) => field === undefined);
  const lexemes = rankedLexemes(texts, lexemesOf);
  if (lexemes.whole.length === 0) return [];
  const conditions = pageConditionsFor(client, search, lexemesOf);
  const bind = (value: unknown) => conditions.bind(value);
  const order = SEARCH_PAGE_ORDERS[search.order];
  const following = search.after ? `where ${afterPosition(order, search.after, bind)}` : '';
  const any = bind(texts.map((text) => textQuery(lexemesOf(text), text)).join(' | '));
  const own = conditionSql(search.query, lexemesOf, bind);
  const rows = await client.query<MatchRow>(
    `with found as (
       select id, ${positionColumn(order)}, row_number() over (order by ${orderBy(order)}) as place
       from (
         select id, created_at, ${PAGE_RANK}::real as rank from findable_bookmarks
         where id in (${bookmarksByPage(`${any}::tsquery`)}) and ${conditions.where} and not ${own}
       ) as matches ${following} order by ${orderBy(order)} limit ${bind(search.limit)}
     )
     select ${BOOKMARK_COLUMNS}, position, page_snippet(text, ${bind(lexemes.whole)}, ${bind(anyLexeme(lexemes))}::tsquery) as snippet
     from found
     join bookmarks on bookmarks.user_sub = ${bind(client.userSub)} and bookmarks.id = found.id
     join page_texts on page_texts.user_sub = bookmarks.user_sub and bookmark_id = bookmarks.id
     order by place`,
    conditions.values,
  );
  return rows.map(matchFromRow);
}
