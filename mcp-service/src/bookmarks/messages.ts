import type {
  BookmarkMessage,
  BookmarkFilter as FilterMessage,
  ReminderMessage,
  ResponseOf,
  TimestampMessage,
} from '@bookmarks/protos';
import type {
  Bookmark,
  BookmarkFilter,
  ListQuery,
  OnDuplicate,
  Reminder,
  SearchQuery,
  Status,
} from './bookmark.ts';
import type { Tag, TagQuery } from './tags.ts';

export const STATUS_MESSAGE = {
  unread: 'STATUS_UNREAD',
  read: 'STATUS_READ',
  archived: 'STATUS_ARCHIVED',
} as const satisfies Record<Status, BookmarkMessage['status']>;

export const LIST_ORDER_MESSAGE = {
  newest: 'ORDER_NEWEST',
  oldest: 'ORDER_OLDEST',
  updated: 'ORDER_UPDATED',
  title: 'ORDER_TITLE',
} as const satisfies Record<ListQuery['order'], string>;

export const SEARCH_ORDER_MESSAGE = {
  relevance: 'ORDER_RELEVANCE',
  newest: 'ORDER_NEWEST',
  oldest: 'ORDER_OLDEST',
} as const satisfies Record<SearchQuery['order'], string>;

export const TAG_ORDER_MESSAGE = {
  name: 'ORDER_NAME',
  count: 'ORDER_COUNT',
  recent: 'ORDER_RECENT',
} as const satisfies Record<TagQuery['order'], string>;

export const ON_DUPLICATE_MESSAGE = {
  merge: 'ON_DUPLICATE_MERGE',
  skip: 'ON_DUPLICATE_SKIP',
} as const satisfies Record<OnDuplicate, string>;

export const CREATE_OUTCOME = {
  OUTCOME_UNSPECIFIED: 'unchanged',
  OUTCOME_CREATED: 'created',
  OUTCOME_MERGED: 'merged',
  OUTCOME_UNCHANGED: 'unchanged',
} as const;

/** A message field is null when it is not set, which the contract allows for none that is read here. */
export function bookmarkFromMessage(message: BookmarkMessage | null): Bookmark {
  if (message === null) throw new Error('The bookmark service answered without the bookmark.');
  const { createTime, updateTime, remindTime, status, ...same } = message;
  return {
    ...same,
    status: STATUS_OF[status],
    createdAt: dateFromTimestamp(createTime),
    updatedAt: dateFromTimestamp(updateTime),
    remindAt: remindTime ? dateFromTimestamp(remindTime) : undefined,
  };
}

export function reminderFromMessage(message: ReminderMessage | null): Reminder | undefined {
  if (message === null) return undefined;
  const { time, timeZone } = message;
  return { at: time ? dateFromTimestamp(time) : undefined, timeZone };
}

const STATUS_OF = {
  STATUS_UNSPECIFIED: 'unread',
  STATUS_UNREAD: 'unread',
  STATUS_READ: 'read',
  STATUS_ARCHIVED: 'archived',
} as const satisfies Record<BookmarkMessage['status'], Status>;

export function tagFromMessage({ lastUseTime, ...tag }: ResponseOf<'ListTags'>['tags'][number]): Tag {
  return { ...tag, lastUsedAt: dateFromTimestamp(lastUseTime) };
}

export function toFilterMessage(filter: BookmarkFilter): FilterMessage {
  return {
    tagsAll: [...(filter.tagsAll ?? [])],
    tagsAny: [...(filter.tagsAny ?? [])],
    tagsNone: [...(filter.tagsNone ?? [])],
    ...(filter.status && { status: STATUS_MESSAGE[filter.status] }),
    ...(filter.favorite !== undefined && { favorite: filter.favorite }),
    ...(filter.domain && { domain: filter.domain }),
    ...(filter.addedAfter && { addedAfter: toTimestamp(filter.addedAfter) }),
    ...(filter.addedBefore && { addedBefore: toTimestamp(filter.addedBefore) }),
    ...(filter.collection && { collection: filter.collection }),
    ...(filter.query && { query: filter.query }),
    has: featuresIn(filter),
  };
}

function featuresIn({
  hasNote,
  hasBrokenLink,
  hasHighlight,
  hasReminder,
}: BookmarkFilter): NonNullable<FilterMessage['has']> {
  return [
    ...(hasNote ? (['FEATURE_NOTE'] as const) : []),
    ...(hasHighlight ? (['FEATURE_HIGHLIGHT'] as const) : []),
    ...(hasReminder ? (['FEATURE_REMINDER'] as const) : []),
    ...(hasBrokenLink ? (['FEATURE_BROKEN_LINK'] as const) : []),
  ];
}

export function dateFromTimestamp(timestamp: TimestampMessage | null): Date {
  return new Date(Number(timestamp?.seconds ?? 0) * 1000 + (timestamp?.nanos ?? 0) / 1_000_000);
}

export function toTimestamp(date: Date): TimestampMessage {
  const seconds = Math.floor(date.getTime() / 1000);
  return { seconds: String(seconds), nanos: (date.getTime() - seconds * 1000) * 1_000_000 };
}
