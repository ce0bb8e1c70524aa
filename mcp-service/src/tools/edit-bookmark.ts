import { LIMITS } from '@bookmarks/protos';
import { z } from 'zod';
import type { Bookmark } from '../bookmarks/bookmark.ts';
import { type BookmarkResult, bookmarksText, wholeResult } from './bookmark-result.ts';
import { excerptedToFit } from './result-budget.ts';
import { bookmarkResult, changeIdResult } from './results.ts';
import {
  countParameter,
  noteParameter,
  refParameter,
  tagsParameter,
  titleParameter,
  urlParameter,
} from './schemas.ts';
import { DESTRUCTIVE_HINTS, defineTool } from './tool.ts';
import { ToolRefusedError } from './tool-error.ts';
import { excerpt, lines, receiptText } from './words.ts';

export const editBookmark = defineTool({
  name: 'edit_bookmark',
  title: 'Edit bookmark',
  description:
    'Use this when the user wants to correct one bookmark: what is given overwrites. For status, favorite and collection, use organize_bookmarks.',
  hints: { ...DESTRUCTIVE_HINTS, openWorldHint: true },
  input: z.strictObject({
    ref: refParameter,
    url: urlParameter.optional(),
    title: titleParameter.optional(),
    description: z.string().max(LIMITS.descriptionLength).optional(),
    note: noteParameter.optional(),
    tags: tagsParameter.optional().describe('All tags that it will have'),
    expected_version: countParameter.optional().describe('Refuse if changed since'),
  }),
  output: z.object({ bookmark: bookmarkResult, change_id: changeIdResult }),
  async call({ bookmarks }, { ref, expected_version: expectedVersion, ...edit }) {
    if (Object.values(edit).every((value) => value === undefined)) {
      throw new ToolRefusedError('Give at least one of url, title, description, note, tags.');
    }
    const { bookmark, changeId } = await bookmarks.edit(ref, { ...edit, expectedVersion });
    const result = excerptedToFit((characters) =>
      resultOf(bookmark, { characters, withNote: edit.note !== undefined }),
    );
    return {
      text: lines(
        bookmarksText(changeId ? 'Changed.' : 'It was so already; nothing changed.', [result]),
        receiptText({ changeId }),
      ),
      data: { bookmark: result, ...(changeId && { change_id: changeId }) },
    };
  },
});

/** With the note, where that was what the caller wrote. */
function resultOf(
  bookmark: Bookmark,
  { characters, withNote }: { readonly characters: number; readonly withNote: boolean },
): BookmarkResult {
  const result = wholeResult(bookmark, characters);
  return withNote && bookmark.note ? { ...result, note: excerpt(bookmark.note, characters) } : result;
}
