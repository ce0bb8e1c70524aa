// Original file: bookmarks/v1/bookmarks.proto

import type { ImportOptions as _bookmarks_v1_ImportOptions, ImportOptions__Output as _bookmarks_v1_ImportOptions__Output } from '../../bookmarks/v1/ImportOptions.ts';
import type { ImportProgress as _bookmarks_v1_ImportProgress, ImportProgress__Output as _bookmarks_v1_ImportProgress__Output } from '../../bookmarks/v1/ImportProgress.ts';

export interface ImportBookmarksRequest {
  'content'?: (string);
  'options'?: (_bookmarks_v1_ImportOptions | null);
  'dryRun'?: (boolean);
  /**
   * For content that comes from the API of a service: kept together with the start of the import, and not for a dry run.
   */
  'progress'?: (_bookmarks_v1_ImportProgress | null);
}

export interface ImportBookmarksRequest__Output {
  'content': (string);
  'options': (_bookmarks_v1_ImportOptions__Output | null);
  'dryRun': (boolean);
  /**
   * For content that comes from the API of a service: kept together with the start of the import, and not for a dry run.
   */
  'progress': (_bookmarks_v1_ImportProgress__Output | null);
}
