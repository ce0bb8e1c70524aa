import type { Bookmark } from '../bookmarks/bookmark.ts';
import { parseBookmarkUrl } from '../bookmarks/bookmark-url.ts';
import type { LibraryReader } from '../library/library-store.ts';
import type { Positioned } from '../library/page-token.ts';
import type { BookmarkCheck } from './audit-store.ts';
import { type AuditPage, type Finding, finding } from './finding.ts';
import { withoutTracking } from './without-tracking.ts';

const STALE_AFTER_MS = 90 * 24 * 60 * 60 * 1000;
const SUGGESTED_TAGS = 5;

/** Findings that are about one bookmark each. */
export async function auditBookmarks(
  library: LibraryReader,
  check: BookmarkCheck,
  { after, limit, now }: AuditPage,
): Promise<Positioned<Finding>[]> {
  const savedBefore = new Date(now.getTime() - STALE_AFTER_MS);
  const found = await library.auditedBookmarks({ check, savedBefore, after, limit });
  const remedies = await REMEDIES[check](
    library,
    found.map(({ row }) => row),
  );
  return found.map(({ row, position }, index) => ({
    row: finding({ bookmarks: [row], ...remedies[index] }),
    position,
  }));
}

type Remedy = Partial<Finding>;

/** What mends each of the bookmarks. */
const REMEDIES: Record<BookmarkCheck, (library: LibraryReader, found: Bookmark[]) => Promise<Remedy[]>> = {
  stale_unread: async () => [],
  tracking_urls: async (_, found) => found.map(({ url }) => ({ cleanUrl: withoutTracking(url) })),
  untagged: suggestTags,
  broken_links: async (library, found) => {
    const pages = await library.pagesOf(found.map(({ id }) => id));
    return found.map(({ id }) => ({ page: pages.get(id) }));
  },
};

/** Asks once for each site. */
async function suggestTags(library: LibraryReader, found: readonly Bookmark[]): Promise<Remedy[]> {
  const sites = found.map(({ url }) => parseBookmarkUrl(url).site);
  const tagsOf = new Map<string, string[]>();
  for (const site of new Set(sites)) tagsOf.set(site, await library.tagsOfSite(site, SUGGESTED_TAGS));
  return sites.map((site) => ({ suggestedTags: tagsOf.get(site) ?? [] }));
}
