// Original file: bookmarks/v1/bookmarks.proto

import type { Bookmark as _bookmarks_v1_Bookmark, Bookmark__Output as _bookmarks_v1_Bookmark__Output } from '../../bookmarks/v1/Bookmark.ts';
import type { Reminder as _bookmarks_v1_Reminder, Reminder__Output as _bookmarks_v1_Reminder__Output } from '../../bookmarks/v1/Reminder.ts';

export interface OrganizeBookmarksResponse {
  /**
   * How many bookmarks were, or would be, changed; with a job, how many it will look at.
   */
  'changedCount'?: (number);
  /**
   * How many of the references or of what passes the filter are so already.
   */
  'unchangedCount'?: (number);
  /**
   * Some of those that were, or would be, changed.
   */
  'examples'?: (_bookmarks_v1_Bookmark)[];
  /**
   * The references, as given, that name nothing in the library.
   */
  'missingRefs'?: (string)[];
  /**
   * Empty when nothing changed, or when a job does it.
   */
  'changeId'?: (string);
  'jobId'?: (string);
  /**
   * How many have no room for it and are, or would be, left as they are: a job skips them, a call refuses them all.
   */
  'skippedCount'?: (number);
  /**
   * The ids of some of those.
   */
  'skippedIds'?: (string)[];
  /**
   * Absent where no wish was given, or there is no bookmark to have it.
   */
  'reminder'?: (_bookmarks_v1_Reminder | null);
}

export interface OrganizeBookmarksResponse__Output {
  /**
   * How many bookmarks were, or would be, changed; with a job, how many it will look at.
   */
  'changedCount': (number);
  /**
   * How many of the references or of what passes the filter are so already.
   */
  'unchangedCount': (number);
  /**
   * Some of those that were, or would be, changed.
   */
  'examples': (_bookmarks_v1_Bookmark__Output)[];
  /**
   * The references, as given, that name nothing in the library.
   */
  'missingRefs': (string)[];
  /**
   * Empty when nothing changed, or when a job does it.
   */
  'changeId': (string);
  'jobId': (string);
  /**
   * How many have no room for it and are, or would be, left as they are: a job skips them, a call refuses them all.
   */
  'skippedCount': (number);
  /**
   * The ids of some of those.
   */
  'skippedIds': (string)[];
  /**
   * Absent where no wish was given, or there is no bookmark to have it.
   */
  'reminder': (_bookmarks_v1_Reminder__Output | null);
}
