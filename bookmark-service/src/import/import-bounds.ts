/**
 * The most characters that one entry may take in a file. A reader keeps no more than this of what it has not yet given
 * away. Linkwarden writes the whole text of each page into its entry, hence millions.
 */
export const MAXIMUM_ENTRY_LENGTH = 4 * 1024 * 1024;

/** What is kept of one text of an entry; ten times what a bookmark may hold, so that the caller can tell and refuse. */
export const MAXIMUM_TEXT_LENGTH = 100_000;

/** Levels of folders, or of braces and brackets: far above what people and programs write. */
export const MAXIMUM_DEPTH = 200;

/** What one step of an import writes at most: less than other bulk work, since each entry comes with its texts. */
export const IMPORT_STEP = 1_000;
