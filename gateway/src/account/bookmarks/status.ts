import type { BookmarkMessage } from '@bookmarks/protos';

/** As people read them, and as the library has them. */
export const STATUS_MESSAGES = {
  unread: 'STATUS_UNREAD',
  read: 'STATUS_READ',
  archived: 'STATUS_ARCHIVED',
} as const satisfies Record<string, BookmarkMessage['status']>;

export type Status = keyof typeof STATUS_MESSAGES;

export const STATUSES = Object.keys(STATUS_MESSAGES) as Status[];

export const STATUS_OPTIONS = STATUSES.map((status) => ({ value: status, label: status }));

export function isStatus(text: string): text is Status {
  return Object.hasOwn(STATUS_MESSAGES, text);
}
