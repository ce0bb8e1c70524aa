/**
 * The bounds of `bookmarks.v1`, which a .proto file cannot state. The bookmark service enforces them; the MCP service
 * shows them to assistants. Lengths are in UTF-16 code units, as JavaScript and JSON Schema count them.
 */
export const LIMITS = {
  urlLength: 2048,
  titleLength: 1000,
  descriptionLength: 5000,
  noteLength: 10_000,
  tagLength: 64,
  tagsPerBookmark: 50,
  tagsPerFilter: 20,
  queryLength: 500,
  domainLength: 253,
  refsPerCall: 100,
  bookmarksPerPage: 100,
  tagsPerPage: 500,
  pageTokenLength: 1024,
  messageBytes: 4 * 1024 * 1024,
} as const;
