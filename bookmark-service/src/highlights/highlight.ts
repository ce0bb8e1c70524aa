import { z } from 'zod';

export const HIGHLIGHT_COLORS = ['yellow', 'green', 'blue', 'pink', 'purple'] as const;

/** What its user marked on a page, and what they had to say of it. */
export const HIGHLIGHT = z.object({
  id: z.string(),
  /** As the page has it, where its text was known, and as it was given elsewhere. It stays when the page changes. */
  quote: z.string(),
  note: z.string(),
  color: z.enum(HIGHLIGHT_COLORS),
  createdAt: z.coerce.date(),
});
export type Highlight = z.output<typeof HIGHLIGHT>;

/** With the place in the text of the page as it is now, in characters of JavaScript; undefined where that does not have it. */
export type PlacedHighlight = Highlight & { readonly start: number | undefined };

/** One and the same for all that have none. */
export const NO_HIGHLIGHTS: readonly PlacedHighlight[] = [];

/** As a caller gives it. */
export type NewHighlight = {
  readonly ref: string;
  readonly quote: string;
  readonly note: string | undefined;
  readonly color: Highlight['color'] | undefined;
};
