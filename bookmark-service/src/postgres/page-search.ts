import type { PagePosition, Positioned } from '../library/page-token.ts';
import { positiveTextsOf } from '../search/condition.ts';
import type { Match, SearchPageQuery } from '../search/search-store.ts';
import { conditionSql, pageConditionsFor } from './bookmark-conditions.ts';
import { BOOKMARK_COLUMNS } from './bookmark-row.ts';
import type { LibraryClient } from './library-client.ts';
import { type MatchRow, matchFromRow } from './match-row.ts';
import { afterPosition, orderBy, positionColumn, SEARCH_PAGE_ORDERS } from './page-order.ts';
import { anyLexeme, shownLexemes } from './ranked-lexemes.ts';
import type { LexemesOf } from './text-lexemes.ts';

/** Less than any match by what a bookmark has itself; what its user marked on a page counts more than the rest of it. */
const PAGE_RANK = -1;
const HIGHLIGHT_RANK = -0.5;

/** Whether a place in the order of relevance is one of what was found by pages. */
export function isByPage([rank]: PagePosition): boolean {
  return Number(rank) < 0;
}

/** Whether a library has anything that is found so. */
export async function hasPages(client: LibraryClient): Promise<boolean> {
  const [row] = await client.named<{ has: boolean }>(
    'has-pages',
    `select exists (select from page_texts where user_sub = $1)
       or exists (select from highlights where user_sub = $1) as has`,
  );
  return row?.has ?? false;
}

/** What matches by what can be read on the page, and not without that. */
export async function pageMatches(
  client: LibraryClient,
  search: SearchPageQuery,
  lexemesOf: LexemesOf,
): Promise<Positioned<Match>[]> {
  const texts = positiveTextsOf(search.query).filter(({ field }) => field === undefined);
  const lexemes = shownLexemes(texts, lexemesOf);
  const { conditions, words } = pageConditionsFor(client, search, lexemesOf);
  if (lexemes.whole.length === 0 || words.length === 0) return [];
  const bind = (value: unknown) => conditions.bind(value);
  const order = SEARCH_PAGE_ORDERS[search.order];
  const following = search.after ? `where ${afterPosition(order, search.after, bind)}` : '';
  const any = bind(words.join(' | '));
  const own = conditionSql(search.query, lexemesOf, bind);
  const sought = bind(anyLexeme(lexemes));
  const rows = await client.query<MatchRow>(
    `with found as (
       select id, ${positionColumn(order)}, row_number() over (order by ${orderBy(order)}) as place
       from (
         select id, created_at, case when id in (select bookmark_id from findable_highlights where document @@ ${any}::tsquery)
             then ${HIGHLIGHT_RANK} else ${PAGE_RANK} end::real as rank
           from pages_by_words(${bind(words)}::tsquery[]) as pages
             join findable_bookmarks on id = pages.bookmark_id
         where ${conditions.where} and not ${own}
       ) as matches ${following} order by ${orderBy(order)} limit ${bind(search.limit)}
     )
     select ${BOOKMARK_COLUMNS}, position, case
         when highlights.document @@ ${any}::tsquery then text_snippet(highlights.text, ${sought}::tsquery)
         else coalesce(page_snippet(page_texts.text, ${bind(lexemes.whole)}, ${sought}::tsquery), '') end as snippet
     from found
     join bookmarks on bookmarks.user_sub = ${bind(client.userSub)} and bookmarks.id = found.id
     left join page_texts on page_texts.user_sub = bookmarks.user_sub and page_texts.bookmark_id = bookmarks.id
     left join highlights on highlights.user_sub = bookmarks.user_sub and highlights.bookmark_id = bookmarks.id
     order by place`,
    conditions.values,
  );
  return rows.map(matchFromRow);
}
