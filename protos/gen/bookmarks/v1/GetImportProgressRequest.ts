// Original file: bookmarks/v1/bookmarks.proto

import type { ImportSource as _bookmarks_v1_ImportSource, ImportSource__Output as _bookmarks_v1_ImportSource__Output } from '../../bookmarks/v1/ImportSource.ts';

export interface GetImportProgressRequest {
  'source'?: (_bookmarks_v1_ImportSource);
}

export interface GetImportProgressRequest__Output {
  'source': (_bookmarks_v1_ImportSource__Output);
}
