import { LIMITS } from '@bookmarks/protos';
import { z } from 'zod';
import { collectionResult, collectionText, toCollectionResult } from './collection-result.ts';
import { countThatFits } from './result-budget.ts';
import { collectionParameter } from './schemas.ts';
import { withCollectionHint } from './suggestions.ts';
import { defineTool, READ_HINTS } from './tool.ts';
import { counted, lines, SAVED_TEXT } from './words.ts';

const NONE = 'There are no collections here; save_collection makes one.';

export const listCollections = defineTool({
  name: 'list_collections',
  title: 'List collections',
  description:
    "Use this when you need the user's collections: their paths and how many bookmarks each has directly in it.",
  hints: READ_HINTS,
  input: z.strictObject({
    parent: collectionParameter.optional(),
    depth: z.int().min(1).max(LIMITS.collectionDepth).optional().describe('Levels; default all'),
    include_smart: z.boolean().default(true).describe('Those that are searches'),
  }),
  output: z.object({ collections: z.array(collectionResult), not_shown: z.number().optional() }),
  async call({ bookmarks }, { parent, depth, include_smart: includeSmart }) {
    const all = await withCollectionHint(bookmarks, parent, () =>
      bookmarks.collections({ parent, depth, includeSmart }),
    );
    if (all.length === 0) return { text: NONE, data: { collections: [] } };
    const results = all.map(toCollectionResult);
    const shown = results.slice(0, countThatFits(results));
    const notShown = results.length - shown.length;
    return {
      text: lines(
        `${counted(results.length, 'collection')}, with how many bookmarks are directly in each (${SAVED_TEXT}.)`,
        ...shown.map(collectionText),
        notShown > 0 && `${notShown} more are not shown: ask again with depth 1, or with a parent.`,
      ),
      data: { collections: shown, ...(notShown > 0 && { not_shown: notShown }) },
    };
  },
});
