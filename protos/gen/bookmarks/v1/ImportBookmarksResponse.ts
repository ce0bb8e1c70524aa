// Original file: bookmarks/v1/bookmarks.proto

import type { ImportReport as _bookmarks_v1_ImportReport, ImportReport__Output as _bookmarks_v1_ImportReport__Output } from '../../bookmarks/v1/ImportReport.ts';

export interface ImportBookmarksResponse {
  /**
   * Empty for a dry run.
   */
  'jobId'?: (string);
  /**
   * For a dry run, what is in the file.
   */
  'report'?: (_bookmarks_v1_ImportReport | null);
}

export interface ImportBookmarksResponse__Output {
  /**
   * Empty for a dry run.
   */
  'jobId': (string);
  /**
   * For a dry run, what is in the file.
   */
  'report': (_bookmarks_v1_ImportReport__Output | null);
}
