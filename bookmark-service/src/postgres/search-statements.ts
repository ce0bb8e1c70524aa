import type { Positioned } from '../library/page-token.ts';
import { type Condition, positiveTextsOf, textsOf } from '../search/condition.ts';
import type { Match, SearchPageQuery, SearchReader } from '../search/search-store.ts';
import { conditionsFor } from './bookmark-conditions.ts';
import { BOOKMARK_COLUMNS } from './bookmark-row.ts';
import { candidateLimit } from './candidate-limit.ts';
import type { LibraryClient } from './library-client.ts';
import { type MatchRow, matchFromRow } from './match-row.ts';
import { afterPosition, orderBy, positionColumn, SEARCH_PAGE_ORDERS } from './page-order.ts';
import { hasPages, pageMatches } from './page-search.ts';
import { type RankedLexemes, rankColumn, rankedLexemes, shownLexemes } from './ranked-lexemes.ts';
import { snippetColumn } from './snippet.ts';
import type { Conditions } from './sql.ts';
import { type LexemesOf, readLexemes } from './text-lexemes.ts';
import { withPages } from './with-pages.ts';

/** The parts of the statement: which bookmarks match, as SQL, and the placeholder of the user's id. */
type Found = {
  readonly matches: string;
  readonly conditions: Conditions;
  /** Those for which a place of a text is shown. */
  readonly shown: RankedLexemes;
  readonly user: string;
};

/** Statements of text search. */
export function searchStatements(client: LibraryClient): SearchReader {
  return {
    async searchPage(search) {
      const texts = [...textsOf(search.query), ...textsOf(search.filter)];
      const [lexemesOf, arePages] = await Promise.all([readLexemes(client, texts), hasPages(client)]);
      const own = () => ownMatches(client, search, lexemesOf);
      return arePages ? withPages(search, own, (part) => pageMatches(client, part, lexemesOf)) : own();
    },

    async similarWords(words) {
      const rows = await client.named<{ text: string; word: string }>('similar-words', SIMILAR_WORDS, [
        words,
      ]);
      return new Map(rows.map(({ text, word }) => [text, word]));
    },
  };
}

/** What matches by the texts that a bookmark has itself. */
async function ownMatches(
  client: LibraryClient,
  search: SearchPageQuery,
  lexemesOf: LexemesOf,
): Promise<Positioned<Match>[]> {
  const condition: Condition = { kind: 'and', operands: [search.query, search.filter] };
  const conditions = conditionsFor(client, condition, lexemesOf);
  const texts = positiveTextsOf(search.query);
  const matches =
    search.order === 'relevance'
      ? rankedMatches(conditions, rankedLexemes(texts, lexemesOf), candidateLimit(condition, lexemesOf))
      : allMatches(conditions);
  const user = conditions.bind(client.userSub);
  const rows = await client.query<MatchRow>(
    pageStatement(search, { matches, conditions, shown: shownLexemes(texts, lexemesOf), user }),
    conditions.values,
  );
  return rows.map(matchFromRow);
}

/** Found through the view, shown by the table: see the migration that makes the view. */
function pageStatement(search: SearchPageQuery, { matches, conditions, shown, user }: Found): string {
  const order = SEARCH_PAGE_ORDERS[search.order];
  const bind = (value: unknown) => conditions.bind(value);
  const following = search.after ? `where ${afterPosition(order, search.after, bind)}` : '';
  return `with found as (
      select id, ${positionColumn(order)}, row_number() over (order by ${orderBy(order)}) as place
      from (${matches}) as matches ${following} order by ${orderBy(order)} limit ${bind(search.limit)}
    )
    select ${BOOKMARK_COLUMNS}, position, ${snippetColumn(shown, bind)} as snippet
    from found join bookmarks on bookmarks.user_sub = ${user} and bookmarks.id = found.id
    order by place`;
}

function allMatches({ where }: Conditions): string {
  return `select id, created_at from findable_bookmarks where ${where}`;
}

/** The rank is outside, so that it is made for no more than these. */
function rankedMatches(conditions: Conditions, lexemes: RankedLexemes, limit: number): string {
  return `select id, created_at, ${rankColumn(lexemes, (value) => conditions.bind(value))} as rank from (
      select id, created_at, text_document, tag_document from findable_bookmarks where ${conditions.where}
      order by ${orderBy(SEARCH_PAGE_ORDERS.newest)} limit ${limit}
    ) as newest`;
}

/**
 * A word of four letters or more that the library does not have, with the one most like it, which has about its length; but no word
 * that English leaves out, which nobody has mistyped.
 * Found through a view and shown by the table, as bookmarks are.
 */
const SIMILAR_WORDS = `
  select text, words.word
  from unnest($2::text[]) as given(text)
  cross join lateral (
    select array_agg(lexeme) as lexemes from unnest(to_tsvector('bookmarks_simple', plain_words(text)))
  ) as parts
  cross join lateral (
    select word from findable_words
    where user_sub = $1 and word % lexemes[1]
      and length(word) between length(lexemes[1]) - 2 and length(lexemes[1]) + 2
    order by similarity(word, lexemes[1]) desc, word limit 1
  ) as nearest
  join words on words.user_sub = $1 and words.word = nearest.word
  where cardinality(lexemes) = 1 and length(lexemes[1]) >= 4 and lexemes[1] ~ '[[:alpha:]]'
    and to_tsvector('bookmarks_english', lexemes[1]) <> ''
    and not exists (select from words where user_sub = $1 and word = lexemes[1] collate "C")`;
