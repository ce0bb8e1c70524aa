import { z } from 'zod';
import { fetchFitting, moreText } from '../tools/fitting-page.ts';
import { nextCursorResult } from '../tools/results.ts';
import type { ToolAnswer } from '../tools/tool.ts';
import { counted, excerpt, lines, oneLine, SAVED_TEXT, tagsText } from '../tools/words.ts';
import type { PublicBookmark, PublicPage } from './public-library.ts';

const TITLE_CHARACTERS = 120;
const DESCRIPTION_CHARACTERS = 300;

const publicBookmarkResult = z.object({
  id: z.string(),
  url: z.string(),
  title: z.string(),
  tags: z.array(z.string()),
  added: z.string(),
  description: z.string().optional(),
  match: z.string().optional(),
});
type PublicBookmarkResult = z.input<typeof publicBookmarkResult>;

export const publicPageResult = z.object({
  bookmarks: z.array(publicBookmarkResult),
  next_cursor: nextCursorResult,
});

/** A page of at most `limit` bookmarks; fewer where those would be too long for one result. */
export async function answerWithPublicPage(
  fetchPage: (limit: number) => Promise<PublicPage>,
  { limit, whenEmpty }: { readonly limit: number; readonly whenEmpty: string },
): Promise<ToolAnswer<z.input<typeof publicPageResult>>> {
  const { page, results } = await fetchFitting(fetchPage, limit, ({ bookmarks, snippets }) =>
    bookmarks.map((bookmark) => toResult(bookmark, snippets.get(bookmark.id))),
  );
  const { nextCursor } = page;
  const heading = `${counted(results.length, 'bookmark')} (${SAVED_TEXT}.)`;
  return {
    text: results.length === 0 ? whenEmpty : lines(heading, ...results.map(resultText), moreText(nextCursor)),
    data: { bookmarks: results, ...(nextCursor && { next_cursor: nextCursor }) },
  };
}

function toResult(bookmark: PublicBookmark, match: string | undefined): PublicBookmarkResult {
  const { id, url, title, tags, description, createdAt } = bookmark;
  return {
    id,
    url,
    title: excerpt(title, TITLE_CHARACTERS),
    tags: [...tags],
    added: createdAt.toISOString().slice(0, 10),
    ...(description && { description: excerpt(description, DESCRIPTION_CHARACTERS) }),
    ...(match && { match }),
  };
}

function resultText({ id, url, title, tags, added, description, match }: PublicBookmarkResult): string {
  return lines(
    `- ${id} ${oneLine(title) || '(no title)'}`,
    `  ${url}`,
    `  ${[tagsText(tags), `added ${added}`].filter(Boolean).join(' · ')}`,
    description && `  description: ${oneLine(description)}`,
    match && `  match: ${oneLine(match)}`,
  );
}
