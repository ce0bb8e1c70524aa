import { z } from 'zod';
import type { Bookmark, BookmarkFilter, BookmarkPage } from '../bookmarks/bookmark.ts';
import type { Bookmarks } from '../bookmarks/bookmarks.ts';
import { bookmarksText, conciseResult, fullResult } from './bookmark-result.ts';
import { fetchFitting, moreText } from './fitting-page.ts';
import { tagsInQuery } from './query-tags.ts';
import { bookmarkResult, nextCursorResult } from './results.ts';
import type { filterParameter, filterParameters } from './schemas.ts';
import { unknownTagsText } from './suggestions.ts';
import type { ToolAnswer } from './tool.ts';
import { counted, lines } from './words.ts';

export const bookmarkPageResult = z.object({
  bookmarks: z.array(bookmarkResult),
  next_cursor: nextCursorResult,
});

type PageAnswer = ToolAnswer<z.input<typeof bookmarkPageResult>>;
type FilterShape = typeof filterParameters & (typeof filterParameter)['shape'];
export type FilterInput = { [Name in keyof FilterShape]?: z.output<FilterShape[Name]> | undefined };

type PageOptions = {
  readonly limit: number;
  readonly detail: 'concise' | 'full';
  readonly whenEmpty: () => Promise<string>;
};

/** A page of at most `limit` bookmarks; fewer where those would be too long for one result. */
export async function answerWithPage(
  fetchPage: (limit: number) => Promise<BookmarkPage>,
  { limit, detail, whenEmpty }: PageOptions,
): Promise<PageAnswer> {
  const { page, results } = await fetchFitting(fetchPage, limit, ({ bookmarks }) =>
    bookmarks.map(resultAs(detail)),
  );
  const text =
    results.length === 0
      ? await whenEmpty()
      : lines(bookmarksText(counted(results.length, 'bookmark'), results), moreText(page.nextCursor));
  return { text, data: { bookmarks: results, ...(page.nextCursor && { next_cursor: page.nextCursor }) } };
}

export function resultAs(detail: 'concise' | 'full'): (bookmark: Bookmark) => z.input<typeof bookmarkResult> {
  return detail === 'full' ? fullResult : conciseResult;
}

/** Why nothing was found: an empty library, a tag that does not exist, or only that no bookmark fits. */
export async function emptyText(
  bookmarks: Bookmarks,
  filter: FilterInput,
  otherwise: string,
): Promise<string> {
  const [newest, tagHints] = await Promise.all([
    bookmarks.list({ filter: {}, order: 'newest', limit: 1 }),
    unknownTagsText(bookmarks, tagsIn(filter)),
  ]);
  if (newest.bookmarks.length === 0)
    return 'The library is empty: save a URL with add_bookmark, or bring bookmarks with import_bookmarks.';
  return tagHints ? `No bookmark fits. ${tagHints}` : otherwise;
}

/** The tags that a filter asks for, by itself or in its query. */
export function tagsIn({ tags_all = [], tags_any = [], query = '' }: FilterInput): string[] {
  return [...tags_all, ...tags_any, ...tagsInQuery(query)];
}

/** From the filter parameters of a tool to the conditions of the library. */
export function filterFromInput(input: FilterInput): BookmarkFilter {
  return {
    tagsAll: input.tags_all,
    tagsAny: input.tags_any,
    tagsNone: input.tags_none,
    collection: input.collection,
    status: input.status === 'any' ? undefined : input.status,
    favorite: input.favorite,
    domain: input.domain,
    addedAfter: input.added_after,
    addedBefore: input.added_before,
    hasNote: input.has?.includes('note'),
    hasHighlight: input.has?.includes('highlight'),
    hasBrokenLink: input.has?.includes('broken_link'),
    hasReminder: input.has?.includes('reminder'),
    query: input.query,
  };
}
