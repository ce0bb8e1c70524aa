import type { Bookmark } from '../bookmarks/bookmark.ts';
import type { PagePosition, Positioned } from '../library/page-token.ts';
import type { Condition } from './condition.ts';

export type SearchOrder = 'relevance' | 'newest' | 'oldest';

export type SearchPageQuery = {
  /** What is searched for, by which matches are ranked … */
  readonly query: Condition;
  /** … and what must hold besides. */
  readonly filter: Condition;
  readonly order: SearchOrder;
  readonly after: PagePosition | undefined;
  readonly limit: number;
};

/** A bookmark that a search found. */
export type Match = {
  readonly bookmark: Bookmark;
  /** The place in the note, the description or the page that matches, its words between ** and **; empty where the title says it. */
  readonly snippet: string;
};

export interface SearchReader {
  /** By relevance, a bounded number of the newest bookmarks that match is ranked. */
  searchPage(query: SearchPageQuery): Promise<Positioned<Match>[]>;
  /** For those of the words that the library does not have, nor one that begins so, the one that is most like it. */
  similarWords(words: readonly string[]): Promise<Map<string, string>>;
}
