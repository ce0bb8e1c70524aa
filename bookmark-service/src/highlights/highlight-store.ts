import type { PlacedHighlight } from './highlight.ts';

/** The highlights of bookmarks, by the ids of these; those without any are left out. */
type Highlights = ReadonlyMap<string, readonly PlacedHighlight[]>;

export interface HighlightReader {
  highlightsOf(bookmarkIds: readonly string[]): Promise<Highlights>;
}

export interface HighlightWriter extends HighlightReader {
  /** All that a bookmark has. */
  saveHighlights(highlights: Highlights): Promise<void>;
}
