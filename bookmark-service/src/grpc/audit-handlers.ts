import type { BookmarkServiceHandlers } from '@bookmarks/protos';
import type { Library } from '../library/library.ts';
import { LibraryError } from '../library/library-error.ts';
import { toBookmarkMessage, toTagMessage } from './messages.ts';
import { toPageMessage } from './page-messages.ts';
import type { Unary } from './unary.ts';

/** What could be tidied up. */
export function auditHandlers(library: Library, unary: Unary) {
  return {
    AuditLibrary: unary('bookmarks:read', async (context, { check, pageSize, pageToken }) => {
      const known = CHECK[check];
      if (known === undefined) throw new LibraryError('invalid', 'Say what to check.');
      const { rows, nextPageToken } = await library.audit(context, { check: known, pageSize, pageToken });
      const findings = rows.map(({ bookmarks, tags, cleanUrl, suggestedTags, page }) => ({
        bookmarks: bookmarks.map(toBookmarkMessage),
        tags: tags.map(toTagMessage),
        cleanUrl,
        suggestedTags: [...suggestedTags],
        page: page ? toPageMessage(page) : null,
      }));
      return { findings, nextPageToken };
    }),
  } satisfies Partial<BookmarkServiceHandlers>;
}

const CHECK = {
  CHECK_UNSPECIFIED: undefined,
  CHECK_DUPLICATES: 'duplicates',
  CHECK_SIMILAR_TAGS: 'similar_tags',
  CHECK_SINGLE_USE_TAGS: 'single_use_tags',
  CHECK_UNTAGGED: 'untagged',
  CHECK_STALE_UNREAD: 'stale_unread',
  CHECK_TRACKING_URLS: 'tracking_urls',
  CHECK_BROKEN_LINKS: 'broken_links',
} as const;
