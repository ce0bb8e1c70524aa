import type { Bookmark } from './bookmark.ts';

export const HIGHLIGHT_COLORS = ['yellow', 'green', 'blue', 'pink', 'purple'] as const;

/** What its user marked on a page. The quote is the page's words, the note the user's. */
export type Highlight = {
  readonly id: string;
  readonly quote: string;
  readonly note: string;
  readonly color: (typeof HIGHLIGHT_COLORS)[number];
  readonly createdAt: Date;
  /** Whether the text of the page has it, as far as that is known. */
  readonly onPage: boolean;
};

export type NewHighlight = {
  readonly ref: string;
  readonly quote: string;
  readonly note?: string | undefined;
  readonly color?: Highlight['color'] | undefined;
};

export type AddedHighlight = {
  readonly highlight: Highlight;
  readonly bookmark: Bookmark;
  readonly outcome: 'created' | 'merged' | 'unchanged';
  readonly changeId: string | undefined;
};
