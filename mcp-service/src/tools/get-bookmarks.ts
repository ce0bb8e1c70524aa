import { z } from 'zod';
import { bookmarkText, excerpt, oneLine, wholeResult } from './bookmark-result.ts';
import { bookmarkResult, refParameter } from './schemas.ts';
import { defineTool, READ_HINTS } from './tool.ts';

const MAX_REFS = 20;
/** Shared by all notes of one result, so that no result floods the model. */
const NOTES_CHARACTERS = 30_000;

export const getBookmarks = defineTool({
  name: 'get_bookmarks',
  title: 'Get bookmarks',
  description: 'Use this when the user asks about certain bookmarks, or whether a URL is saved.',
  scope: 'bookmarks:read',
  hints: READ_HINTS,
  input: z.strictObject({
    refs: z.array(refParameter).min(1).max(MAX_REFS),
    include: z
      .array(z.enum(['note']))
      .max(1)
      .optional(),
  }),
  output: z.object({
    bookmarks: z.array(
      z.object({ ref: z.string(), saved: z.boolean(), bookmark: bookmarkResult.optional() }),
    ),
  }),
  async call({ bookmarks }, { refs, include }) {
    const found = new Map((await bookmarks.get(refs)).map(({ ref, bookmark }) => [ref, bookmark]));
    const entries = refs.map((ref) => {
      const bookmark = found.get(ref);
      if (bookmark === undefined) return { ref, saved: false };
      const note = include?.includes('note')
        ? excerpt(bookmark.note, Math.floor(NOTES_CHARACTERS / refs.length))
        : '';
      return { ref, saved: true, bookmark: { ...wholeResult(bookmark), ...(note && { note }) } };
    });
    const lines = entries.map(({ ref, bookmark }) =>
      bookmark ? bookmarkText(bookmark) : `- ${oneLine(excerpt(ref, 200))} is not saved`,
    );
    return { text: lines.join('\n'), data: { bookmarks: entries } };
  },
});
