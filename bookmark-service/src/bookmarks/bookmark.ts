import type { UserSub } from '@bookmarks/identity';

export type Status = 'unread' | 'read' | 'archived';

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
  readonly onDuplicate?: 'merge' | 'skip' | undefined;
};

/** What a caller gives to overwrite parts of a bookmark, as it came. */
export type BookmarkEdit = {
  readonly url?: string | undefined;
  readonly title?: string | undefined;
  readonly description?: string | undefined;
  readonly note?: string | undefined;
  readonly tags?: readonly string[] | undefined;
};

/** Whose library a call is about, and until when its answer is wanted. */
export type CallContext = { readonly userSub: UserSub; readonly deadline: Date };
