import type { Bookmark } from '../bookmarks/bookmark.ts';
import { counted } from './words.ts';

/** How many highlights bookmarks have, by their ids; those without any are left out. */
export type HighlightCounts = ReadonlyMap<string, number>;

/** What people have added to a bookmark, each by a name that says it. */
export function ownWorkIn(bookmark: Bookmark, highlightCounts: HighlightCounts): string[] {
  const { note, description, collection, favorite, remindAt, tags } = bookmark;
  const highlightCount = highlightCounts.get(bookmark.id) ?? 0;
  const facts: readonly (readonly [isThere: boolean, name: string])[] = [
    [note !== '', 'note'],
    [description !== '', 'description'],
    [collection !== '', 'collection'],
    [favorite, 'favorite'],
    [remindAt !== undefined, 'reminder'],
    [tags.length > 0, counted(tags.length, 'tag')],
    [highlightCount > 0, counted(highlightCount, 'highlight')],
  ];
  return facts.flatMap(([isThere, name]) => (isThere ? name : []));
}

/** The ids of those that nothing would be lost with, since the one with most in it has all that they have; of equals the oldest stays. */
export function idsWithNothingOfTheirOwn(
  bookmarks: readonly Bookmark[],
  highlightCounts: HighlightCounts,
): string[] {
  const amountIn = (bookmark: Bookmark) => ownWorkIn(bookmark, highlightCounts).length + bookmark.tags.length;
  const [kept, ...others] = bookmarks.toSorted(
    (one, other) => amountIn(other) - amountIn(one) || Number(one.createdAt) - Number(other.createdAt),
  );
  return others
    .filter((other) => !highlightCounts.has(other.id) && kept !== undefined && hasAllOf(kept, other))
    .map(({ id }) => id);
}

function hasAllOf(kept: Bookmark, other: Bookmark): boolean {
  return (
    (['note', 'description', 'collection'] as const).every(
      (name) => other[name] === '' || other[name] === kept[name],
    ) &&
    (kept.favorite || !other.favorite) &&
    (other.remindAt === undefined || Number(other.remindAt) === Number(kept.remindAt)) &&
    other.tags.every((tag) => kept.tags.includes(tag))
  );
}
