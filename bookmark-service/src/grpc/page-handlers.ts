import type { BookmarkServiceHandlers } from '@bookmarks/protos';
import type { Library } from '../library/library.ts';
import { toPageMessage } from './page-messages.ts';
import type { Unary } from './unary.ts';

/** What is behind links. */
export function pageHandlers(library: Library, unary: Unary) {
  return {
    BatchGetPages: unary('bookmarks:read', async (context, { refs, textOffset, textLength }) => {
      const found = await library.linkedPages(context, refs, { offset: textOffset, limit: textLength });
      return {
        entries: found.map(({ ref, bookmarkId, page, excerpt }) => ({
          ...{ ref, bookmarkId },
          page: page ? toPageMessage(page, excerpt) : null,
        })),
      };
    }),
  } satisfies Partial<BookmarkServiceHandlers>;
}
