import { LIMITS } from '@bookmarks/protos';
import type { Pool } from 'pg';
import type { PublicBookmark, PublicCollection } from '../public-collections/public-collection.ts';
import type { PublicStore } from '../public-collections/public-store.ts';
import { positiveTextsOf, textsOf } from '../search/condition.ts';
import type { SearchPageQuery } from '../search/search-store.ts';
import { publicConditions } from './bookmark-conditions.ts';
import { candidateLimit } from './candidate-limit.ts';
import type { RunStatement } from './library-client.ts';
import {
  afterPosition,
  BOOKMARK_PAGE_ORDERS,
  DIRECTORY_ORDER,
  orderBy,
  positionColumn,
  SEARCH_PAGE_ORDERS,
  sortKeys,
} from './page-order.ts';
import { rankColumn, rankedLexemes, shownLexemes } from './ranked-lexemes.ts';
import { reading } from './reading.ts';
import { publicSnippetColumn, shortSnippet } from './snippet.ts';
import { type LexemesOf, lexemesOfTexts } from './text-lexemes.ts';

/** Reads what is published by the functions and the view that show it: see their migration. */
export function createPostgresPublicStore(pool: Pool): PublicStore {
  return {
    collection: (id, deadline) =>
      reading(pool, { publicCollection: id, deadline }, async (run) => {
        const [row] = await run<CollectionRow & { version: string }>({
          text: PUBLISHED_COLLECTION,
          values: [id],
        });
        return row && { ...collectionFromRow(row), version: row.version };
      }),

    collectionPage: ({ words, after, limit }, deadline) =>
      reading(pool, { publicCollection: '', deadline }, async (run) => {
        const [at = null, id = null] = after === undefined ? [] : sortKeys(DIRECTORY_ORDER, after);
        const rows = await run<CollectionRow & Place>({ text: DIRECTORY, values: [words, at, id, limit] });
        return rows.map((row) => ({ row: collectionFromRow(row), position: row.position }));
      }),

    bookmarkPage: (id, { filter, order, after, limit }, deadline) =>
      reading(pool, { publicCollection: id, deadline }, async (run) => {
        const conditions = publicConditions(filter, await lexemesIn(run, textsOf(filter)));
        const pageOrder = BOOKMARK_PAGE_ORDERS[order];
        if (after) conditions.add(afterPosition(pageOrder, after, (value) => conditions.bind(value)));
        const rows = await run<BookmarkRow & Place>({
          text: `select ${COLUMNS}, ${positionColumn(pageOrder)} from published_bookmarks where ${conditions.where}
            order by ${orderBy(pageOrder)} limit ${conditions.bind(limit)}`,
          values: conditions.values,
        });
        return rows.map((row) => ({ row: bookmarkFromRow(row), position: row.position }));
      }),

    searchPage: (id, search, deadline) =>
      reading(pool, { publicCollection: id, deadline }, async (run) => {
        const lexemesOf = await lexemesIn(run, [...textsOf(search.query), ...textsOf(search.filter)]);
        const { text, values } = searchStatement(search, lexemesOf);
        const rows = await run<BookmarkRow & Place & { snippet: string }>({ text, values });
        return rows.map((row) => ({
          row: { bookmark: bookmarkFromRow(row), snippet: shortSnippet(row.snippet) },
          position: row.position,
        }));
      }),
  };
}

type Place = { position: string[] };
type CollectionRow = {
  id: string;
  name: string;
  description: string;
  public_name: string;
  bookmark_count: number;
  published_at: Date;
};
type BookmarkRow = {
  id: string;
  url: string;
  title: string;
  description: string;
  tags: string[];
  created_at: Date;
};

const COLUMNS = 'id, url, title, description, tags, created_at';
const NEWEST = orderBy(BOOKMARK_PAGE_ORDERS.newest);

const PUBLISHED_COLLECTION = 'select * from published_collection($1)';
const DIRECTORY = `select *, ${positionColumn(DIRECTORY_ORDER)} from published_collections($1, $2, $3, $4)
  order by ${orderBy(DIRECTORY_ORDER)}`;

/** No index finds words here, and so a bounded number of bookmarks is looked at, and ranked, as in other searches. */
function searchStatement({ query, filter, order, after, limit }: SearchPageQuery, lexemesOf: LexemesOf) {
  const condition = { kind: 'and', operands: [query, filter] } as const;
  const conditions = publicConditions(condition, lexemesOf);
  const bind = (value: unknown) => conditions.bind(value);
  const texts = positiveTextsOf(query);
  const ranked = order === 'relevance' ? candidateLimit(condition, lexemesOf) : LIMITS.publicCount;
  const pageOrder = SEARCH_PAGE_ORDERS[order];
  const text = `
    select ${COLUMNS}, ${positionColumn(pageOrder)}, ${publicSnippetColumn(shownLexemes(texts, lexemesOf), bind)} as snippet
    from (
      select *, ${rankColumn(rankedLexemes(texts, lexemesOf), bind, 'document')} as rank
      from (select * from published_bookmarks order by ${NEWEST} limit ${LIMITS.publicCount}) as newest
      where ${conditions.where} order by ${NEWEST} limit ${ranked}
    ) as matches
    ${after ? `where ${afterPosition(pageOrder, after, bind)}` : ''}
    order by ${orderBy(pageOrder)} limit ${bind(limit)}`;
  return { text, values: conditions.values };
}

function lexemesIn(run: RunStatement, texts: Parameters<typeof lexemesOfTexts>[1]): Promise<LexemesOf> {
  return lexemesOfTexts({ query: (text, values) => run({ text, values: [...values] }) }, texts);
}

function collectionFromRow(row: CollectionRow): PublicCollection {
  const { id, name, description, public_name, bookmark_count, published_at } = row;
  return {
    ...{ id, name, description },
    publicName: public_name,
    bookmarkCount: bookmark_count,
    publishedAt: published_at,
  };
}

function bookmarkFromRow({ id, url, title, description, tags, created_at }: BookmarkRow): PublicBookmark {
  return { id, url, title, description, tags, createdAt: created_at };
}
