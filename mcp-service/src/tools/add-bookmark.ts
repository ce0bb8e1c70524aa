import { z } from 'zod';
import { STATUSES } from '../bookmarks/bookmarks.ts';
import { bookmarkText, conciseResult } from './bookmark-result.ts';
import {
  bookmarkResult,
  changeIdResult,
  noteParameter,
  tagsParameter,
  titleParameter,
  urlParameter,
} from './schemas.ts';
import { ADDITIVE_HINTS, defineTool } from './tool.ts';

const OUTCOME_TEXT = {
  created: 'Saved.',
  merged: 'This URL was saved already; what is new was added to it.',
  unchanged: 'This URL was saved already; nothing changed.',
} as const;

export const addBookmark = defineTool({
  name: 'add_bookmark',
  title: 'Add bookmark',
  description:
    'Use this when the user wants to save a URL. No search is needed first: a URL that is saved already is merged, not doubled.',
  hints: ADDITIVE_HINTS,
  input: z.strictObject({
    url: urlParameter,
    title: titleParameter.optional(),
    note: noteParameter.optional().describe("The user's own words"),
    tags: tagsParameter.optional(),
    status: z.enum(STATUSES).optional().describe('New bookmarks are unread'),
    favorite: z.boolean().optional(),
    on_duplicate: z.enum(['merge', 'skip']).default('merge').describe('When the URL is saved already'),
  }),
  output: z.object({
    outcome: z.enum(['created', 'merged', 'unchanged']),
    bookmark: bookmarkResult,
    suggested_tags: z.array(z.string()).describe("The user's own tags for this site"),
    change_id: changeIdResult,
  }),
  async call({ bookmarks }, { on_duplicate: onDuplicate, ...given }) {
    const { bookmark, outcome, changeId, suggestedTags } = await bookmarks.create({ ...given, onDuplicate });
    const result = conciseResult(bookmark);
    return {
      text: [
        OUTCOME_TEXT[outcome],
        bookmarkText(result),
        suggestedTags.length === 0 ? '' : `Tags the user has for this site: ${suggestedTags.join(', ')}`,
        changeId ? `change ${changeId}` : '',
      ]
        .filter(Boolean)
        .join('\n'),
      data: {
        outcome,
        bookmark: result,
        suggested_tags: [...suggestedTags],
        ...(changeId && { change_id: changeId }),
      },
    };
  },
});
