// Original file: bookmarks/v1/bookmarks.proto

import type { Tag as _bookmarks_v1_Tag, Tag__Output as _bookmarks_v1_Tag__Output } from '../../bookmarks/v1/Tag.ts';
import type { Job as _bookmarks_v1_Job, Job__Output as _bookmarks_v1_Job__Output } from '../../bookmarks/v1/Job.ts';
import type { Change as _bookmarks_v1_Change, Change__Output as _bookmarks_v1_Change__Output } from '../../bookmarks/v1/Change.ts';
import type { LinkTotals as _bookmarks_v1_LinkTotals, LinkTotals__Output as _bookmarks_v1_LinkTotals__Output } from '../../bookmarks/v1/LinkTotals.ts';
import type { Bookmark as _bookmarks_v1_Bookmark, Bookmark__Output as _bookmarks_v1_Bookmark__Output } from '../../bookmarks/v1/Bookmark.ts';

export interface GetOverviewResponse {
  'bookmarkCount'?: (number);
  'unreadCount'?: (number);
  'readCount'?: (number);
  'archivedCount'?: (number);
  'favoriteCount'?: (number);
  'untaggedCount'?: (number);
  'trashCount'?: (number);
  'tagCount'?: (number);
  'collectionCount'?: (number);
  'topTags'?: (_bookmarks_v1_Tag)[];
  /**
   * Those that are not done, and those that were done within the last day.
   */
  'jobs'?: (_bookmarks_v1_Job)[];
  /**
   * The last ten.
   */
  'changes'?: (_bookmarks_v1_Change)[];
  /**
   * Absent where nobody looks at what is behind links.
   */
  'links'?: (_bookmarks_v1_LinkTotals | null);
  /**
   * Reminders that are due and were not shown, those due longest first; LIMITS.dueReminders at most.
   */
  'dueReminders'?: (_bookmarks_v1_Bookmark)[];
}

export interface GetOverviewResponse__Output {
  'bookmarkCount': (number);
  'unreadCount': (number);
  'readCount': (number);
  'archivedCount': (number);
  'favoriteCount': (number);
  'untaggedCount': (number);
  'trashCount': (number);
  'tagCount': (number);
  'collectionCount': (number);
  'topTags': (_bookmarks_v1_Tag__Output)[];
  /**
   * Those that are not done, and those that were done within the last day.
   */
  'jobs': (_bookmarks_v1_Job__Output)[];
  /**
   * The last ten.
   */
  'changes': (_bookmarks_v1_Change__Output)[];
  /**
   * Absent where nobody looks at what is behind links.
   */
  'links': (_bookmarks_v1_LinkTotals__Output | null);
  /**
   * Reminders that are due and were not shown, those due longest first; LIMITS.dueReminders at most.
   */
  'dueReminders': (_bookmarks_v1_Bookmark__Output)[];
}
