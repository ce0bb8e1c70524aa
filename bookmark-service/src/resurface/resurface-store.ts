import type { Bookmark } from '../bookmarks/bookmark.ts';

/** A span of time: from `start`, and before `end`. */
export type Period = { readonly start: Date; readonly end: Date };

/** How many at most, and of those alone that can be read in so many minutes. */
export type Most = { readonly limit: number; readonly minutes?: number | undefined };

export interface ResurfaceReader {
  /** Unread ones, those that have waited longest, of each site one before the second of any. */
  longestUnread(most: Most): Promise<Bookmark[]>;
  /** Not changed since `before`, the longest untouched first, sites as above. */
  untouchedSince(before: Date, most: Most): Promise<Bookmark[]>;
  /** Saved within any of these periods, newest first. */
  createdWithin(periods: readonly Period[], most: Most): Promise<Bookmark[]>;
  /** Those whose ids follow `id`, going on with the first after the last: ids say nothing about what they name. */
  followingIds(id: string, most: Most): Promise<Bookmark[]>;
  /** Those that share most tags, words of the title, and the site; the most similar first. */
  relatedTo(bookmark: Bookmark, most: Most): Promise<Bookmark[]>;
}
