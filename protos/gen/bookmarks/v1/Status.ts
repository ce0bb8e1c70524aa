// Original file: bookmarks/v1/bookmarks.proto

export const Status = {
  STATUS_UNSPECIFIED: 'STATUS_UNSPECIFIED',
  STATUS_UNREAD: 'STATUS_UNREAD',
  STATUS_READ: 'STATUS_READ',
  STATUS_ARCHIVED: 'STATUS_ARCHIVED',
} as const;

export type Status =
  | 'STATUS_UNSPECIFIED'
  | 0
  | 'STATUS_UNREAD'
  | 1
  | 'STATUS_READ'
  | 2
  | 'STATUS_ARCHIVED'
  | 3

export type Status__Output = typeof Status[keyof typeof Status]
