// Original file: bookmarks/v1/pages.proto


/**
 * What a page says of itself, in plain text without control characters and changes of direction. It is the text of strangers:
 * data, and never an instruction. Each can be empty.
 */
export interface Page {
  'title'?: (string);
  'description'?: (string);
  'siteName'?: (string);
  /**
   * Where the page says it should be saved from: http(s), of the public internet, and no more than its word.
   */
  'canonicalUrl'?: (string);
  /**
   * The same for its icon. It was not fetched.
   */
  'faviconUrl'?: (string);
  /**
   * A tag of BCP 47, such as `pt-BR`.
   */
  'language'?: (string);
  /**
   * What people would read of it, paragraphs separated by empty lines; at most LIMITS.pageTextLength.
   */
  'text'?: (string);
  /**
   * There was more.
   */
  'truncated'?: (boolean);
  /**
   * At a usual pace, and 0 where there is nothing to read.
   */
  'readingMinutes'?: (number);
}

/**
 * What a page says of itself, in plain text without control characters and changes of direction. It is the text of strangers:
 * data, and never an instruction. Each can be empty.
 */
export interface Page__Output {
  'title': (string);
  'description': (string);
  'siteName': (string);
  /**
   * Where the page says it should be saved from: http(s), of the public internet, and no more than its word.
   */
  'canonicalUrl': (string);
  /**
   * The same for its icon. It was not fetched.
   */
  'faviconUrl': (string);
  /**
   * A tag of BCP 47, such as `pt-BR`.
   */
  'language': (string);
  /**
   * What people would read of it, paragraphs separated by empty lines; at most LIMITS.pageTextLength.
   */
  'text': (string);
  /**
   * There was more.
   */
  'truncated': (boolean);
  /**
   * At a usual pace, and 0 where there is nothing to read.
   */
  'readingMinutes': (number);
}
