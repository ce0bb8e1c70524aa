// Original file: bookmarks/v1/bookmarks.proto

import type { Change as _bookmarks_v1_Change, Change__Output as _bookmarks_v1_Change__Output } from '../../bookmarks/v1/Change.ts';

export interface ListBookmarkHistoryResponse {
  'changes'?: (_bookmarks_v1_Change)[];
}

export interface ListBookmarkHistoryResponse__Output {
  'changes': (_bookmarks_v1_Change__Output)[];
}
