// Original file: bookmarks/v1/bookmarks.proto

export const OnDuplicate = {
  /**
   * The same as MERGE.
   */
  ON_DUPLICATE_UNSPECIFIED: 'ON_DUPLICATE_UNSPECIFIED',
  /**
   * Tags are added, a note is appended, an empty title is filled in, status and favorite are set where given. An import
   * leaves the status as it is, and adds to the favorites only.
   */
  ON_DUPLICATE_MERGE: 'ON_DUPLICATE_MERGE',
  /**
   * The saved bookmark is left as it is.
   */
  ON_DUPLICATE_SKIP: 'ON_DUPLICATE_SKIP',
} as const;

export type OnDuplicate =
  /**
   * The same as MERGE.
   */
  | 'ON_DUPLICATE_UNSPECIFIED'
  | 0
  /**
   * Tags are added, a note is appended, an empty title is filled in, status and favorite are set where given. An import
   * leaves the status as it is, and adds to the favorites only.
   */
  | 'ON_DUPLICATE_MERGE'
  | 1
  /**
   * The saved bookmark is left as it is.
   */
  | 'ON_DUPLICATE_SKIP'
  | 2

export type OnDuplicate__Output = typeof OnDuplicate[keyof typeof OnDuplicate]
