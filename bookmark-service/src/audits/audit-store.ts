import type { Bookmark } from '../bookmarks/bookmark.ts';
import type { PagePosition, Positioned } from '../library/page-token.ts';

/** What single bookmarks are found for. */
export type BookmarkCheck = 'untagged' | 'stale_unread' | 'tracking_urls' | 'broken_links';

export type AuditPageQuery = {
  readonly after: PagePosition | undefined;
  readonly limit: number;
};

export interface AuditReader {
  /**
   * Bookmarks that a check finds, the oldest first; `stale_unread` are those saved before `savedBefore`.
   */
  auditedBookmarks(
    query: AuditPageQuery & { readonly check: BookmarkCheck; readonly savedBefore: Date },
  ): Promise<Positioned<Bookmark>[]>;
  /** The ids of bookmarks that look like the same page, up to `groupSize` of each, the latest group first. */
  duplicateGroups(query: AuditPageQuery & { readonly groupSize: number }): Promise<Positioned<string[]>[]>;
}
