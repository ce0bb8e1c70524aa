import { z } from 'zod';
import type { Highlight } from '../bookmarks/highlights.ts';
import { excerpt, oneLine } from './words.ts';

/** What was marked, by names that say it. */
export const highlightResult = z.record(z.string(), z.string());
type HighlightResult = z.input<typeof highlightResult>;

/** @param characters of the quote and of the note. */
export function toHighlightResult(highlight: Highlight, characters: number): HighlightResult {
  const { id, quote, note, color, createdAt, onPage } = highlight;
  return {
    id,
    quote: excerpt(quote, characters),
    ...(note && { note: excerpt(note, characters) }),
    color,
    added: createdAt.toISOString().slice(0, 10),
    ...(!onPage && { place: 'not found on the page so far' }),
  };
}

export function highlightText({ id, quote, note, color, place }: HighlightResult): string {
  const facts = [
    `  highlight ${id} ${color}: "${oneLine(quote ?? '')}"`,
    note && `note: ${oneLine(note)}`,
    place,
  ];
  return facts.filter(Boolean).join(' · ');
}
