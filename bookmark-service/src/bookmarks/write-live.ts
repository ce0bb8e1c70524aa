import type { LibraryWriter } from '../library/library-store.ts';
import type { Bookmark } from './bookmark.ts';

/** Writes bookmarks that are not in the trash, with their text only where it changed. */
export async function writeLive(
  library: LibraryWriter,
  pairs: readonly { readonly before: Bookmark; readonly after: Bookmark }[],
): Promise<void> {
  const [arranged, rewritten] = [true, false].map((isArranged) =>
    pairs.flatMap(({ before, after }) => (hasSameText(before, after) === isArranged ? after : [])),
  );
  if (arranged?.length) await library.arrangeBookmarks(arranged);
  if (rewritten?.length) await library.updateBookmarks(rewritten);
}

function hasSameText(one: Bookmark, other: Bookmark): boolean {
  return (
    one.url === other.url &&
    one.title === other.title &&
    one.description === other.description &&
    one.note === other.note &&
    one.createdAt.getTime() === other.createdAt.getTime()
  );
}
