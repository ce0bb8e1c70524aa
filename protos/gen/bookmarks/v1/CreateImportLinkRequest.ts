// Original file: bookmarks/v1/bookmarks.proto

import type { ImportOptions as _bookmarks_v1_ImportOptions, ImportOptions__Output as _bookmarks_v1_ImportOptions__Output } from '../../bookmarks/v1/ImportOptions.ts';

export interface CreateImportLinkRequest {
  'options'?: (_bookmarks_v1_ImportOptions | null);
}

export interface CreateImportLinkRequest__Output {
  'options': (_bookmarks_v1_ImportOptions__Output | null);
}
