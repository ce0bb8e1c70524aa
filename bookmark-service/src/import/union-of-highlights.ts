import { LIMITS } from '@bookmarks/protos';
import { foldText } from '../highlights/fold-text.ts';
import type { PlacedHighlight } from '../highlights/highlight.ts';
import { newId } from '../library/id.ts';
import type { Complain } from './apply-entry.ts';
import type { ImportedHighlight } from './highlights-in-file.ts';

/** What is there, with what is new: a quote that is marked already stays as it is. */
export function unionOfHighlights(
  present: readonly PlacedHighlight[],
  added: readonly ImportedHighlight[],
  { at, complain }: { readonly at: Date; readonly complain: Complain },
): readonly PlacedHighlight[] {
  const known = new Set(present.map(({ quote }) => foldText(quote).text));
  const all = [...present];
  for (const { createdAt = at, ...highlight } of added) {
    const key = foldText(highlight.quote).text;
    if (known.has(key)) continue;
    known.add(key);
    all.push({ id: newId('hl'), ...highlight, createdAt, start: undefined });
  }
  if (all.length === present.length) return present;
  if (all.length > LIMITS.highlightsPerBookmark)
    complain(`It has ${all.length} highlights; only the first ${LIMITS.highlightsPerBookmark} were kept.`);
  return all.slice(0, Math.max(present.length, LIMITS.highlightsPerBookmark));
}
