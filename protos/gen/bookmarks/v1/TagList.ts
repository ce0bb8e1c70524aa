// Original file: bookmarks/v1/bookmarks.proto


/**
 * A message, because a repeated field cannot say whether it is set.
 */
export interface TagList {
  'tags'?: (string)[];
}

/**
 * A message, because a repeated field cannot say whether it is set.
 */
export interface TagList__Output {
  'tags': (string)[];
}
