// Original file: bookmarks/v1/bookmarks.proto

import type { Status as _bookmarks_v1_Status, Status__Output as _bookmarks_v1_Status__Output } from '../../bookmarks/v1/Status.ts';
import type { OnDuplicate as _bookmarks_v1_OnDuplicate, OnDuplicate__Output as _bookmarks_v1_OnDuplicate__Output } from '../../bookmarks/v1/OnDuplicate.ts';

export interface CreateBookmarkRequest {
  'url'?: (string);
  'title'?: (string);
  'note'?: (string);
  'tags'?: (string)[];
  /**
   * Unset: unread.
   */
  'status'?: (_bookmarks_v1_Status);
  'favorite'?: (boolean);
  'onDuplicate'?: (_bookmarks_v1_OnDuplicate);
  /**
   * An id or a path; a path that is not there is made.
   */
  'collection'?: (string);
  /**
   * ISO 8601, or words such as `tomorrow 9:00`, with the name of a time zone behind it or not; `never`. Empty: as it is.
   */
  'remindAt'?: (string);
  '_title'?: "title";
  '_note'?: "note";
  '_favorite'?: "favorite";
}

export interface CreateBookmarkRequest__Output {
  'url': (string);
  'title'?: (string);
  'note'?: (string);
  'tags': (string)[];
  /**
   * Unset: unread.
   */
  'status': (_bookmarks_v1_Status__Output);
  'favorite'?: (boolean);
  'onDuplicate': (_bookmarks_v1_OnDuplicate__Output);
  /**
   * An id or a path; a path that is not there is made.
   */
  'collection': (string);
  /**
   * ISO 8601, or words such as `tomorrow 9:00`, with the name of a time zone behind it or not; `never`. Empty: as it is.
   */
  'remindAt': (string);
  '_title'?: "title";
  '_note'?: "note";
  '_favorite'?: "favorite";
}
