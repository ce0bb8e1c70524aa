import { LIMITS } from '@bookmarks/protos';
import { z } from 'zod';
import { RESURFACE_MODES } from '../bookmarks/tidying.ts';
import { BOOKMARK_BROWSER_URI } from '../resources/bookmark-browser.ts';
import { emptyText } from './bookmark-page.ts';
import { bookmarksText, conciseResult } from './bookmark-result.ts';
import { conciseBookmarkResult } from './results.ts';
import { countParameter, refParameter } from './schemas.ts';
import { defineTool, READ_HINTS } from './tool.ts';
import { ToolRefusedError } from './tool-error.ts';
import { counted } from './words.ts';

export const resurfaceBookmarks = defineTool({
  name: 'resurface_bookmarks',
  title: 'Resurface bookmarks',
  description:
    'Use this when the user wants something to read, to rediscover what they saved, or what is related to a bookmark.',
  hints: READ_HINTS,
  appUri: BOOKMARK_BROWSER_URI,
  input: z.strictObject({
    mode: z.enum(RESURFACE_MODES),
    ref: refParameter.optional().describe('For related_to'),
    minutes: countParameter.optional().describe('Only what can be read in so many'),
    limit: z.int().min(1).max(LIMITS.resurfaced).default(5),
    seed: z.int32().optional().describe('For random: the same seed picks the same'),
  }),
  output: z.object({ bookmarks: z.array(conciseBookmarkResult) }),
  async call({ bookmarks }, query) {
    if ((query.mode === 'related_to') !== (query.ref !== undefined))
      throw new ToolRefusedError('mode related_to takes a ref, and only that mode does.');
    const results = (await bookmarks.resurface(query)).map(conciseResult);
    const text =
      results.length === 0
        ? await emptyText(bookmarks, {}, 'Nothing of that kind; try another mode.')
        : bookmarksText(counted(results.length, 'bookmark'), results);
    return { text, data: { bookmarks: results } };
  },
});
