import type { Bookmark } from '../bookmarks/bookmark.ts';
import type { PagePosition } from '../library/page-token.ts';
import type { Page } from '../pages/page.ts';
import type { Tag } from '../tags/tag.ts';

/** Something that could be tidied up, with what is needed to do so. */
export type Finding = {
  /** What it is about; at least two for duplicates. */
  readonly bookmarks: readonly Bookmark[];
  /** What it is about, the one to keep first. */
  readonly tags: readonly Tag[];
  /** The URL without what tracks. */
  readonly cleanUrl: string;
  /** Of the user's own vocabulary, for a bookmark without any. */
  readonly suggestedTags: readonly string[];
  /** What was last known of what is behind a link. */
  readonly page: Page | undefined;
};

/** Which findings are asked for: `limit` of them, after the given one. */
export type AuditPage = {
  readonly after: PagePosition | undefined;
  readonly limit: number;
  readonly now: Date;
};

export function finding(parts: Partial<Finding>): Finding {
  return { bookmarks: [], tags: [], cleanUrl: '', suggestedTags: [], page: undefined, ...parts };
}
