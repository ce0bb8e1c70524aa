import type {
  BookmarkFilterMessage,
  BookmarkMessage,
  ReminderMessage,
  TimestampMessage,
} from '@bookmarks/protos';
import type { Bookmark, Status } from '../bookmarks/bookmark.ts';
import type { FilterInput } from '../bookmarks/bookmark-filter.ts';
import { LibraryError } from '../library/library-error.ts';
import { pendingReminder } from '../reminders/pending-reminder.ts';
import type { ReminderWish } from '../reminders/reminder.ts';
import type { Tag } from '../tags/tag.ts';

const STATUS_MESSAGE = {
  unread: 'STATUS_UNREAD',
  read: 'STATUS_READ',
  archived: 'STATUS_ARCHIVED',
} as const satisfies Record<Status, BookmarkMessage['status']>;

export function toBookmarkMessage(bookmark: Bookmark): BookmarkMessage {
  const { createdAt, updatedAt, status, tags, collection, remindAt: _, isReminded: __, ...rest } = bookmark;
  const remindAt = pendingReminder(bookmark);
  return {
    ...rest,
    tags: [...tags],
    status: STATUS_MESSAGE[status],
    collectionId: collection?.id ?? '',
    collection: collection?.path ?? '',
    createTime: toTimestamp(createdAt),
    updateTime: toTimestamp(updatedAt),
    remindTime: remindAt === undefined ? null : toTimestamp(remindAt),
  };
}

export function toTagMessage({ name, bookmarkCount, lastUsedAt }: Tag) {
  return { name, bookmarkCount, lastUseTime: toTimestamp(lastUsedAt) };
}

export function toReminderMessage(wish: ReminderWish | undefined): ReminderMessage | null {
  if (wish === undefined) return null;
  return { time: wish.at && toTimestamp(wish.at), timeZone: wish.zone };
}

export function statusFromMessage(status: BookmarkMessage['status']): Status | undefined {
  switch (status) {
    case 'STATUS_UNREAD':
      return 'unread';
    case 'STATUS_READ':
      return 'read';
    case 'STATUS_ARCHIVED':
      return 'archived';
    case 'STATUS_UNSPECIFIED':
      return undefined;
  }
}

export function filterFromMessage(message: BookmarkFilterMessage | null): FilterInput {
  return {
    tagsAll: message?.tagsAll ?? [],
    tagsAny: message?.tagsAny ?? [],
    tagsNone: message?.tagsNone ?? [],
    status: statusFromMessage(message?.status ?? 'STATUS_UNSPECIFIED'),
    favorite: message?.favorite,
    domain: message?.domain || undefined,
    addedAfter: fromTimestamp(message?.addedAfter),
    addedBefore: fromTimestamp(message?.addedBefore),
    collection: message?.collection || undefined,
    query: message?.query || undefined,
    hasNote: message?.has.includes('FEATURE_NOTE') ?? false,
    hasBrokenLink: message?.has.includes('FEATURE_BROKEN_LINK') || undefined,
    hasHighlight: message?.has.includes('FEATURE_HIGHLIGHT') || undefined,
    hasReminder: message?.has.includes('FEATURE_REMINDER') || undefined,
  };
}

/** Milliseconds, as far as a bookmark's times go. */
export function toTimestamp(date: Date): TimestampMessage {
  const seconds = Math.floor(date.getTime() / 1000);
  return { seconds: String(seconds), nanos: (date.getTime() - seconds * 1000) * 1_000_000 };
}

export function fromTimestamp(timestamp: TimestampMessage | null | undefined): Date | undefined {
  if (!timestamp) return undefined;
  const date = new Date(Number(timestamp.seconds) * 1000 + timestamp.nanos / 1_000_000);
  // The years of RFC 3339, which PostgreSQL and JSON can both hold.
  if (!(date.getTime() >= -62_135_596_800_000 && date.getTime() < 253_402_300_800_000)) {
    throw new LibraryError('invalid', 'A date is out of range: use years 1 to 9999.');
  }
  return date;
}
