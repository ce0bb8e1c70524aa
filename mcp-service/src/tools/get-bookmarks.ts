import { z } from 'zod';
import type { Bookmark } from '../bookmarks/bookmark.ts';
import type { Bookmarks } from '../bookmarks/bookmarks.ts';
import type { Change } from '../bookmarks/changes.ts';
import { bookmarkText, shownRef, wholeResult } from './bookmark-result.ts';
import { changeResult, changeText, toChangeResult } from './change-result.ts';
import { countThatFits, excerptedToFit } from './result-budget.ts';
import { bookmarkResult } from './results.ts';
import { refParameter } from './schemas.ts';
import { defineTool, READ_HINTS } from './tool.ts';
import { ToolRefusedError } from './tool-error.ts';
import { excerpt, lines, oneLine, SAVED_TEXT } from './words.ts';

const MAX_REFS = 20;
/** What the descriptions, and likewise the notes, of one result share. */
const TEXT_CHARACTERS = 12_000;
/** Of each bookmark, the newest. */
const SHOWN_CHANGES = 10;

const entryResult = z.object({
  ref: z.string(),
  saved: z.boolean(),
  bookmark: bookmarkResult.optional(),
  history: z.array(changeResult).optional(),
});
type Entry = z.input<typeof entryResult>;

export const getBookmarks = defineTool({
  name: 'get_bookmarks',
  title: 'Get bookmarks',
  description: 'Use this when the user asks about certain bookmarks, or whether a URL is saved.',
  hints: READ_HINTS,
  input: z.strictObject({
    refs: z.array(refParameter).min(1).max(MAX_REFS),
    include: z
      .array(z.enum(['note', 'history']))
      .max(2)
      .optional(),
  }),
  output: z.object({ bookmarks: z.array(entryResult) }),
  async call({ bookmarks }, { refs, include = [] }) {
    const found = new Map((await bookmarks.get(refs)).map(({ ref, bookmark }) => [ref, bookmark]));
    const histories = include.includes('history')
      ? await historiesOf(bookmarks, [...found.values()])
      : new Map();
    const entriesOf = (count: number, characters = Math.floor(TEXT_CHARACTERS / count)) => {
      const show = { noteCharacters: include.includes('note') ? characters : 0, characters, histories };
      return refs.slice(0, count).map((ref) => toEntry(ref, found.get(ref), show));
    };
    const entries =
      refs.length === 1 ? excerptedToFit((characters) => entriesOf(1, characters)) : entriesOf(refs.length);
    if (!fits(entries)) {
      const fewer = refs.map((_, index) => index + 1).findLast((count) => fits(entriesOf(count)));
      throw new ToolRefusedError(
        `These are too long for one answer. Ask for at most ${fewer ?? 1} at a time.`,
      );
    }
    return { text: lines(`${SAVED_TEXT}.`, ...entries.map(entryText)), data: { bookmarks: entries } };
  },
});

async function historiesOf(
  bookmarks: Bookmarks,
  found: readonly Bookmark[],
): Promise<ReadonlyMap<string, readonly Change[]>> {
  const ids = [...new Set(found.map(({ id }) => id))];
  return new Map(
    await Promise.all(ids.map(async (id) => [id, await bookmarks.history(id, SHOWN_CHANGES)] as const)),
  );
}

type Shown = {
  readonly characters: number;
  readonly noteCharacters: number;
  readonly histories: ReadonlyMap<string, readonly Change[]>;
};

function toEntry(ref: string, bookmark: Bookmark | undefined, shown: Shown): Entry {
  if (bookmark === undefined) return { ref, saved: false };
  const note = shown.noteCharacters > 0 ? excerpt(bookmark.note, shown.noteCharacters) : '';
  const history = shown.histories.get(bookmark.id);
  return {
    ref,
    saved: true,
    bookmark: { ...wholeResult(bookmark, shown.characters), ...(note && { note }) },
    ...(history && { history: history.map(toChangeResult) }),
  };
}

function entryText({ ref, bookmark, history = [] }: Entry): string {
  if (bookmark === undefined) return `- ${oneLine(shownRef(ref))} is not saved`;
  return lines(bookmarkText(bookmark), ...history.map((change) => `  ${changeText(change)}`));
}

function fits(entries: readonly unknown[]): boolean {
  return countThatFits(entries) === entries.length;
}
