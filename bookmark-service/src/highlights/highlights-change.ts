import { z } from 'zod';
import type { ChangeItem } from '../changes/change.ts';
import { HIGHLIGHT, type Highlight } from './highlight.ts';

/** What a change did to the highlights of a bookmark, as one of its fields. */
export function highlightsChange(
  bookmarkId: string,
  before: readonly Highlight[],
  after: readonly Highlight[],
): ChangeItem {
  return {
    entity: 'bookmark',
    id: bookmarkId,
    before: { highlights: highlightsField(before) },
    after: { highlights: highlightsField(after) },
  };
}

/**
 * Without their places, which are the page's doing; `null` for none, as of a bookmark that never had any. In the order in which
 * PostgreSQL gives the parts of JSON back, so that both are the same text.
 */
export function highlightsField(highlights: readonly Highlight[]): object[] | null {
  if (highlights.length === 0) return null;
  return highlights.map(({ id, note, color, quote, createdAt }) => ({
    ...{ id, note, color, quote },
    createdAt: createdAt.toISOString(),
  }));
}

/** The making of a bookmark that has these highlights from the start. */
export function creationWith(creation: ChangeItem, highlights: readonly Highlight[]): ChangeItem {
  if (highlights.length === 0) return creation;
  return { ...creation, after: { ...creation.after, highlights: highlightsField(highlights) } };
}

/** What that says. */
export function highlightsFromField(field: unknown): Highlight[] {
  return z.array(HIGHLIGHT).parse(field ?? []);
}
