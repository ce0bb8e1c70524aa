import { LIMITS } from '@bookmarks/protos';
import { z } from 'zod';
import { SEARCH_ORDERS } from '../bookmarks/bookmarks.ts';
import { answerWithPage, bookmarkPageResult, filterFromInput } from './bookmark-page.ts';
import { cursorParameter, detailParameter, filterParameters } from './schemas.ts';
import { defineTool, READ_HINTS } from './tool.ts';

export const searchBookmarks = defineTool({
  name: 'search_bookmarks',
  title: 'Search bookmarks',
  description:
    'Use this when the user looks for bookmarks by words in title, tags, note, description or URL. All words must match; the last may be the beginning of one. There are no operators (OR, -word): use the filters.',
  hints: READ_HINTS,
  input: z.strictObject({
    query: z.string().min(1).max(LIMITS.queryLength),
    limit: z.int().min(1).max(50).default(10),
    cursor: cursorParameter.optional(),
    ...filterParameters,
    sort: z.enum(SEARCH_ORDERS).default('relevance'),
    detail: detailParameter,
  }),
  output: bookmarkPageResult,
  call({ bookmarks }, { query, limit, cursor, sort, detail, ...filter }) {
    return answerWithPage(
      (pageLimit) =>
        bookmarks.search({ query, filter: filterFromInput(filter), order: sort, limit: pageLimit, cursor }),
      {
        limit,
        detail,
        whenEmpty: 'Nothing matches. Try fewer or other words, or list_bookmarks with a tag or domain.',
      },
    );
  },
});
