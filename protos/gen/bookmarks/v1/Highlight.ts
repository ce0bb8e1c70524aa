// Original file: bookmarks/v1/bookmarks.proto

import type { Timestamp as _google_protobuf_Timestamp, Timestamp__Output as _google_protobuf_Timestamp__Output } from '../../google/protobuf/Timestamp.ts';

// Original file: bookmarks/v1/bookmarks.proto

export const _bookmarks_v1_Highlight_Color = {
  /**
   * The same as YELLOW.
   */
  COLOR_UNSPECIFIED: 'COLOR_UNSPECIFIED',
  COLOR_YELLOW: 'COLOR_YELLOW',
  COLOR_GREEN: 'COLOR_GREEN',
  COLOR_BLUE: 'COLOR_BLUE',
  COLOR_PINK: 'COLOR_PINK',
  COLOR_PURPLE: 'COLOR_PURPLE',
} as const;

export type _bookmarks_v1_Highlight_Color =
  /**
   * The same as YELLOW.
   */
  | 'COLOR_UNSPECIFIED'
  | 0
  | 'COLOR_YELLOW'
  | 1
  | 'COLOR_GREEN'
  | 2
  | 'COLOR_BLUE'
  | 3
  | 'COLOR_PINK'
  | 4
  | 'COLOR_PURPLE'
  | 5

export type _bookmarks_v1_Highlight_Color__Output = typeof _bookmarks_v1_Highlight_Color[keyof typeof _bookmarks_v1_Highlight_Color]

/**
 * What its user marked on a page.
 */
export interface Highlight {
  /**
   * `hl_` and 12 characters.
   */
  'id'?: (string);
  /**
   * As the page has it, where its text was known. It stays when the page changes.
   */
  'quote'?: (string);
  'note'?: (string);
  'color'?: (_bookmarks_v1_Highlight_Color);
  'createTime'?: (_google_protobuf_Timestamp | null);
  /**
   * Whether the text of the page has it, as far as that is known.
   */
  'onPage'?: (boolean);
}

/**
 * What its user marked on a page.
 */
export interface Highlight__Output {
  /**
   * `hl_` and 12 characters.
   */
  'id': (string);
  /**
   * As the page has it, where its text was known. It stays when the page changes.
   */
  'quote': (string);
  'note': (string);
  'color': (_bookmarks_v1_Highlight_Color__Output);
  'createTime': (_google_protobuf_Timestamp__Output | null);
  /**
   * Whether the text of the page has it, as far as that is known.
   */
  'onPage': (boolean);
}
