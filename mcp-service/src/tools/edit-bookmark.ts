import { LIMITS } from '@bookmarks/protos';
import { z } from 'zod';
import { bookmarkText, wholeResult } from './bookmark-result.ts';
import {
  bookmarkResult,
  changeIdResult,
  countParameter,
  noteParameter,
  refParameter,
  tagsParameter,
  titleParameter,
  urlParameter,
} from './schemas.ts';
import { DESTRUCTIVE_HINTS, defineTool } from './tool.ts';
import { ToolRefusedError } from './tool-error.ts';

export const editBookmark = defineTool({
  name: 'edit_bookmark',
  title: 'Edit bookmark',
  description:
    'Use this when the user wants to correct one bookmark. What is given overwrites what was there; the rest stays. For status and favorite, use add_bookmark with its URL.',
  hints: DESTRUCTIVE_HINTS,
  input: z.strictObject({
    ref: refParameter,
    url: urlParameter.optional(),
    title: titleParameter.optional(),
    description: z.string().max(LIMITS.descriptionLength).optional(),
    note: noteParameter.optional(),
    tags: tagsParameter.optional().describe('All tags that it will have'),
    expected_version: countParameter.optional().describe('Refuse if it was changed since this version'),
  }),
  output: z.object({ bookmark: bookmarkResult, change_id: changeIdResult }),
  async call({ bookmarks }, { ref, expected_version: expectedVersion, ...edit }) {
    if (Object.values(edit).every((value) => value === undefined)) {
      throw new ToolRefusedError('Give at least one of url, title, description, note, tags.');
    }
    const { bookmark, changeId } = await bookmarks.edit(ref, { ...edit, expectedVersion });
    const result = wholeResult(bookmark, LIMITS.descriptionLength);
    return {
      text: `${changeId ? `Changed (change ${changeId}).` : 'It was so already; nothing changed.'}\n${bookmarkText(result)}`,
      data: { bookmark: result, ...(changeId && { change_id: changeId }) },
    };
  },
});
