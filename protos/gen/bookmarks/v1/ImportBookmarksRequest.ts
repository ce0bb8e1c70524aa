// Original file: bookmarks/v1/bookmarks.proto

import type { ImportOptions as _bookmarks_v1_ImportOptions, ImportOptions__Output as _bookmarks_v1_ImportOptions__Output } from '../../bookmarks/v1/ImportOptions.ts';

export interface ImportBookmarksRequest {
  'content'?: (string);
  'options'?: (_bookmarks_v1_ImportOptions | null);
  'dryRun'?: (boolean);
}

export interface ImportBookmarksRequest__Output {
  'content': (string);
  'options': (_bookmarks_v1_ImportOptions__Output | null);
  'dryRun': (boolean);
}
