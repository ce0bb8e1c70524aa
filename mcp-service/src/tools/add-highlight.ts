import { LIMITS } from '@bookmarks/protos';
import { z } from 'zod';
import { HIGHLIGHT_COLORS } from '../bookmarks/highlights.ts';
import { briefResult, briefText } from './bookmark-result.ts';
import { highlightResult, highlightText, toHighlightResult } from './highlight-result.ts';
import { briefBookmarkResult, changeIdResult } from './results.ts';
import { refParameter } from './schemas.ts';
import { ADDITIVE_HINTS, defineTool } from './tool.ts';
import { lines, receiptText, SAVED_TEXT } from './words.ts';

const OUTCOME_TEXT = {
  created: 'Highlighted.',
  merged: 'This was highlighted already; note and color are as given now.',
  unchanged: 'This was highlighted already; nothing changed.',
} as const;
const NOT_READ_YET = 'The text of the page is not known yet; the quote is looked for when it is.';

export const addHighlight = defineTool({
  name: 'add_highlight',
  title: 'Add highlight',
  description:
    'Use this when the user wants to mark a passage of a saved page. It is found in the text of the page by its words.',
  hints: ADDITIVE_HINTS,
  input: z.strictObject({
    ref: refParameter,
    quote: z.string().max(LIMITS.quoteLength).describe('Whole words, as they stand there'),
    note: z.string().max(LIMITS.highlightNoteLength).optional(),
    color: z.enum(HIGHLIGHT_COLORS).optional(),
  }),
  output: z.object({
    outcome: z.enum(['created', 'merged', 'unchanged']),
    bookmark: briefBookmarkResult,
    highlight: highlightResult,
    change_id: changeIdResult,
  }),
  async call({ bookmarks }, given) {
    const { outcome, bookmark, highlight, changeId } = await bookmarks.addHighlight(given);
    const result = toHighlightResult(highlight, LIMITS.quoteLength);
    const brief = briefResult(bookmark);
    return {
      text: lines(
        `${OUTCOME_TEXT[outcome]} (${SAVED_TEXT}.)`,
        briefText(brief),
        highlightText(result),
        !highlight.onPage && NOT_READ_YET,
        receiptText({ changeId }),
      ),
      data: { outcome, bookmark: brief, highlight: result, ...(changeId && { change_id: changeId }) },
    };
  },
});
