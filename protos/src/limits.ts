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
  refsPerCall: 200,
  /** What one call changes before its caller gets an answer; more is done by a job. */
  bookmarksPerCall: 10_000,
  collectionNameLength: 100,
  collectionDepth: 20,
  collectionsPerLibrary: 2000,
  collectionDescriptionLength: 500,
  /** Their bookmarks are counted with each list of collections, by a search each. */
  smartCollections: 100,
  /** What fits in the time of a call; there is no job for it. */
  bookmarksPerDeletedCollection: 20_000,
  autoTags: 20,
  tagChangesPerCall: 50,
  smartCount: 1000,
  examples: 5,
  conflicts: 20,
  problems: 20,
  resurfaced: 20,
  findingsPerPage: 50,
  importContentLength: 200_000,
  /** What comes from the API of a service in one call: it fits into a message. */
  sourceContentBytes: 3_670_016,
  importFileBytes: 100 * 1024 * 1024,
  apiKeysPerUser: 20,
  apiKeyNameLength: 64,
  apiKeyLifetimeDays: 366,
  /** An IPv6 address, with a zone. */
  addressLength: 64,
  publicNameLength: 60,
  pokeApiKeyLength: 500,
  remindAtLength: 100,
  reminderYears: 10,
  /** Of what one call sets a reminder, or takes it from. */
  remindersPerCall: 1000,
  /** In one answer, and in one message into a chat. */
  dueReminders: 10,
  timeZoneLength: 64,
  pageTextLength: 200_000,
  quoteLength: 2000,
  highlightNoteLength: 1000,
  highlightsPerBookmark: 50,
  pageExcerptLength: 8000,
  pageTimeoutMs: 30_000,
  validatorLength: 500,
  publicCollectionsPerPage: 50,
  /** How far the bookmarks of a published collection are counted. */
  publicCount: 10_000,
  /** Of these some are disconnected at most: there is always room for another one. */
  appsPerUser: 200,
  disconnectedAppsPerUser: 100,
  /** A library of 100,000 bookmarks takes a few seconds. */
  deletionTimeoutMs: 60_000,
  bookmarksPerPage: 100,
  /** A whole vocabulary in one page, for programs; models get shorter ones. */
  tagsPerPage: 5000,
  changesPerPage: 100,
  domainsPerCall: 100,
  pageTokenLength: 1024,
  messageBytes: 4 * 1024 * 1024,
} as const;
