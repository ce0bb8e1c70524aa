import { findQuote, foldPage } from './find-quote.ts';
import type { Highlight, PlacedHighlight } from './highlight.ts';

/** Where highlights stand in the text of a page; a page whose text is not known has none of them anywhere. */
export function placeHighlights(
  highlights: readonly Highlight[],
  text: string | undefined,
): PlacedHighlight[] {
  const page = text === undefined ? undefined : foldPage(text);
  return highlights.map((highlight) => {
    const place = page && findQuote(page, highlight.quote);
    return { ...highlight, start: place?.found ? place.start : undefined };
  });
}
