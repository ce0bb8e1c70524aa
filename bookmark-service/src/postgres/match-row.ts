import type { Positioned } from '../library/page-token.ts';
import type { Match } from '../search/search-store.ts';
import { type BookmarkRow, bookmarkFromRow } from './bookmark-row.ts';
import { shortSnippet } from './snippet.ts';

/** A bookmark that was found, its place among the others, and what of it matches. */
export type MatchRow = BookmarkRow & { position: string[]; snippet: string };

export function matchFromRow(row: MatchRow): Positioned<Match> {
  return {
    row: { bookmark: bookmarkFromRow(row), snippet: shortSnippet(row.snippet) },
    position: row.position,
  };
}
