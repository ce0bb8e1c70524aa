import type { Wanted } from './find-bookmarks.ts';

export const BOOKMARKS_PATH = '/account/bookmarks';
export const ADD_PATH = `${BOOKMARKS_PATH}/add`;

/** The list of what is wanted. */
export function listAddress(wanted: Partial<Wanted>): string {
  const given = Object.entries(wanted).filter(([, value]) => value !== '');
  return given.length === 0 ? BOOKMARKS_PATH : `${BOOKMARKS_PATH}?${new URLSearchParams(given)}`;
}

export function bookmarkAddress(id: string): string {
  return `${BOOKMARKS_PATH}/${encodeURIComponent(id)}`;
}
