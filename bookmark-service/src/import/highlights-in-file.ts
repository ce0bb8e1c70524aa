import { z } from 'zod';
import { HIGHLIGHT_COLORS } from '../highlights/highlight.ts';
import { plausibleDate } from './parse-date.ts';

const HIGHLIGHTS = z.array(
  z.object({
    quote: z.string(),
    note: z.string().catch(''),
    color: z.enum(HIGHLIGHT_COLORS).catch('yellow'),
    created_at: z.string().optional().catch(undefined),
  }),
);

/** A highlight as a file gives it; one without a time is of the time of the import. */
export type ImportedHighlight = {
  readonly quote: string;
  readonly note: string;
  readonly color: (typeof HIGHLIGHT_COLORS)[number];
  readonly createdAt: Date | undefined;
};

/** What `highlightsJson` wrote; what is none of that says nothing. */
export function highlightsInFile(value: unknown): ImportedHighlight[] {
  const found = HIGHLIGHTS.safeParse(value).data ?? [];
  return found.map(({ created_at, ...highlight }) => ({
    ...highlight,
    createdAt: created_at === undefined ? undefined : plausibleDate(Date.parse(created_at)),
  }));
}

/** What `highlightsText` wrote. */
export function highlightsInText(text: string | undefined): ImportedHighlight[] {
  if (!text) return [];
  try {
    return highlightsInFile(JSON.parse(text));
  } catch {
    return [];
  }
}
