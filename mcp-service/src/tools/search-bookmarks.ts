import { z } from 'zod';
import { SEARCH_ORDERS, type SearchPage } from '../bookmarks/bookmark.ts';
import { BOOKMARK_BROWSER_URI } from '../resources/bookmark-browser.ts';
import { emptyText, filterFromInput, resultAs } from './bookmark-page.ts';
import { bookmarkText } from './bookmark-result.ts';
import { fetchFitting, moreText } from './fitting-page.ts';
import { bookmarkResult, nextCursorResult } from './results.ts';
import { cursorParameter, detailParameter, filterParameters, queryParameter } from './schemas.ts';
import { withCollectionHint } from './suggestions.ts';
import { defineTool, READ_ELSEWHERE_HINTS } from './tool.ts';
import { counted, lines, oneLine, SAVED_TEXT } from './words.ts';

const NOTHING_MATCHES = 'Nothing matches. Try fewer or other words, or list_bookmarks with a tag or domain.';
/** A search looks for words: that one URL has many spellings, another tool knows. */
const NO_SUCH_URL =
  'Nothing matches these words. To look up a URL, in whatever spelling it is saved, use get_bookmarks.';

const matchResult = bookmarkResult.extend({ snippet: z.string().optional() });

export const searchBookmarks = defineTool({
  name: 'search_bookmarks',
  title: 'Search bookmarks',
  description:
    'Use this when the user looks for words in title, tags, note, description, URL or page text. Grammar: words (all must match), "a phrase", -not, OR, ( ), tag:x, site:example.com, in:collection, is:unread|read|archived|favorite|untagged|broken, has:note|highlight|reminder, title:, url:, note:, before:2026-01-31, after:, age:<1w.',
  hints: READ_ELSEWHERE_HINTS,
  appUri: BOOKMARK_BROWSER_URI,
  input: z.strictObject({
    query: queryParameter,
    limit: z.int().min(1).max(50).default(10),
    cursor: cursorParameter.optional(),
    ...filterParameters,
    sort: z.enum(SEARCH_ORDERS).default('relevance'),
    detail: detailParameter,
  }),
  output: z.object({
    bookmarks: z.array(matchResult),
    corrected_query: z.string().optional(),
    next_cursor: nextCursorResult,
  }),
  async call({ bookmarks }, { query, limit, cursor, sort, detail, ...filter }) {
    const search = { query, filter: filterFromInput(filter), order: sort, cursor };
    const { page, results } = await withCollectionHint(bookmarks, filter.collection, () =>
      fetchFitting(
        (pageLimit) => bookmarks.search({ ...search, limit: pageLimit }),
        limit,
        matchesAs(detail),
      ),
    );
    const { correctedQuery, nextCursor } = page;
    const data = {
      bookmarks: results,
      ...(correctedQuery && { corrected_query: correctedQuery }),
      ...(nextCursor && { next_cursor: nextCursor }),
    };
    if (results.length === 0)
      return { text: await emptyText(bookmarks, { ...filter, query }, emptyTextFor(query)), data };
    const text = lines(
      correctedQuery && `Nothing matches these words; did you mean: ${oneLine(correctedQuery)}`,
      `${counted(results.length, 'bookmark')} (${SAVED_TEXT}.)`,
      ...results.map(matchText),
      moreText(nextCursor),
    );
    return { text, data };
  },
});

function matchesAs(detail: 'concise' | 'full') {
  return ({ bookmarks, snippets }: SearchPage) =>
    bookmarks.map((bookmark) => {
      const snippet = snippets.get(bookmark.id);
      return { ...resultAs(detail)(bookmark), ...(snippet && { snippet }) };
    });
}

function matchText({ snippet, ...bookmark }: z.input<typeof matchResult>): string {
  return lines(bookmarkText(bookmark), snippet && `  match: ${oneLine(snippet)}`);
}

function emptyTextFor(query: string): string {
  return /https?:\/\//i.test(query) ? NO_SUCH_URL : NOTHING_MATCHES;
}
