import { z } from 'zod';
import type { Bookmark } from '../bookmarks/bookmarks.ts';
import { bookmarkText, excerpt, oneLine, wholeResult } from './bookmark-result.ts';
import { countThatFits } from './result-budget.ts';
import { bookmarkResult, refParameter } from './schemas.ts';
import { defineTool, READ_HINTS } from './tool.ts';
import { ToolRefusedError } from './tool-error.ts';

const MAX_REFS = 20;
/** What the descriptions, and likewise the notes, of one result share. */
const TEXT_CHARACTERS = 12_000;

export const getBookmarks = defineTool({
  name: 'get_bookmarks',
  title: 'Get bookmarks',
  description: 'Use this when the user asks about certain bookmarks, or whether a URL is saved.',
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
    const entriesOf = (count: number) =>
      toEntries(refs.slice(0, count), found, include?.includes('note') ?? false);
    const entries = entriesOf(refs.length);
    if (!fits(entries)) {
      const fewer = refs.map((_, index) => index + 1).findLast((count) => fits(entriesOf(count)));
      throw new ToolRefusedError(
        `These are too long for one answer. Ask for at most ${fewer ?? 1} at a time.`,
      );
    }
    const lines = entries.map(({ ref, bookmark }) =>
      bookmark ? bookmarkText(bookmark) : `- ${oneLine(excerpt(ref, 200))} is not saved`,
    );
    return { text: lines.join('\n'), data: { bookmarks: entries } };
  },
});

function toEntries(refs: readonly string[], found: ReadonlyMap<string, Bookmark>, withNote: boolean) {
  const characters = Math.floor(TEXT_CHARACTERS / refs.length);
  return refs.map((ref) => {
    const bookmark = found.get(ref);
    if (bookmark === undefined) return { ref, saved: false };
    const note = withNote ? excerpt(bookmark.note, characters) : '';
    return { ref, saved: true, bookmark: { ...wholeResult(bookmark, characters), ...(note && { note }) } };
  });
}

function fits(entries: readonly unknown[]): boolean {
  return countThatFits(entries) === entries.length;
}
