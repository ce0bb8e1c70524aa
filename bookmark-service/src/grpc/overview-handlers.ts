import type { BookmarkServiceHandlers } from '@bookmarks/protos';
import type { Library } from '../library/library.ts';
import { toChangeMessage } from './change-messages.ts';
import { toJobMessage } from './job-messages.ts';
import { toBookmarkMessage, toTagMessage } from './messages.ts';
import type { Unary } from './unary.ts';

/** A library at a glance. */
export function overviewHandlers(library: Library, unary: Unary) {
  return {
    GetOverview: unary('bookmarks:read', async (context) => {
      const { totals, links, topTags, jobs, changes, dueReminders } = await library.overview(context);
      return {
        bookmarkCount: totals.bookmarks,
        unreadCount: totals.unread,
        readCount: totals.read,
        archivedCount: totals.archived,
        favoriteCount: totals.favorites,
        untaggedCount: totals.untagged,
        trashCount: totals.trash,
        tagCount: totals.tags,
        collectionCount: totals.collections,
        topTags: topTags.map(toTagMessage),
        jobs: jobs.map(toJobMessage),
        changes: changes.map(toChangeMessage),
        links: links ? { brokenCount: links.broken, waitingCount: links.waiting } : null,
        dueReminders: dueReminders.map(toBookmarkMessage),
      };
    }),
  } satisfies Partial<BookmarkServiceHandlers>;
}
