import type { LibraryWriter } from '../library/library-store.ts';
import type { Highlight } from './highlight.ts';
import { placeHighlights } from './place-highlights.ts';

/** Gives a bookmark these highlights and no others, each at its place on the page as far as that is known. */
export async function replaceHighlights(
  library: LibraryWriter,
  bookmarkId: string,
  highlights: readonly Highlight[],
): Promise<void> {
  const page = highlights.length === 0 ? undefined : await library.pageText(bookmarkId);
  await library.saveHighlights(new Map([[bookmarkId, placeHighlights(highlights, page?.text)]]));
}
