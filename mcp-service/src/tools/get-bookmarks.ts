import { LIMITS } from '@bookmarks/protos';
import { z } from 'zod';
import type { Bookmark } from '../bookmarks/bookmark.ts';
import type { Bookmarks } from '../bookmarks/bookmarks.ts';
import type { Change } from '../bookmarks/changes.ts';
import type { Highlight } from '../bookmarks/highlights.ts';
import type { LinkedPage, PagePart } from '../bookmarks/pages.ts';
import { bookmarkText, shownRef, wholeResult } from './bookmark-result.ts';
import { changeResult, changeText, toChangeResult } from './change-result.ts';
import { highlightResult, highlightText, toHighlightResult } from './highlight-result.ts';
import { contentText, pageResult, pageText, toPageContent, toPageResult } from './page-result.ts';
import { countThatFits, excerptedToFit } from './result-budget.ts';
import { bookmarkResult } from './results.ts';
import { refParameter } from './schemas.ts';
import { defineTool, READ_ELSEWHERE_HINTS } from './tool.ts';
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
  highlights: z.array(highlightResult).optional(),
  page: pageResult.optional(),
  content: z.string().optional(),
  next_offset: z.number().optional(),
});
type Entry = z.input<typeof entryResult>;

export const getBookmarks = defineTool({
  name: 'get_bookmarks',
  title: 'Get bookmarks',
  description: 'Use this when the user asks about certain bookmarks, or whether a URL is saved.',
  hints: READ_ELSEWHERE_HINTS,
  input: z.strictObject({
    refs: z.array(refParameter).min(1).max(MAX_REFS),
    include: z
      .array(z.enum(['note', 'content', 'highlights', 'history']))
      .max(4)
      .optional(),
    content_offset: z.int32().min(0).default(0),
    content_limit: z.int().min(1).max(LIMITS.pageExcerptLength).default(4_000),
  }),
  output: z.object({ bookmarks: z.array(entryResult) }),
  async call({ bookmarks }, { refs, include = [], content_offset: offset, content_limit: limit }) {
    const found = new Map((await bookmarks.get(refs)).map(({ ref, bookmark }) => [ref, bookmark]));
    const histories = include.includes('history')
      ? await historiesOf(bookmarks, [...found.values()])
      : new Map();
    const pages = include.includes('content') ? await bookmarks.pages(refs, { offset, limit }) : undefined;
    const highlights = include.includes('highlights') ? await bookmarks.highlights(refs) : undefined;
    const entriesOf = (count: number, characters = Math.floor(TEXT_CHARACTERS / count)) => {
      const noteCharacters = include.includes('note') ? characters : 0;
      const show = {
        ...{ noteCharacters, characters, histories, pages, highlights },
        part: { offset, limit },
      };
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
  readonly part: PagePart;
  /** Undefined where nobody asked for them, as below. */
  readonly highlights: ReadonlyMap<string, readonly Highlight[]> | undefined;
  readonly pages: ReadonlyMap<string, LinkedPage> | undefined;
  readonly characters: number;
  readonly noteCharacters: number;
  readonly histories: ReadonlyMap<string, readonly Change[]>;
};

function toEntry(ref: string, bookmark: Bookmark | undefined, shown: Shown): Entry {
  if (bookmark === undefined) return { ref, saved: false };
  const note = shown.noteCharacters > 0 ? excerpt(bookmark.note, shown.noteCharacters) : '';
  const history = shown.histories.get(bookmark.id);
  const page = shown.pages?.get(bookmark.id);
  const highlights = shown.highlights
    ?.get(bookmark.id)
    ?.map((one) => toHighlightResult(one, shown.characters));
  const { offset, limit } = shown.part;
  const content = toPageContent(page, offset, Math.min(limit, shown.characters));
  return {
    ref,
    saved: true,
    bookmark: { ...wholeResult(bookmark, shown.characters), ...(note && { note }) },
    ...(history && { history: history.map(toChangeResult) }),
    ...(highlights && { highlights }),
    ...(shown.pages && { page: toPageResult(page) }),
    ...content,
  };
}

function entryText({
  ref,
  bookmark,
  history = [],
  highlights = [],
  page,
  content,
  next_offset,
}: Entry): string {
  if (bookmark === undefined) return `- ${oneLine(shownRef(ref))} is not saved`;
  return lines(
    bookmarkText(bookmark),
    ...history.map((change) => `  ${changeText(change)}`),
    ...highlights.map(highlightText),
    page && pageText(page),
    content && contentText({ content, ...(next_offset && { next_offset }) }),
  );
}

function fits(entries: readonly unknown[]): boolean {
  return countThatFits(entries) === entries.length;
}
