import type { AuditCheck, Finding } from '../bookmarks/tidying.ts';
import { type HighlightCounts, idsWithNothingOfTheirOwn } from './own-work.ts';
import { samePageGroups } from './same-page.ts';

/** A call that mends a finding. */
export type Fix = { readonly tool: string; readonly arguments: Record<string, unknown> };

/** The call that mends a finding, ready to be made; undefined where the user has to choose. */
export function fixFor(
  check: AuditCheck,
  { bookmarks, tags, cleanUrl, suggestedTags }: Finding,
  highlightCounts: HighlightCounts,
): Fix | undefined {
  const refs = bookmarks.map(({ id }) => id);
  const names = tags.map(({ name }) => name);
  switch (check) {
    case 'duplicates':
      return deletionOf(
        samePageGroups(bookmarks).flatMap((group) => idsWithNothingOfTheirOwn(group, highlightCounts)),
      );
    case 'broken_links':
      return deletionOf(refs);
    case 'similar_tags':
      return { tool: 'update_tags', arguments: { changes: [{ from: names.slice(1), to: names[0] }] } };
    case 'single_use_tags':
      return { tool: 'update_tags', arguments: { changes: [{ from: names, to: null }] } };
    case 'untagged':
      if (suggestedTags.length === 0) return undefined;
      return { tool: 'organize_bookmarks', arguments: { refs, add_tags: suggestedTags } };
    case 'stale_unread':
      return { tool: 'organize_bookmarks', arguments: { refs, status: 'archived' } };
    case 'tracking_urls':
      return { tool: 'edit_bookmark', arguments: { ref: refs[0], url: cleanUrl } };
  }
}

/** Undefined for none: the user chooses among pages that only share a title, and where each has something that would be lost. */
function deletionOf(refs: readonly string[]): Fix | undefined {
  if (refs.length === 0) return undefined;
  return { tool: 'delete_bookmarks', arguments: { refs } };
}
