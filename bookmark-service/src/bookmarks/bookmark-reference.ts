import { isId } from '../library/id.ts';
import { LibraryError } from '../library/library-error.ts';
import type { LibraryReader } from '../library/library-store.ts';
import type { Bookmark } from './bookmark.ts';
import { parseBookmarkUrl } from './bookmark-url.ts';

/** What a caller may name a bookmark by: its id or its URL. `ref` is what was given. */
export type Reference = { readonly ref: string } & ({ readonly id: string } | { readonly key: Buffer });

/** @throws {LibraryError} `invalid` for text that is neither, for none, and for more than `maximum`. */
export function parseReferences(refs: readonly string[], maximum: number): Reference[] {
  if (refs.length === 0 || refs.length > maximum) {
    throw new LibraryError('invalid', `Give 1 to ${maximum} bookmarks at a time, not ${refs.length}.`);
  }
  return refs.map(parseReference);
}

function parseReference(ref: string): Reference {
  const text = ref.trim();
  if (isId('bm', text)) return { ref, id: text };
  if (/^https?:/i.test(text)) return { ref, key: parseBookmarkUrl(text).key };
  throw new LibraryError(
    'invalid',
    `"${text.slice(0, 80)}" is neither the id of a bookmark (bm_ and 12 characters) nor an http(s) URL.`,
  );
}

/** What each reference names, in the given order; undefined where it names nothing. */
export async function resolveReferences(
  library: LibraryReader,
  references: readonly Reference[],
): Promise<{ ref: string; bookmark: Bookmark | undefined }[]> {
  const ids = references.flatMap((reference) => ('id' in reference ? reference.id : []));
  const keys = references.flatMap((reference) => ('key' in reference ? reference.key : []));
  const byId = new Map(
    (ids.length === 0 ? [] : await library.bookmarksByIds(ids)).map((found) => [found.id, found]),
  );
  const byKey = keys.length === 0 ? new Map<string, Bookmark>() : await library.bookmarksByUrlKeys(keys);
  return references.map((reference) => ({
    ref: reference.ref,
    bookmark: 'id' in reference ? byId.get(reference.id) : byKey.get(reference.key.toString('base64')),
  }));
}

export function referenceNotFound(ref: string): LibraryError {
  return new LibraryError(
    'not_found',
    `There is no bookmark ${ref.slice(0, 200)} in this library. Search for it, or save its URL first.`,
  );
}
