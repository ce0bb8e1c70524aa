import type { z } from 'zod';
import type { Bookmark } from '../bookmarks/bookmark.ts';
import type { bookmarkResult, briefBookmarkResult } from './results.ts';
import { excerpt, oneLine, SAVED_TEXT, tagsText } from './words.ts';

export type BookmarkResult = z.infer<typeof bookmarkResult>;
type BriefBookmark = z.infer<typeof briefBookmarkResult>;

/** Longer titles fill the model's context without helping it: `get_bookmarks` gives them whole. */
const TITLE_CHARACTERS = 120;
const EXCERPT_CHARACTERS = 300;
/** Of titles, URLs and references: enough to recognise a hundred of them. */
const BRIEF_CHARACTERS = 100;

/** A bookmark as lists show it: enough to recognise and to act on. */
export function conciseResult(bookmark: Bookmark): BookmarkResult {
  return {
    id: bookmark.id,
    url: bookmark.url,
    title: excerpt(bookmark.title, TITLE_CHARACTERS),
    tags: [...bookmark.tags],
    ...(bookmark.collection && { collection: bookmark.collection }),
    status: bookmark.status,
    ...(bookmark.favorite && { favorite: true }),
    added: bookmark.createdAt.toISOString().slice(0, 10),
    ...(bookmark.remindAt && { remind_at: bookmark.remindAt.toISOString() }),
  };
}

/** A bookmark as lists show it in full: with the beginning of its texts. */
export function fullResult(bookmark: Bookmark): BookmarkResult {
  return {
    ...conciseResult(bookmark),
    added: bookmark.createdAt.toISOString(),
    updated: bookmark.updatedAt.toISOString(),
    version: bookmark.version,
    ...(bookmark.description && { description: excerpt(bookmark.description, EXCERPT_CHARACTERS) }),
    ...(bookmark.note && { note: excerpt(bookmark.note, EXCERPT_CHARACTERS) }),
  };
}

/** A bookmark alone: the title whole, as much of the description as is given, and no note, which callers ask for. */
export function wholeResult(bookmark: Bookmark, descriptionCharacters: number): BookmarkResult {
  const { note: _, ...rest } = fullResult(bookmark);
  const description = excerpt(bookmark.description, descriptionCharacters);
  return { ...rest, title: bookmark.title, ...(description && { description }) };
}

/** A line or two for a model. What was saved stays on its line, so that it cannot pass for words of ours. */
export function bookmarkText(result: BookmarkResult): string {
  const facts = [
    tagsText(result.tags),
    result.collection ? `in ${oneLine(result.collection)}` : '',
    result.status,
    result.favorite ? 'favorite' : '',
    `added ${result.added}`,
    result.remind_at ? `reminder ${result.remind_at}` : '',
    result.updated ? `updated ${result.updated}` : '',
    result.version ? `version ${result.version}` : '',
  ].filter(Boolean);
  return [
    `- ${result.id} ${oneLine(result.title) || '(no title)'}`,
    `  ${result.url}`,
    `  ${facts.join(' · ')}`,
    result.description ? `  description: ${oneLine(result.description)}` : '',
    result.note ? `  note: ${oneLine(result.note)}` : '',
  ]
    .filter(Boolean)
    .join('\n');
}

/** A heading and the bookmarks below it, marked as text that somebody saved. */
export function bookmarksText(heading: string, results: readonly BookmarkResult[]): string {
  return [`${heading} (${SAVED_TEXT}.)`, ...results.map(bookmarkText)].join('\n');
}

/** A bookmark as those see it who must decide about it. */
export function briefResult({ id, title, url }: Bookmark): BriefBookmark {
  return { id, title: excerpt(title, BRIEF_CHARACTERS), url: excerpt(url, BRIEF_CHARACTERS) };
}

/** The same where its URL is opened, or told from one that is much like it: whole, as far as there is room. */
export function briefResultWithUrl(bookmark: Bookmark, urlCharacters: number): BriefBookmark {
  return { ...briefResult(bookmark), url: excerpt(bookmark.url, urlCharacters) };
}

export function briefText({ id, title, url }: BriefBookmark): string {
  return `- ${id} ${oneLine(title)} ${url}`;
}

/** References that name nothing, as they were given. */
export function missingText(refs: readonly string[]): string {
  return refs.length === 0 ? '' : `Not in the library: ${refs.map(shownRef).map(oneLine).join(', ')}`;
}

export function shownRef(ref: string): string {
  return excerpt(ref, BRIEF_CHARACTERS);
}
