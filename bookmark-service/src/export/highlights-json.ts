import type { ExportedBookmark } from './exported-bookmark.ts';

/** Highlights as a file has them; undefined for none. */
export function highlightsJson({ highlights }: ExportedBookmark): object[] | undefined {
  if (highlights.length === 0) return undefined;
  return highlights.map(({ quote, note, color, createdAt }) => ({
    ...{ quote, note, color },
    created_at: createdAt?.toISOString(),
  }));
}

/** The same in one text, for where a file has room for no more. */
export function highlightsText(bookmark: ExportedBookmark): string | undefined {
  const json = highlightsJson(bookmark);
  return json && JSON.stringify(json);
}
