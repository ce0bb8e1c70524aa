import type { BookmarkServiceHandlers } from '@bookmarks/protos';
import type { Library } from '../library/library.ts';
import type { Unary } from './unary.ts';

/** The sites that bookmarks are of. */
export function domainHandlers(library: Library, unary: Unary) {
  return {
    ListDomains: unary('bookmarks:read', async (context, { prefix, limit }) => ({
      domains: await library.listDomains(context, { prefix, limit }),
    })),
  } satisfies Partial<BookmarkServiceHandlers>;
}
