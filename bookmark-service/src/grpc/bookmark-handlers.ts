import type { BookmarkServiceHandlers } from '@bookmarks/protos';
import type { Library } from '../library/library.ts';
import { filterFromMessage, statusFromMessage, toBookmarkMessage, toReminderMessage } from './messages.ts';
import type { Unary } from './unary.ts';

export type BookmarkUnaries = {
  readonly unary: Unary;
  /** For what may also be done with a token for sharing. */
  readonly savingUnary: Unary;
};

/** Bookmarks one by one, and lists of them. */
export function bookmarkHandlers(library: Library, { unary, savingUnary }: BookmarkUnaries) {
  return {
    CreateBookmark: savingUnary('bookmarks:write', async (context, message) => {
      const { bookmark, outcome, changeId, suggestedTags, kept, reminder } = await library.create(context, {
        url: message.url,
        title: message.title,
        note: message.note,
        tags: message.tags,
        status: statusFromMessage(message.status),
        favorite: message.favorite,
        collection: message.collection || undefined,
        remindAt: message.remindAt || undefined,
        onDuplicate: message.onDuplicate === 'ON_DUPLICATE_SKIP' ? 'skip' : 'merge',
      });
      return {
        bookmark: toBookmarkMessage(bookmark),
        outcome: CREATE_OUTCOME[outcome],
        changeId: changeId ?? '',
        suggestedTags,
        kept: [...kept],
        reminder: toReminderMessage(reminder),
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

    UpdateBookmark: unary('bookmarks:write', async (context, message) => {
      const { ref, url, title, description, note, tags, expectedVersion } = message;
      const edit = { url, title, description, note, tags: tags?.tags };
      const { bookmark, changeId } = await library.update(context, ref, edit, expectedVersion || undefined);
      return { bookmark: toBookmarkMessage(bookmark), changeId: changeId ?? '' };
    }),

    OrganizeBookmarks: unary('bookmarks:write', async (context, message) => {
      const { refs, filter, addTags, removeTags, collection, status, favorite, appendNote, remindAt } =
        message;
      const input = {
        refs,
        filter: filter ? filterFromMessage(filter) : undefined,
        addTags,
        removeTags,
        collection,
        status: statusFromMessage(status),
        favorite,
        appendNote,
        remindAt: remindAt || undefined,
      };
      const organized = await library.organize(context, input, message);
      return {
        ...organized,
        examples: organized.examples.map(toBookmarkMessage),
        missingRefs: [...organized.missingRefs],
        skippedIds: [...organized.skippedIds],
        changeId: organized.changeId ?? '',
        jobId: organized.jobId ?? '',
        reminder: toReminderMessage(organized.reminder),
      };
    }),

    BatchDeleteBookmarks: unary('bookmarks:write', async (context, { refs }) => {
      const { bookmarks, missingRefs, changeId } = await library.batchDelete(context, refs);
      return { bookmarks: bookmarks.map(toBookmarkMessage), missingRefs, changeId: changeId ?? '' };
    }),
  } satisfies Partial<BookmarkServiceHandlers>;
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
  ORDER_REMINDER: 'reminder',
} as const;
