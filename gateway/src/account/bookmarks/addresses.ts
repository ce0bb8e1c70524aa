import { withQuery } from '../../http/with-query.ts';
import type { Wanted } from './find-bookmarks.ts';

export const BOOKMARKS_PATH = '/account/bookmarks';
export const ADD_PATH = `${BOOKMARKS_PATH}/add`;

/** The list of what is wanted. */
export function listAddress(wanted: Partial<Wanted>): string {
  return withQuery(BOOKMARKS_PATH, wanted);
}

export function bookmarkAddress(id: string): string {
  return `${BOOKMARKS_PATH}/${encodeURIComponent(id)}`;
}
