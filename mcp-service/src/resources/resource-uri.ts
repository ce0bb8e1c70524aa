import { LIMITS } from '@bookmarks/protos';

/** What a URI of ours names. */
export type ResourceName =
  | { readonly kind: 'bookmark'; readonly id: string }
  /** What can be read behind the link of a bookmark. */
  | { readonly kind: 'content'; readonly id: string }
  /** By id, or by path. */
  | { readonly kind: 'collection'; readonly ref: string }
  | { readonly kind: 'tag'; readonly name: string }
  | { readonly kind: 'recent' }
  | { readonly kind: 'query-syntax' };

/** As `LIMITS.collectionDepth` names and a slash each, every character percent-encoded, would not fit: nobody nests so. */
const MAX_URI_LENGTH = 2048;
const BOOKMARK_ID = /^bm_[0-9a-z]{1,32}$/;

export const RECENT_URI = 'bookmarks://recent';
export const QUERY_SYNTAX_URI = 'bookmarks://help/query-syntax';

/** Undefined where a URI names no kind of thing that there is. */
export function parseResourceUri(uri: string): ResourceName | undefined {
  if (uri === RECENT_URI) return { kind: 'recent' };
  if (uri === QUERY_SYNTAX_URI) return { kind: 'query-syntax' };
  const [, scheme, encoded = ''] = /^([a-z]+):\/\/([^?#]+)$/.exec(uri.slice(0, MAX_URI_LENGTH + 1)) ?? [];
  const value = uri.length > MAX_URI_LENGTH ? undefined : decoded(encoded);
  if (value === undefined) return undefined;
  if (scheme === 'bookmark') return bookmarkName(value);
  if (scheme === 'collection') return { kind: 'collection', ref: value };
  if (scheme === 'tag') return value.length <= LIMITS.tagLength ? { kind: 'tag', name: value } : undefined;
  return undefined;
}

function bookmarkName(value: string): ResourceName | undefined {
  const [id = '', part, ...rest] = value.split('/');
  if (!BOOKMARK_ID.test(id) || rest.length > 0) return undefined;
  if (part === undefined) return { kind: 'bookmark', id };
  return part === 'content' ? { kind: 'content', id } : undefined;
}

function decoded(text: string): string | undefined {
  try {
    return decodeURIComponent(text);
  } catch {
    return undefined;
  }
}
