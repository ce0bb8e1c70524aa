// Original file: bookmarks/v1/bookmarks.proto

import type { Highlight as _bookmarks_v1_Highlight, Highlight__Output as _bookmarks_v1_Highlight__Output } from '../../bookmarks/v1/Highlight.ts';

export interface _bookmarks_v1_BatchGetHighlightsResponse_Entry {
  'bookmarkId'?: (string);
  'highlights'?: (_bookmarks_v1_Highlight)[];
}

export interface _bookmarks_v1_BatchGetHighlightsResponse_Entry__Output {
  'bookmarkId': (string);
  'highlights': (_bookmarks_v1_Highlight__Output)[];
}

export interface BatchGetHighlightsResponse {
  'entries'?: (_bookmarks_v1_BatchGetHighlightsResponse_Entry)[];
}

export interface BatchGetHighlightsResponse__Output {
  'entries': (_bookmarks_v1_BatchGetHighlightsResponse_Entry__Output)[];
}
