import { z } from 'zod';
import { BOOKMARK_ORDERS } from '../bookmarks/bookmarks.ts';
import { answerWithPage, bookmarkPageResult, filterFromInput } from './bookmark-page.ts';
import { cursorParameter, detailParameter, filterParameters } from './schemas.ts';
import { defineTool, READ_HINTS } from './tool.ts';

export const listBookmarks = defineTool({
  name: 'list_bookmarks',
  title: 'List bookmarks',
  description:
    'Use this when the user wants to see their bookmarks, all or by tag, status, site or date. To find words, use search_bookmarks.',
  hints: READ_HINTS,
  input: z.strictObject({
    limit: z.int().min(1).max(100).default(20),
    cursor: cursorParameter.optional(),
    ...filterParameters,
    sort: z.enum(BOOKMARK_ORDERS).default('newest'),
    detail: detailParameter,
  }),
  output: bookmarkPageResult,
  call({ bookmarks }, { limit, cursor, sort, detail, ...filter }) {
    return answerWithPage(
      (pageLimit) =>
        bookmarks.list({ filter: filterFromInput(filter), order: sort, limit: pageLimit, cursor }),
      {
        limit,
        detail,
        whenEmpty: 'No bookmark fits. Drop a condition, or list_tags to see which tags exist.',
      },
    );
  },
});
