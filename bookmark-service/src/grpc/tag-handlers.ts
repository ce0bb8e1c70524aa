import type { BookmarkServiceHandlers } from '@bookmarks/protos';
import type { Library } from '../library/library.ts';
import { toTagMessage } from './messages.ts';
import type { Unary } from './unary.ts';

/** Tags. */
export function tagHandlers(library: Library, unary: Unary) {
  return {
    ListTags: unary('bookmarks:read', async (context, message) => {
      const { rows, nextPageToken } = await library.listTags(context, {
        prefix: message.prefix || undefined,
        minCount: message.minCount,
        maxCount: message.maxCount,
        similarTo: message.similarTo || undefined,
        order: TAG_ORDER[message.order],
        pageSize: message.pageSize,
        pageToken: message.pageToken,
      });
      return { tags: rows.map(toTagMessage), nextPageToken };
    }),

    UpdateTags: unary('bookmarks:write', async (context, message) => {
      const updated = await library.updateTags(context, message.changes, message);
      return {
        changedCounts: [...updated.changedCounts],
        changedCount: updated.changedCount,
        unknownTags: [...updated.unknownTags],
        changeId: updated.changeId ?? '',
        jobId: updated.jobId ?? '',
      };
    }),
  } satisfies Partial<BookmarkServiceHandlers>;
}

const TAG_ORDER = {
  ORDER_UNSPECIFIED: 'name',
  ORDER_NAME: 'name',
  ORDER_COUNT: 'count',
  ORDER_RECENT: 'recent',
} as const;
