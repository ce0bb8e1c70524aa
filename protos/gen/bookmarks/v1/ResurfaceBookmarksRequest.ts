// Original file: bookmarks/v1/bookmarks.proto


// Original file: bookmarks/v1/bookmarks.proto

export const _bookmarks_v1_ResurfaceBookmarksRequest_Mode = {
  /**
   * The same as UNREAD.
   */
  MODE_UNSPECIFIED: 'MODE_UNSPECIFIED',
  /**
   * What has waited longest.
   */
  MODE_UNREAD: 'MODE_UNREAD',
  /**
   * Read or saved long ago, and not touched since.
   */
  MODE_FORGOTTEN: 'MODE_FORGOTTEN',
  /**
   * Saved on this day of an earlier year.
   */
  MODE_ON_THIS_DAY: 'MODE_ON_THIS_DAY',
  MODE_RANDOM: 'MODE_RANDOM',
  /**
   * Shares tags, words or the site with `ref`.
   */
  MODE_RELATED: 'MODE_RELATED',
} as const;

export type _bookmarks_v1_ResurfaceBookmarksRequest_Mode =
  /**
   * The same as UNREAD.
   */
  | 'MODE_UNSPECIFIED'
  | 0
  /**
   * What has waited longest.
   */
  | 'MODE_UNREAD'
  | 1
  /**
   * Read or saved long ago, and not touched since.
   */
  | 'MODE_FORGOTTEN'
  | 2
  /**
   * Saved on this day of an earlier year.
   */
  | 'MODE_ON_THIS_DAY'
  | 3
  | 'MODE_RANDOM'
  | 4
  /**
   * Shares tags, words or the site with `ref`.
   */
  | 'MODE_RELATED'
  | 5

export type _bookmarks_v1_ResurfaceBookmarksRequest_Mode__Output = typeof _bookmarks_v1_ResurfaceBookmarksRequest_Mode[keyof typeof _bookmarks_v1_ResurfaceBookmarksRequest_Mode]

export interface ResurfaceBookmarksRequest {
  'mode'?: (_bookmarks_v1_ResurfaceBookmarksRequest_Mode);
  /**
   * For RELATED: an id or URL.
   */
  'ref'?: (string);
  'limit'?: (number);
  /**
   * For RANDOM: the same seed gives the same bookmarks.
   */
  'seed'?: (number);
  /**
   * Only what can be read in so many minutes, as far as that is known.
   */
  'minutes'?: (number);
  '_seed'?: "seed";
  '_minutes'?: "minutes";
}

export interface ResurfaceBookmarksRequest__Output {
  'mode': (_bookmarks_v1_ResurfaceBookmarksRequest_Mode__Output);
  /**
   * For RELATED: an id or URL.
   */
  'ref': (string);
  'limit': (number);
  /**
   * For RANDOM: the same seed gives the same bookmarks.
   */
  'seed'?: (number);
  /**
   * Only what can be read in so many minutes, as far as that is known.
   */
  'minutes'?: (number);
  '_seed'?: "seed";
  '_minutes'?: "minutes";
}
