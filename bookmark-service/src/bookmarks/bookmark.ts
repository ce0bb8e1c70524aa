import type { ReminderWish } from '../reminders/reminder.ts';

export const STATUSES = ['unread', 'read', 'archived'] as const;
export type Status = (typeof STATUSES)[number];

/** The collection that a bookmark is in, with the names from the top: `Work/Projects`. */
export type CollectionRef = { readonly id: string; readonly path: string };

/** A saved URL and what its user made of it. */
export type Bookmark = {
  readonly id: string;
  readonly url: string;
  readonly title: string;
  /** Text about the page that its user did not write. */
  readonly description: string;
  /** The user's own words. */
  readonly note: string;
  readonly tags: readonly string[];
  readonly status: Status;
  readonly favorite: boolean;
  readonly collection: CollectionRef | undefined;
  /** When its user wants, or wanted, to be reminded of it. */
  readonly remindAt: Date | undefined;
  /** Whether that reminder was shown: once it was, it is none any more but to who takes it back. */
  readonly isReminded: boolean;
  readonly createdAt: Date;
  readonly updatedAt: Date;
  /** Grows by one with every change. */
  readonly version: number;
};

/** What a caller gives to save a URL, as it came. */
export type NewBookmark = {
  readonly url: string;
  readonly title?: string | undefined;
  readonly note?: string | undefined;
  readonly tags?: readonly string[] | undefined;
  readonly status?: Status | undefined;
  readonly favorite?: boolean | undefined;
  /** The id or the path of a collection; a path that is not there is made. */
  readonly collection?: string | undefined;
  readonly onDuplicate?: 'merge' | 'skip' | undefined;
  /** As `parseRemindAt` reads it. */
  readonly remindAt?: string | undefined;
};

/** The same with its reminder understood. */
export type GivenBookmark = Omit<NewBookmark, 'remindAt'> & { readonly reminder?: ReminderWish | undefined };

/** What a caller gives to overwrite parts of a bookmark, as it came. */
export type BookmarkEdit = {
  readonly url?: string | undefined;
  readonly title?: string | undefined;
  readonly description?: string | undefined;
  readonly note?: string | undefined;
  readonly tags?: readonly string[] | undefined;
};
