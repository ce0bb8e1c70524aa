import type { BookmarkCalls } from './bookmarks.ts';
import { bulkCountsFromMessage, changeFromMessage, receiptFromMessage } from './change-messages.ts';
import { defined, type GrpcCall } from './grpc-call.ts';
import { bookmarkFromMessage, reminderFromMessage, STATUS_MESSAGE, toFilterMessage } from './messages.ts';
import type { ResurfaceQuery } from './tidying.ts';

/** Changing many bookmarks, and looking back. */
export function organizeCalls(call: GrpcCall): Pick<BookmarkCalls, 'organize' | 'history' | 'resurface'> {
  return {
    async organize(targets, { addTags, removeTags, status, ...rest }, { dryRun }) {
      const response = await call('OrganizeBookmarks', {
        ...('refs' in targets ? { refs: [...targets.refs] } : { filter: toFilterMessage(targets.filter) }),
        ...defined(rest),
        addTags: [...(addTags ?? [])],
        removeTags: [...(removeTags ?? [])],
        ...(status && { status: STATUS_MESSAGE[status] }),
        dryRun,
      });
      return {
        ...bulkCountsFromMessage(response),
        examples: response.examples.map(bookmarkFromMessage),
        missingRefs: response.missingRefs,
        reminder: reminderFromMessage(response.reminder),
        ...receiptFromMessage(response),
      };
    },

    async history(ref, limit) {
      const { changes } = await call('ListBookmarkHistory', { ref, limit });
      return changes.map(changeFromMessage);
    },

    async resurface({ mode, ...rest }) {
      const { bookmarks } = await call('ResurfaceBookmarks', { mode: MODE_MESSAGE[mode], ...defined(rest) });
      return bookmarks.map(bookmarkFromMessage);
    },
  };
}

const MODE_MESSAGE = {
  unread: 'MODE_UNREAD',
  forgotten: 'MODE_FORGOTTEN',
  on_this_day: 'MODE_ON_THIS_DAY',
  random: 'MODE_RANDOM',
  related_to: 'MODE_RELATED',
} as const satisfies Record<ResurfaceQuery['mode'], string>;
