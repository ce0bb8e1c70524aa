import type { BookmarkServiceHandlers } from '@bookmarks/protos';
import type { Library } from '../bookmarks/library.ts';
import { filterFromMessage, statusFromMessage, toBookmarkMessage, toTagMessage } from './messages.ts';
import type { createUnary } from './unary.ts';

/** Between the messages of `bookmarks.v1` and the library; no rule lives here. */
export function createHandlers(
  library: Library,
  unary: ReturnType<typeof createUnary>,
): BookmarkServiceHandlers {
  return {
    CreateBookmark: unary('bookmarks:write', async (context, message) => {
      const { bookmark, outcome, changeId, suggestedTags } = await library.create(context, {
        url: message.url,
        title: message.title,
        note: message.note,
        tags: message.tags,
        status: statusFromMessage(message.status),
        favorite: message.favorite,
        onDuplicate: message.onDuplicate === 'ON_DUPLICATE_SKIP' ? 'skip' : 'merge',
      });
      return {
        bookmark: toBookmarkMessage(bookmark),
        outcome: CREATE_OUTCOME[outcome],
        changeId: changeId ?? '',
        suggestedTags,
      };
    }),

    BatchGetBookmarks: unary('bookmarks:read', async (context, { refs }) => {
      const found = await library.batchGet(context, refs);
      return {
        entries: found.map(({ ref, bookmark }) => ({ ref, bookmark: toBookmarkMessage(bookmark) })),
      };
    }),

    ListBookmarks: unary('bookmarks:read', async (context, message) => {
      const { rows, nextPageToken } = await library.list(context, {
        filter: filterFromMessage(message.filter),
        order: LIST_ORDER[message.order],
        pageSize: message.pageSize,
        pageToken: message.pageToken,
      });
      return { bookmarks: rows.map(toBookmarkMessage), nextPageToken };
    }),

    SearchBookmarks: unary('bookmarks:read', async (context, message) => {
      const { rows, nextPageToken } = await library.search(context, {
        query: message.query,
        filter: filterFromMessage(message.filter),
        order: SEARCH_ORDER[message.order],
        pageSize: message.pageSize,
        pageToken: message.pageToken,
      });
      return { bookmarks: rows.map(toBookmarkMessage), nextPageToken };
    }),

    UpdateBookmark: unary('bookmarks:write', async (context, message) => {
      const { ref, url, title, description, note, tags, expectedVersion } = message;
      const edit = { url, title, description, note, tags: tags?.tags };
      const { bookmark, changeId } = await library.update(context, ref, edit, expectedVersion || undefined);
      return { bookmark: toBookmarkMessage(bookmark), changeId: changeId ?? '' };
    }),

    BatchDeleteBookmarks: unary('bookmarks:write', async (context, { refs }) => {
      const { bookmarks, missingRefs, changeId } = await library.batchDelete(context, refs);
      return { bookmarks: bookmarks.map(toBookmarkMessage), missingRefs, changeId: changeId ?? '' };
    }),

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
  };
}

const CREATE_OUTCOME = {
  created: 'OUTCOME_CREATED',
  merged: 'OUTCOME_MERGED',
  unchanged: 'OUTCOME_UNCHANGED',
} as const;

const LIST_ORDER = {
  ORDER_UNSPECIFIED: 'newest',
  ORDER_NEWEST: 'newest',
  ORDER_OLDEST: 'oldest',
  ORDER_UPDATED: 'updated',
  ORDER_TITLE: 'title',
} as const;

const SEARCH_ORDER = {
  ORDER_UNSPECIFIED: 'relevance',
  ORDER_RELEVANCE: 'relevance',
  ORDER_NEWEST: 'newest',
  ORDER_OLDEST: 'oldest',
} as const;

const TAG_ORDER = {
  ORDER_UNSPECIFIED: 'name',
  ORDER_NAME: 'name',
  ORDER_COUNT: 'count',
  ORDER_RECENT: 'recent',
} as const;
