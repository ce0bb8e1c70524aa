import { findQuote } from './find-quote.ts';
import type { Highlight, PlacedHighlight } from './highlight.ts';

/** Where highlights stand in the text of a page; a page whose text is not known has none of them anywhere. */
export function placeHighlights(
  highlights: readonly Highlight[],
  text: string | undefined,
): PlacedHighlight[] {
  return highlights.map((highlight) => {
    const place = text === undefined ? undefined : findQuote(text, highlight.quote);
    return { ...highlight, start: place?.found ? place.start : undefined };
  });
}
