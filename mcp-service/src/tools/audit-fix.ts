import type { Bookmark } from '../bookmarks/bookmark.ts';
import type { AuditCheck, Finding } from '../bookmarks/tidying.ts';
import { samePageGroups } from './same-page.ts';

/** A call that mends a finding. */
export type Fix = { readonly tool: string; readonly arguments: Record<string, unknown> };

/** The call that mends a finding, ready to be made; undefined where the user has to choose. */
export function fixFor(
  check: AuditCheck,
  { bookmarks, tags, cleanUrl, suggestedTags }: Finding,
): Fix | undefined {
  const refs = bookmarks.map(({ id }) => id);
  const names = tags.map(({ name }) => name);
  switch (check) {
    case 'duplicates':
      return deletionOf(samePageGroups(bookmarks).flatMap(lesserOf));
    case 'broken_links':
      return deletionOf(bookmarks);
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

/** Undefined for none: pages that only share a title may differ, and which of them goes is for the user to choose. */
function deletionOf(bookmarks: readonly Bookmark[]): Fix | undefined {
  if (bookmarks.length === 0) return undefined;
  return { tool: 'delete_bookmarks', arguments: { refs: bookmarks.map(({ id }) => id) } };
}

/** All but the one with most of the user's own work in it; of equals the oldest is kept. */
function lesserOf(bookmarks: readonly Bookmark[]): Bookmark[] {
  return bookmarks
    .toSorted((one, other) => workIn(other) - workIn(one) || Number(one.createdAt) - Number(other.createdAt))
    .slice(1);
}

function workIn({ note, tags, favorite, collection }: Bookmark): number {
  return (note ? 2 : 0) + (favorite ? 2 : 0) + (collection ? 1 : 0) + tags.length;
}
