import type { z } from 'zod';
import type { Bookmark } from '../bookmarks/bookmarks.ts';
import type { bookmarkResult } from './schemas.ts';

export type BookmarkResult = z.infer<typeof bookmarkResult>;

/** Longer titles fill the model's context without helping it: `get_bookmarks` gives them whole. */
const TITLE_CHARACTERS = 120;
const EXCERPT_CHARACTERS = 300;

/** A bookmark as lists show it: enough to recognise and to act on. */
export function conciseResult(bookmark: Bookmark): BookmarkResult {
  return {
    id: bookmark.id,
    url: bookmark.url,
    title: excerpt(bookmark.title, TITLE_CHARACTERS),
    tags: [...bookmark.tags],
    status: bookmark.status,
    ...(bookmark.favorite && { favorite: true }),
    added: bookmark.createdAt.toISOString().slice(0, 10),
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
    result.tags.map((tag) => `#${tag}`).join(' '),
    result.status,
    result.favorite ? 'favorite' : '',
    `added ${result.added}`,
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

export function oneLine(text: string): string {
  return text.replace(/[\s\p{Cc}\u2028\u2029]+/gu, ' ').trim();
}

/** The beginning of a text, never half a character. */
export function excerpt(text: string, characters: number): string {
  if (text.length <= characters) return text;
  return `${text.slice(0, characters).replace(/[\ud800-\udbff]$/, '')}…`;
}
