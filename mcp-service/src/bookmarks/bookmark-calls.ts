import type { BookmarkCalls } from './bookmarks.ts';
import { defined, type GrpcCall, paging } from './grpc-call.ts';
import {
  bookmarkFromMessage,
  CREATE_OUTCOME,
  LIST_ORDER_MESSAGE,
  ON_DUPLICATE_MESSAGE,
  reminderFromMessage,
  SEARCH_ORDER_MESSAGE,
  STATUS_MESSAGE,
  toFilterMessage,
} from './messages.ts';

/** Saving, finding and changing bookmarks one by one. */
export function bookmarkCalls(
  call: GrpcCall,
): Pick<BookmarkCalls, 'create' | 'get' | 'list' | 'search' | 'edit' | 'delete'> {
  return {
    async create({ tags, status, onDuplicate, ...rest }) {
      const response = await call('CreateBookmark', {
        ...defined(rest),
        tags: [...(tags ?? [])],
        ...(status && { status: STATUS_MESSAGE[status] }),
        onDuplicate: ON_DUPLICATE_MESSAGE[onDuplicate ?? 'merge'],
      });
      return {
        bookmark: bookmarkFromMessage(response.bookmark),
        outcome: CREATE_OUTCOME[response.outcome],
        changeId: response.changeId || undefined,
        suggestedTags: response.suggestedTags,
        kept: response.kept,
        reminder: reminderFromMessage(response.reminder),
      };
    },

    async get(refs) {
      const { entries } = await call('BatchGetBookmarks', { refs: [...refs] });
      return entries.map(({ ref, bookmark }) => ({ ref, bookmark: bookmarkFromMessage(bookmark) }));
    },

    async list({ filter, order, ...page }) {
      const request = { filter: toFilterMessage(filter), order: LIST_ORDER_MESSAGE[order], ...paging(page) };
      const { bookmarks, nextPageToken } = await call('ListBookmarks', request);
      return { bookmarks: bookmarks.map(bookmarkFromMessage), nextCursor: nextPageToken || undefined };
    },

    async search({ query, filter, order, ...page }) {
      const { matches, nextPageToken, correctedQuery } = await call('SearchBookmarks', {
        query,
        filter: toFilterMessage(filter),
        order: SEARCH_ORDER_MESSAGE[order],
        ...paging(page),
      });
      const found = matches.map(({ bookmark, snippet }) => ({
        bookmark: bookmarkFromMessage(bookmark),
        snippet,
      }));
      return {
        bookmarks: found.map(({ bookmark }) => bookmark),
        snippets: new Map(
          found.flatMap(({ bookmark, snippet }) => (snippet ? [[bookmark.id, snippet]] : [])),
        ),
        correctedQuery: correctedQuery || undefined,
        nextCursor: nextPageToken || undefined,
      };
    },

    async edit(ref, { tags, ...rest }) {
      const request = { ref, ...defined(rest), ...(tags && { tags: { tags: [...tags] } }) };
      const { bookmark, changeId } = await call('UpdateBookmark', request);
      return { bookmark: bookmarkFromMessage(bookmark), changeId: changeId || undefined };
    },

    async delete(refs) {
      const { bookmarks, missingRefs, changeId } = await call('BatchDeleteBookmarks', { refs: [...refs] });
      return { bookmarks: bookmarks.map(bookmarkFromMessage), missingRefs, changeId: changeId || undefined };
    },
  };
}
