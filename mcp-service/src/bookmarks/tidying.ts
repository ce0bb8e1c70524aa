import type { Bookmark, Paging } from './bookmark.ts';
import type { Change } from './changes.ts';
import type { LinkedPage } from './pages.ts';
import type { Tag } from './tags.ts';
import type { Job } from './transfers.ts';

export const AUDIT_CHECKS = [
  'duplicates',
  'similar_tags',
  'single_use_tags',
  'untagged',
  'stale_unread',
  'tracking_urls',
  'broken_links',
] as const;
export type AuditCheck = (typeof AUDIT_CHECKS)[number];
export type AuditQuery = Paging & { readonly check: AuditCheck };

/** Something that could be tidied up. */
export type Finding = {
  /** At least two for duplicates. */
  readonly bookmarks: readonly Bookmark[];
  /** The one to keep first. */
  readonly tags: readonly Tag[];
  /** For tracking URLs: the URL without what tracks; otherwise empty. */
  readonly cleanUrl: string;
  readonly suggestedTags: readonly string[];
  /** For broken links: what was last known. */
  readonly page?: LinkedPage | undefined;
};

export const RESURFACE_MODES = ['unread', 'forgotten', 'on_this_day', 'random', 'related_to'] as const;
export type ResurfaceQuery = {
  readonly mode: (typeof RESURFACE_MODES)[number];
  readonly ref?: string | undefined;
  readonly limit: number;
  readonly seed?: number | undefined;
  readonly minutes?: number | undefined;
};

export type Overview = {
  readonly bookmarkCount: number;
  readonly unreadCount: number;
  readonly readCount: number;
  readonly archivedCount: number;
  readonly favoriteCount: number;
  readonly untaggedCount: number;
  readonly trashCount: number;
  readonly tagCount: number;
  readonly collectionCount: number;
  /** Undefined where nobody looks at what is behind links. */
  readonly links: { readonly brokenCount: number; readonly waitingCount: number } | undefined;
  readonly topTags: readonly Tag[];
  /** Those that are not done, and those of the last day. */
  readonly jobs: readonly Job[];
  /** The last ten. */
  readonly changes: readonly Change[];
  /** Some of those whose reminder is due and was not shown. */
  readonly dueReminders: readonly Bookmark[];
};
