import { z } from 'zod';
import { BOOKMARK_ORDERS } from '../bookmarks/bookmark.ts';
import { BOOKMARK_BROWSER_URI } from '../resources/bookmark-browser.ts';
import { answerWithPage, bookmarkPageResult, emptyText, filterFromInput } from './bookmark-page.ts';
import { cursorParameter, detailParameter, filterParameters } from './schemas.ts';
import { withCollectionHint } from './suggestions.ts';
import { defineTool, READ_HINTS } from './tool.ts';

const NONE_FITS = 'No bookmark fits. Drop a condition, or list_tags to see which tags exist.';

export const listBookmarks = defineTool({
  name: 'list_bookmarks',
  title: 'List bookmarks',
  description:
    'Use this when the user wants to see bookmarks: all, or by tag, collection, status, site or date. To find words, use search_bookmarks.',
  hints: READ_HINTS,
  appUri: BOOKMARK_BROWSER_URI,
  input: z.strictObject({
    limit: z.int().min(1).max(100).default(20),
    cursor: cursorParameter.optional(),
    ...filterParameters,
    sort: z.enum(BOOKMARK_ORDERS).default('newest'),
    detail: detailParameter,
  }),
  output: bookmarkPageResult,
  call({ bookmarks }, { limit, cursor, sort, detail, ...filter }) {
    const query = { filter: filterFromInput(filter), order: sort, cursor };
    return withCollectionHint(bookmarks, filter.collection, () =>
      answerWithPage((pageLimit) => bookmarks.list({ ...query, limit: pageLimit }), {
        limit,
        detail,
        whenEmpty: () => emptyText(bookmarks, filter, NONE_FITS),
      }),
    );
  },
});
