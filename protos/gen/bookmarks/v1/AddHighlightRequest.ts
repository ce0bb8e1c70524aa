// Original file: bookmarks/v1/bookmarks.proto

import type { _bookmarks_v1_Highlight_Color, _bookmarks_v1_Highlight_Color__Output } from '../../bookmarks/v1/Highlight.ts';

export interface AddHighlightRequest {
  /**
   * An id or a URL.
   */
  'ref'?: (string);
  'quote'?: (string);
  'note'?: (string);
  /**
   * Unset: as it is, or yellow.
   */
  'color'?: (_bookmarks_v1_Highlight_Color);
  '_note'?: "note";
}

export interface AddHighlightRequest__Output {
  /**
   * An id or a URL.
   */
  'ref': (string);
  'quote': (string);
  'note'?: (string);
  /**
   * Unset: as it is, or yellow.
   */
  'color': (_bookmarks_v1_Highlight_Color__Output);
  '_note'?: "note";
}
