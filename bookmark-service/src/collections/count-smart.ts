import { LIMITS } from '@bookmarks/protos';
import { LibraryError } from '../library/library-error.ts';
import type { LibraryReader } from '../library/library-store.ts';
import { parseQuery } from '../search/parse-query.ts';
import { createResolution, resolveQuery } from '../search/resolve-query.ts';
import type { Collection } from './collection.ts';

/**
 * How many bookmarks a smart collection finds, counted as far as LIMITS.smartCount. None where its query cannot be
 * answered any more, since it names a collection that is gone.
 *
 * @param collections all of the library.
 */
export async function countSmart(
  library: Pick<LibraryReader, 'countBookmarks'>,
  query: string,
  { collections, now }: { readonly collections: readonly Collection[]; readonly now: Date },
): Promise<number> {
  try {
    const condition = resolveQuery(parseQuery(query), createResolution(collections, now));
    return await library.countBookmarks(condition, LIMITS.smartCount);
  } catch (error) {
    if (error instanceof LibraryError && (error.code === 'not_found' || error.code === 'invalid')) return 0;
    throw error;
  }
}
