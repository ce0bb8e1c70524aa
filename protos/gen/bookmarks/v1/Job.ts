// Original file: bookmarks/v1/bookmarks.proto

import type { Timestamp as _google_protobuf_Timestamp, Timestamp__Output as _google_protobuf_Timestamp__Output } from '../../google/protobuf/Timestamp.ts';
import type { ImportReport as _bookmarks_v1_ImportReport, ImportReport__Output as _bookmarks_v1_ImportReport__Output } from '../../bookmarks/v1/ImportReport.ts';
import type { UndoChangeResponse as _bookmarks_v1_UndoChangeResponse, UndoChangeResponse__Output as _bookmarks_v1_UndoChangeResponse__Output } from '../../bookmarks/v1/UndoChangeResponse.ts';
import type { OrganizeBookmarksResponse as _bookmarks_v1_OrganizeBookmarksResponse, OrganizeBookmarksResponse__Output as _bookmarks_v1_OrganizeBookmarksResponse__Output } from '../../bookmarks/v1/OrganizeBookmarksResponse.ts';

// Original file: bookmarks/v1/bookmarks.proto

export const _bookmarks_v1_Job_State = {
  STATE_UNSPECIFIED: 'STATE_UNSPECIFIED',
  STATE_QUEUED: 'STATE_QUEUED',
  STATE_RUNNING: 'STATE_RUNNING',
  STATE_DONE: 'STATE_DONE',
  STATE_FAILED: 'STATE_FAILED',
} as const;

export type _bookmarks_v1_Job_State =
  | 'STATE_UNSPECIFIED'
  | 0
  | 'STATE_QUEUED'
  | 1
  | 'STATE_RUNNING'
  | 2
  | 'STATE_DONE'
  | 3
  | 'STATE_FAILED'
  | 4

export type _bookmarks_v1_Job_State__Output = typeof _bookmarks_v1_Job_State[keyof typeof _bookmarks_v1_Job_State]

export interface Job {
  /**
   * `job_` and 12 characters; unique for its user.
   */
  'id'?: (string);
  /**
   * import, undo, organize, update_tags
   */
  'kind'?: (string);
  'state'?: (_bookmarks_v1_Job_State);
  'doneCount'?: (number);
  /**
   * 0 while it is not known.
   */
  'totalCount'?: (number);
  /**
   * What can be undone; empty while nothing is changed.
   */
  'changeId'?: (string);
  'createTime'?: (_google_protobuf_Timestamp | null);
  'finishTime'?: (_google_protobuf_Timestamp | null);
  /**
   * Why it failed.
   */
  'failure'?: (string);
  /**
   * For an import.
   */
  'importReport'?: (_bookmarks_v1_ImportReport | null);
  /**
   * For an undo.
   */
  'undoReport'?: (_bookmarks_v1_UndoChangeResponse | null);
  /**
   * For organize; its counts alone, and the ids of what was skipped.
   */
  'organizeReport'?: (_bookmarks_v1_OrganizeBookmarksResponse | null);
}

export interface Job__Output {
  /**
   * `job_` and 12 characters; unique for its user.
   */
  'id': (string);
  /**
   * import, undo, organize, update_tags
   */
  'kind': (string);
  'state': (_bookmarks_v1_Job_State__Output);
  'doneCount': (number);
  /**
   * 0 while it is not known.
   */
  'totalCount': (number);
  /**
   * What can be undone; empty while nothing is changed.
   */
  'changeId': (string);
  'createTime': (_google_protobuf_Timestamp__Output | null);
  'finishTime': (_google_protobuf_Timestamp__Output | null);
  /**
   * Why it failed.
   */
  'failure': (string);
  /**
   * For an import.
   */
  'importReport': (_bookmarks_v1_ImportReport__Output | null);
  /**
   * For an undo.
   */
  'undoReport': (_bookmarks_v1_UndoChangeResponse__Output | null);
  /**
   * For organize; its counts alone, and the ids of what was skipped.
   */
  'organizeReport': (_bookmarks_v1_OrganizeBookmarksResponse__Output | null);
}
