import type { TagCalls } from './bookmarks.ts';
import { receiptFromMessage } from './change-messages.ts';
import { defined, type GrpcCall, paging } from './grpc-call.ts';
import { TAG_ORDER_MESSAGE, tagFromMessage } from './messages.ts';

/** Tags: what there is, and renaming, merging and deleting them everywhere. */
export function tagCalls(call: GrpcCall): TagCalls {
  return {
    async tags({ order, limit, cursor, ...query }) {
      const request = { ...defined(query), order: TAG_ORDER_MESSAGE[order], ...paging({ limit, cursor }) };
      const { tags, nextPageToken } = await call('ListTags', request);
      return { tags: tags.map(tagFromMessage), nextCursor: nextPageToken || undefined };
    },

    async updateTags(changes, { dryRun }) {
      const messages = changes.map(({ from, to }) => ({ from: [...from], ...(to !== null && { to }) }));
      const response = await call('UpdateTags', { changes: messages, dryRun });
      const { changedCounts, changedCount, unknownTags } = response;
      return { changedCounts, changedCount, unknownTags, ...receiptFromMessage(response) };
    },
  };
}
