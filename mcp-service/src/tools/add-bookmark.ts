import { z } from 'zod';
import { ON_DUPLICATE, STATUSES } from '../bookmarks/bookmark.ts';
import { bookmarksText, conciseResult } from './bookmark-result.ts';
import { reminderData, reminderText } from './reminder-result.ts';
import { changeIdResult, conciseBookmarkResult, reminderResult } from './results.ts';
import {
  collectionParameter,
  noteParameter,
  remindAtParameter,
  tagsParameter,
  titleParameter,
  urlParameter,
} from './schemas.ts';
import { collectionIdIn, withCollectionHint } from './suggestions.ts';
import { ADDITIVE_HINTS, defineTool } from './tool.ts';
import { lines, receiptText, tagsText } from './words.ts';

const OUTCOME_TEXT = {
  created: 'Saved.',
  merged: 'This URL was saved already; what is new was added to it.',
  unchanged: 'This URL was saved already; nothing changed.',
} as const;

export const addBookmark = defineTool({
  name: 'add_bookmark',
  title: 'Add bookmark',
  description:
    'Use this when the user wants to save a URL. No search is needed first: what is saved already is merged.',
  hints: { ...ADDITIVE_HINTS, openWorldHint: true },
  input: z.strictObject({
    url: urlParameter,
    title: titleParameter.optional(),
    note: noteParameter.optional().describe("The user's own words"),
    tags: tagsParameter.optional(),
    collection: collectionParameter.optional().describe('Path; made if new'),
    status: z.enum(STATUSES).optional().describe('New ones are unread'),
    favorite: z.boolean().optional(),
    remind_at: remindAtParameter.optional().describe('"tomorrow 9:00 Europe/Berlin", ISO 8601, "never"'),
    on_duplicate: z.enum(ON_DUPLICATE).default('merge').describe('When the URL is saved already'),
  }),
  output: z.object({
    outcome: z.enum(['created', 'merged', 'unchanged']),
    bookmark: conciseBookmarkResult,
    kept: z.array(z.string()),
    suggested_tags: z.array(z.string()),
    reminder: reminderResult,
    change_id: changeIdResult,
  }),
  async call({ bookmarks }, { on_duplicate: onDuplicate, remind_at: remindAt, ...given }) {
    const { bookmark, outcome, changeId, suggestedTags, kept, reminder } = await withCollectionHint(
      bookmarks,
      collectionIdIn(given.collection),
      () => bookmarks.create({ ...given, remindAt, onDuplicate }),
    );
    const result = conciseResult(bookmark);
    return {
      text: lines(
        bookmarksText(OUTCOME_TEXT[outcome], [result]),
        kept.length > 0 &&
          `Kept as it was saved, although what was given differs: ${kept.join(', ')}. edit_bookmark or organize_bookmarks overwrites.`,
        suggestedTags.length > 0 && `Tags the user has for this site: ${tagsText(suggestedTags)}`,
        reminderText(reminder),
        receiptText({ changeId }),
      ),
      data: {
        outcome,
        bookmark: result,
        kept: [...kept],
        suggested_tags: [...suggestedTags],
        ...reminderData(reminder),
        ...(changeId && { change_id: changeId }),
      },
    };
  },
});
