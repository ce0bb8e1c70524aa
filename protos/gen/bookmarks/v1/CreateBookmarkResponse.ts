// Original file: bookmarks/v1/bookmarks.proto

import type { Bookmark as _bookmarks_v1_Bookmark, Bookmark__Output as _bookmarks_v1_Bookmark__Output } from '../../bookmarks/v1/Bookmark.ts';
import type { Reminder as _bookmarks_v1_Reminder, Reminder__Output as _bookmarks_v1_Reminder__Output } from '../../bookmarks/v1/Reminder.ts';

// Original file: bookmarks/v1/bookmarks.proto

export const _bookmarks_v1_CreateBookmarkResponse_Outcome = {
  OUTCOME_UNSPECIFIED: 'OUTCOME_UNSPECIFIED',
  OUTCOME_CREATED: 'OUTCOME_CREATED',
  OUTCOME_MERGED: 'OUTCOME_MERGED',
  OUTCOME_UNCHANGED: 'OUTCOME_UNCHANGED',
} as const;

export type _bookmarks_v1_CreateBookmarkResponse_Outcome =
  | 'OUTCOME_UNSPECIFIED'
  | 0
  | 'OUTCOME_CREATED'
  | 1
  | 'OUTCOME_MERGED'
  | 2
  | 'OUTCOME_UNCHANGED'
  | 3

export type _bookmarks_v1_CreateBookmarkResponse_Outcome__Output = typeof _bookmarks_v1_CreateBookmarkResponse_Outcome[keyof typeof _bookmarks_v1_CreateBookmarkResponse_Outcome]

export interface CreateBookmarkResponse {
  'bookmark'?: (_bookmarks_v1_Bookmark | null);
  'outcome'?: (_bookmarks_v1_CreateBookmarkResponse_Outcome);
  /**
   * What `undo` names; empty when nothing changed.
   */
  'changeId'?: (string);
  /**
   * Tags from the user's own vocabulary that bookmarks of the same site carry.
   */
  'suggestedTags'?: (string)[];
  /**
   * Of title, note, tags, status, favorite, collection and remind_at, those that were given and that the saved bookmark has
   * otherwise and keeps: a merge keeps a title, SKIP keeps everything.
   */
  'kept'?: (string)[];
  /**
   * Absent where no wish was given, or the bookmark keeps another one.
   */
  'reminder'?: (_bookmarks_v1_Reminder | null);
}

export interface CreateBookmarkResponse__Output {
  'bookmark': (_bookmarks_v1_Bookmark__Output | null);
  'outcome': (_bookmarks_v1_CreateBookmarkResponse_Outcome__Output);
  /**
   * What `undo` names; empty when nothing changed.
   */
  'changeId': (string);
  /**
   * Tags from the user's own vocabulary that bookmarks of the same site carry.
   */
  'suggestedTags': (string)[];
  /**
   * Of title, note, tags, status, favorite, collection and remind_at, those that were given and that the saved bookmark has
   * otherwise and keeps: a merge keeps a title, SKIP keeps everything.
   */
  'kept': (string)[];
  /**
   * Absent where no wish was given, or the bookmark keeps another one.
   */
  'reminder': (_bookmarks_v1_Reminder__Output | null);
}
